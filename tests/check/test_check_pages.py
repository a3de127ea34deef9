from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from check.making_projects import TODAY, make_block, make_claim, make_plans, make_profile, make_project
from reportgen.check import grades, run_checks
from reportgen.check.contrast import contrast
from reportgen.check.rules.fit import PAGE_CODES
from reportgen.check.run import check_pages, wants_pages
from reportgen.model.names import BlockId, ProfileId, ThemeId
from reportgen.model.profile import CitationStyle, Evidence, Limit, Overflow, Paper
from reportgen.model.report.composed_page import page_from_html
from reportgen.model.report.document import Document, Metadata
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.record import count_words

POLICY = ProfileId("policy")
NO_LIMIT = Limit(None, None)
LAST = "nearly-empty-page"


def pages(facts: PageFacts, **limit: Any) -> list[str]:
    profile = make_profile(limit=Limit(4, None, **limit))
    project = make_project(make_block("b", "Text."), profiles=[profile])
    report = run_checks(project, make_plans(project), today=TODAY, pages={POLICY: facts})
    return [
        f"{each.span}: {each.code}: {each.message}"
        for each in report.diagnostics
        if each.code != "missing-part"
    ]


def composed(body: str, limit: Limit = NO_LIMIT) -> list[str]:
    metadata = Metadata("T", "", (), "", (), "en-GB", "", "2026-11-21T00:00:00Z", "")
    project = make_project(make_block("b", "Text."), profiles=[make_profile(limit=limit)])
    html = f"<html><body><main>{body}</main></body></html>"
    document = Document(
        POLICY,
        "T",
        "en-GB",
        page_from_html(html),
        {},
        project.themes[ThemeId("navy")],
        Paper.A4,
        metadata,
        {},
    )
    report = run_checks(project, make_plans(project), today=TODAY, documents={POLICY: document})
    return [f"{each.code}: {each.message}" for each in report.diagnostics if each.code != "missing-part"]


def test_a_report_that_fits_is_fine() -> None:
    assert pages(PageFacts(pages=4, last_fill=0.3)) == []


def test_a_page_too_many_is_an_error() -> None:
    assert pages(PageFacts(pages=5, last_fill=0.3)) == [
        "profiles/policy.yaml:1: page-limit-passed: the report has 5 pages, its limit is 4 (policy)"
    ]


def test_a_report_that_a_build_makes_shorter_is_not_told_to_be_too_long() -> None:
    assert pages(PageFacts(pages=5, last_fill=0.3), overflow=Overflow.SHORTEN) == []


def test_words_are_those_that_a_build_counts() -> None:
    body = '<h1>T</h1><p>one two three</p><section data-role="notes"><p>four five</p></section>'

    assert composed(body, Limit(None, count_words(page_from_html(f"<main>{body}</main>").root))) == []
    assert composed(body, Limit(None, 3)) == [
        "word-limit-passed: the running text has 4 words, its limit is 3 (policy)"
    ]


def test_a_nearly_empty_last_page_is_told() -> None:
    assert pages(PageFacts(pages=2, last_fill=0.1)) == [
        "profiles/policy.yaml:1: nearly-empty-page: the last page is 10% full, 25% is the least (policy)"
    ]
    assert pages(PageFacts(pages=1, last_fill=0.1)) == []


def test_a_heading_at_the_foot_of_a_page_is_told_where_its_section_or_block_stands() -> None:
    section, block = Spot("heading", "All", None, 1), Spot("heading", "Gaps", BlockId("b"), 2)

    assert pages(PageFacts(3, 1.0, stranded=(section, block))) == [
        'content/blocks/b.md:10: stranded-heading: the heading "Gaps" stands last on page 2 (policy)',
        'profiles/policy.yaml:8: stranded-heading: the heading "All" stands last on page 1 (policy)',
    ]


@pytest.mark.parametrize("kind", ["callout", "figure"])
def test_what_is_split_by_the_end_of_a_page_is_told(kind: str) -> None:
    facts = PageFacts(3, 1.0, split=(Spot(kind, "Check this", BlockId("b"), 1),))

    assert pages(facts) == [
        f'content/blocks/b.md:10: split-{kind}: the {kind} "Check this" is split after page 1 (policy)'
    ]


def test_pages_are_wanted_unless_every_check_of_them_is_off() -> None:
    off = dict.fromkeys(PAGE_CODES, "off")
    project = make_project(levels=off, profiles=[make_profile(), make_profile("b", checks={LAST: "note"})])

    assert not wants_pages(project, POLICY)
    assert wants_pages(project, ProfileId("b"))


def test_a_build_is_told_of_its_pages_at_the_level_of_the_profile() -> None:
    project = make_project(profiles=[make_profile(checks={LAST: "note"}), make_profile("b")])
    plans = make_plans(project)
    told = check_pages(project, plans, dict.fromkeys(plans, PageFacts(2, 0.1)))

    assert [(each.code, each.severity) for each in told] == [(LAST, "warning"), (LAST, "note")]


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


def lacks_the_legend(text: str, citations: CitationStyle, *, marks: bool) -> bool:
    profile = make_profile(evidence=Evidence(marks=marks, confidence=True), citations=citations)
    project = make_project(make_block("b", text), claims=[make_claim("c1")], profiles=[profile])
    report = run_checks(project, make_plans(project), today=TODAY)
    return any("the meaning of its evidence marks" in each.message for each in report.diagnostics)


@pytest.mark.parametrize("style", [CitationStyle.ENDNOTES, CitationStyle.FOOTNOTES, CitationStyle.BRACKETS])
def test_marks_without_their_meaning_are_missing_a_part(style: CitationStyle) -> None:
    assert lacks_the_legend("The article says so. [@c1]", style, marks=True)


@pytest.mark.parametrize(
    ("text", "style", "marks"),
    [
        ("The article says so. [@c1]", CitationStyle.ATTRIBUTION, True),
        ("The article says so. [@c1]", CitationStyle.ENDNOTES, False),
        ("Nothing is cited here.", CitationStyle.ENDNOTES, True),
    ],
)
def test_a_report_without_marks_needs_no_meaning_of_them(
    text: str, style: CitationStyle, *, marks: bool
) -> None:
    assert not lacks_the_legend(text, style, marks=marks)


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
    marked = make_profile(evidence=Evidence(marks=True, confidence=True))
    project = make_project(
        make_block("b", "The article says so. [@c1]"), claims=[make_claim("c1")], profiles=[marked]
    )

    report = run_checks(project, make_plans(project, generate="legend"), today=TODAY)
    assert not any("evidence marks" in each.message for each in report.diagnostics)
