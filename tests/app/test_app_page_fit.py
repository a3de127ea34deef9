"""Pages that an earlier build laid out are not laid out again, and only those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.app.build import page_fit
from reportgen.app.build.build import build
from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.documents import compose_all
from reportgen.app.build.page_fit import Pages, lay_out_pages
from reportgen.app.build.request import BuildRequest
from reportgen.app.explain import explain
from reportgen.app.listing.affected import list_affected
from reportgen.app.listing.profiles import compare_profiles
from reportgen.app.open_project import open_project
from reportgen.errors import EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.profile import Format, Limit, Overflow
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.model.report.manifest import Manifest
from reportgen.model.report.page_facts import PageFacts
from speed.builds import edit, say_nothing, starter

FACTS = PageFacts(2, 0.5, (), ())


class Measured:
    """A page engine that remembers for whom it was asked; a page holds a thousand signs."""

    def __init__(self) -> None:
        self.profiles: list[str] = []

    def __call__(self, document: Document) -> PageFacts:
        self.profiles.append(document.profile)
        return PageFacts(-(-len(document.html) // 1000), 0.5, (), ())


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Measured:
    engine = Measured()
    monkeypatch.setattr(page_fit, "page_engine", lambda: engine)
    return engine


@pytest.fixture
def built(tmp_path: Path) -> tuple[Project, Manifest]:
    request = BuildRequest(starter(tmp_path), formats=(Format.HTML,))
    reports = tuple(replace(each, facts=FACTS) for each in build(request, say_nothing).reports)
    return open_project(request.start).project, Manifest("p", "1", reports)


def laid_out(project: Project, manifest: Manifest | None, tools: Mapping[str, str]) -> Pages:
    plans = plan_profiles(project, choose_profiles(project, ()))
    documents = compose_all(project, plans, {}, say_nothing)
    return lay_out_pages(project, plans, documents, built=manifest, tools=tools, jobs=1, step=say_nothing)


def test_a_report_that_was_built_is_not_laid_out_again(
    built: tuple[Project, Manifest], measured: Measured
) -> None:
    project, manifest = built
    pages = laid_out(project, manifest, manifest.reports[0].tools)

    assert measured.profiles == []
    assert set(pages.facts.values()) == {FACTS}


def test_a_report_that_other_tools_built_is_laid_out(
    built: tuple[Project, Manifest], measured: Measured
) -> None:
    project, manifest = built
    laid_out(project, manifest, {"weasyprint": "another"})

    assert sorted(measured.profiles) == ["council", "visitors"]


def test_a_report_of_another_document_is_laid_out(
    built: tuple[Project, Manifest], measured: Measured
) -> None:
    project, manifest = built
    council, visitors = manifest.reports
    laid_out(project, replace(manifest, reports=(replace(council, document="0"), visitors)), council.tools)

    assert measured.profiles == ["council"]


def test_a_report_is_dropped_to_its_limit_before_its_pages_are_judged(
    built: tuple[Project, Manifest], measured: Measured
) -> None:
    project, _ = built
    council = next(each for each in project.profiles.values() if each.id == "council")
    whole = laid_out(project, None, {})
    most = whole.facts[council.id].pages - 1
    limited = replace(council, limit=Limit(most, None, Overflow.DROP))
    pages = laid_out(replace(project, profiles={council.id: limited}), None, {})

    assert measured.profiles
    assert pages.facts[council.id].pages <= most
    assert pages.plans[council.id] != whole.plans[council.id]
    assert pages.documents[council.id] != whole.documents[council.id]
    assert {each.code for each in pages.messages} == {"report-fitted"}


def test_whoever_tells_what_a_report_shows_tells_what_a_build_prints(
    tmp_path: Path, measured: Measured
) -> None:
    folder = starter(tmp_path)
    edit(
        folder / "profiles" / "council.yaml", "citations:", "limit: {words: 220, overflow: drop}\ncitations:"
    )
    (report,) = build(BuildRequest(folder, ("council",), (Format.HTML,)), say_nothing).reports
    matrix = compare_profiles(folder, ("council",), say_nothing)
    explained = {name: explain(folder, name, ("council",), say_nothing)[0] for name in ("cost", "way-home")}
    listed = {str(row[0]): row[3] for row in list_affected(folder, "trial-notes").rows}

    placed = {each.block for each in report.placed}
    assert measured.profiles
    assert {row.block for row in matrix.rows if row.cells[0]} == placed
    assert {name for name, each in explained.items() if each.place} == {"way-home"}
    assert "council" in str(listed["way-home"])
    assert "council" not in str(listed["cost"])


def test_the_failures_of_all_engines_are_raised_together(
    built: tuple[Project, Manifest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: Document) -> PageFacts:
        raise EngineError([Diagnostic("engine-crashed", document.profile)])

    monkeypatch.setattr(page_fit, "page_engine", lambda: fail)
    with pytest.raises(EngineError) as failed:
        laid_out(built[0], None, {})

    assert [each.message for each in failed.value.diagnostics] == ["council", "visitors"]
