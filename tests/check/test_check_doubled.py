"""What keeps a report from being composed stands in the report of the checks, once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.app.check import check
from reportgen.app.follow_ups import unreported
from reportgen.app.init import init
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span

WRONG = Diagnostic("unknown-reference", 'nothing in this report has the id "x"', Span("b.md", 7, 4))


def finding(line: int, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic("dangling-reference", 'this report has no "x"', Span("b.md", line, 3), None, severity)


def test_a_mistake_that_a_finding_tells_is_told_once() -> None:
    assert unreported([WRONG], [finding(7)]) == ()


@pytest.mark.parametrize("other", [finding(8), finding(7, Severity.WARNING)])
def test_a_mistake_stays_where_the_finding_is_of_another_line_or_lighter(other: Diagnostic) -> None:
    assert unreported([WRONG], [other]) == (WRONG,)


def test_a_report_that_cannot_be_composed_is_checked_all_the_same(tmp_path: Path) -> None:
    init(tmp_path / "project")
    blocks = sorted((tmp_path / "project" / "content" / "blocks").rglob("*.md"))
    added = "\n\nIt is in [](#nowhere), and it is so!\n"
    blocks[0].write_text(blocks[0].read_text("utf-8") + added, "utf-8")

    report = check(tmp_path / "project", (), date(2026, 11, 21), lambda _: None, with_pages=False)
    codes = [
        each.code for each in report.diagnostics if each.span and each.span.path.endswith(blocks[0].name)
    ]
    assert {"dangling-reference", "exclamation-mark"} <= set(codes)
    assert "unknown-reference" not in codes
