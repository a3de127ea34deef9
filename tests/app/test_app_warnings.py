"""What composing has to say beside mistakes stands with every build and every check, and stops neither."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.check import check, fails
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.profile import Format
from speed.builds import edit, say_nothing, starter

FOREIGN = "\n<!-- not yet -->\n\nSee [the licence](LICENSE) and <div>this</div>.\n\n## A\n\n#### B\n\nLast.\n"
TODAY = date(2026, 1, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = starter(tmp_path)
    path = root / "content" / "blocks" / "cost.md"
    path.write_text(path.read_text("utf-8") + FOREIGN, "utf-8")
    return root


def codes(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    wanted = {"unsupported-markup", "unresolved-link", "skipped-heading", "skipped-heading-level"}
    return sorted((each.code, each.severity) for each in diagnostics if each.code in wanted)


def test_a_build_says_its_warnings_once_for_all_its_reports(project: Path) -> None:
    built = build(BuildRequest(project, formats=(Format.HTML,)), say_nothing)

    assert codes(built.messages) == [
        ("skipped-heading", Severity.WARNING),
        ("unresolved-link", Severity.WARNING),
        ("unsupported-markup", Severity.WARNING),
    ]
    assert {each.code for report in built.reports for each in report.warnings} >= {"unsupported-markup"}


def test_a_build_that_changes_nothing_says_them_again(project: Path) -> None:
    request = BuildRequest(project, formats=(Format.HTML,))

    first, second = build(request, say_nothing), build(request, say_nothing)

    assert second.unchanged
    assert codes(second.messages) == codes(first.messages)


def test_a_check_says_them_and_counts_them_only_where_it_is_strict(project: Path) -> None:
    report = check(project, (), TODAY, say_nothing, with_pages=False)

    # What a check of its own says of the same line is not said twice.
    assert codes(report.diagnostics) == [
        ("skipped-heading-level", Severity.WARNING),
        ("unresolved-link", Severity.WARNING),
        ("unsupported-markup", Severity.WARNING),
    ]
    assert fails(report, is_strict=True)


def test_warnings_come_beside_a_mistake(project: Path) -> None:
    edit(project / "content" / "blocks" / "cost.md", "Last.", "Last [@nobody].")

    with pytest.raises(ContentError) as refused:
        build(BuildRequest(project), say_nothing)

    assert ("unsupported-markup", Severity.WARNING) in codes(refused.value.diagnostics)
    assert any(each.code == "unknown-citation" for each in refused.value.diagnostics)
