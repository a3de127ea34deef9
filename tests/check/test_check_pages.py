from __future__ import annotations

from dataclasses import replace

import pytest

from check.making_projects import TODAY, make_block, make_plans, make_profile, make_project
from reportgen.check import PageFacts, grades, page_facts, run_checks
from reportgen.check.contrast import contrast
from reportgen.model.document import Document, Metadata
from reportgen.model.names import Anchor, ProfileId, ThemeId
from reportgen.model.profile import Evidence, Paper

POLICY = ProfileId("policy")
PROJECT = make_project(make_block("b", "Text."))


def pages(facts: PageFacts) -> list[str]:
    report = run_checks(PROJECT, make_plans(PROJECT), today=TODAY, pages={POLICY: facts})
    return [f"{each.code}: {each.message}" for each in report.diagnostics if each.code != "missing-part"]


def composed(body: str) -> list[str]:
    metadata = Metadata("T", "", (), "", (), "en-GB", "", "2026-11-21T00:00:00Z", "")
    theme = PROJECT.themes[ThemeId("navy")]
    html = f"<html><body>{body}</body></html>"
    document = Document(POLICY, "T", "en-GB", html, {}, theme, Paper.A4, metadata, {})
    report = run_checks(PROJECT, make_plans(PROJECT), today=TODAY, documents={POLICY: document})
    return [f"{each.code}: {each.message}" for each in report.diagnostics if each.code != "missing-part"]


def test_a_report_that_fits_is_fine() -> None:
    assert pages(PageFacts(pages=4, limit=4, last_fill=0.3)) == []


def test_a_page_too_many_is_an_error() -> None:
    assert pages(PageFacts(pages=5, limit=4, last_fill=0.3)) == [
        "page-limit-passed: the report has 5 pages, its limit is 4 (policy)"
    ]


def test_a_nearly_empty_last_page_is_told() -> None:
    assert pages(PageFacts(pages=2, limit=None, last_fill=0.1)) == [
        "nearly-empty-page: the last page is 10% full, 25% is the least (policy)"
    ]


def test_a_heading_at_the_foot_of_a_page_is_told() -> None:
    facts = PageFacts(pages=1, limit=None, last_fill=0.1, headings_at_foot=("Gaps",))

    assert pages(facts) == ['stranded-heading: the heading "Gaps" stands last on its page (policy)']


def test_numbers_of_tables_and_figures_count_up() -> None:
    label = '<span data-role="label" data-seq="table">Table {}</span>'

    assert composed("<h1>T</h1>" + label.format(1) + label.format(2)) == []
    assert composed("<h1>T</h1>" + label.format(1) + label.format(3)) == [
        "numbering-gap: table 3 follows table 1 (policy)"
    ]


def test_a_composed_report_has_one_title_and_no_gap_between_headings() -> None:
    assert composed("<h1>T</h1><h2>A</h2><h1>B</h1>") == [
        "second-title: the composed report has 2 titles (policy)"
    ]
    assert composed("<h1>T</h1><h3>A</h3>") == [
        "skipped-heading-level: the composed report goes from heading level 1 to 3 (policy)"
    ]


def test_marks_without_their_meaning_are_missing_a_part() -> None:
    marked = make_profile(evidence=Evidence(marks=True, confidence=True))
    project = make_project(profiles=[marked])

    report = run_checks(project, make_plans(project), today=TODAY)
    assert any("the meaning of its evidence marks" in each.message for each in report.diagnostics)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#fff", 21.0), ("#55606E", "#FFFFFF", 6.4), ("#777777", "#777777", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.05)


def test_grades_name_the_hardest_block() -> None:
    easy = make_block("easy", "The cat sat on the mat. It was a fat cat. It sat there all day long. " * 3)
    hard = make_block(
        "hard", "Municipal administrations periodically communicate operational information. " * 6
    )
    project = make_project(easy, hard)

    grade = grades(project, make_plans(project))[POLICY]
    assert grade.worst_block == "hard"
    assert grade.worst_grade > grade.grade > 0
    assert grade.sentences == 15


def test_an_empty_report_has_a_grade_of_nothing() -> None:
    project = replace(make_project(), blocks={})

    assert grades(project, make_plans(project))[POLICY].words == 0


def test_a_section_of_changes_is_enough_from_the_second_version_on() -> None:
    project = make_project(version="2.0")

    report = run_checks(project, make_plans(project, generate="changes"), today=TODAY)
    assert "missing-changes" not in [each.code for each in report.diagnostics]


def test_the_legend_gives_marks_their_meaning() -> None:
    project = make_project(profiles=[make_profile(evidence=Evidence(marks=True, confidence=True))])

    report = run_checks(project, make_plans(project, generate="legend"), today=TODAY)
    assert not any("evidence marks" in each.message for each in report.diagnostics)


def test_a_heading_whose_first_block_is_on_the_next_page_stands_at_the_foot() -> None:
    plan = make_plans(PROJECT)[POLICY]
    together = {Anchor("sec-all"): 2, Anchor("block-b"): 2}
    apart = {Anchor("sec-all"): 2, Anchor("block-b"): 3}

    assert page_facts(3, together, plan, 4) == PageFacts(3, 4, None)
    assert page_facts(3, apart, plan, 4) == PageFacts(3, 4, None, ("All",))
