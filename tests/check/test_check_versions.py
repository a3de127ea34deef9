"""Words that differ from the last edition want another version."""

from __future__ import annotations

from dataclasses import replace

from check.making_projects import TODAY, make_block, make_plans, make_profile, make_project
from reportgen.check.run import run_checks
from reportgen.model.names import ProfileId, ThemeId
from reportgen.model.profile import Paper
from reportgen.model.project import Project
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document, Metadata
from reportgen.record.editions.files import make_edition
from reportgen.record.editions.snapshot import take_page

POLICY = ProfileId("policy")


def page(text: str) -> str:
    block = f'<section data-role="block" data-block="b" data-version="full"><p>{text}</p></section>'
    return f"<html><body><main>{block}</main></body></html>"


def project_after(version: str, then: str = "1.0") -> Project:
    """A project whose edition 1 said "As it was." under the version of `then`."""
    project = make_project(
        make_block("b", "Text."), profiles=[make_profile(), make_profile("b")], version=version
    )
    shown = take_page(project, make_plans(project)[POLICY], document(project, POLICY, "As it was."))
    return replace(project, editions=(make_edition(1, "2026-11-20", {POLICY: shown}, then),))


def document(project: Project, name: ProfileId, text: str) -> Document:
    metadata = Metadata("T", "", (), "", (), "en-GB", "", "2026-11-21T00:00:00Z", "")
    theme = project.themes[ThemeId("navy")]
    return Document(name, "T", "en-GB", page_from_html(page(text)), {}, theme, Paper.A4, metadata, {})


def told(project: Project, text: str) -> list[str]:
    documents = {name: document(project, name, text) for name in (POLICY, ProfileId("b"))}
    report = run_checks(project, make_plans(project), today=TODAY, documents=documents)
    return [each.message for each in report.diagnostics if each.code == "version-not-bumped"]


def test_other_words_under_the_same_version_are_told() -> None:
    assert told(project_after("1.0"), "As it is.") == [
        "the words are not those of edition 1, and both are version 1.0 (policy)"
    ]


def test_the_same_words_need_no_other_version() -> None:
    assert told(project_after("1.0"), "As it was.") == []


def test_other_words_under_another_version_are_fine() -> None:
    assert told(project_after("1.1"), "As it is.") == []


def test_an_edition_that_recorded_no_version_says_nothing_of_it() -> None:
    assert told(project_after("1.0", then=""), "As it is.") == []
