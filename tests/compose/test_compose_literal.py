"""Links, headings and markup of other programs, as readers meet them."""

from __future__ import annotations

import re

import pytest

from compose.compose_projects import block_html, compose, compose_block, faults_of, project_files
from compose.test_compose_writing_page import PAGE
from reportgen.model.diagnostic import Severity

ROW = re.compile(r"^\| (`.*`) \| `(.*)` \| (?:`(.*)` )?\|$", re.MULTILINE)
ROWS = [
    (each[1].strip("`").strip(" "), each[2], each[3] or "")
    for each in ROW.finditer(PAGE[PAGE.index("## Markdown of other programs") :])
]


def test_the_table_of_foreign_markup_holds_rows() -> None:
    assert len(ROWS) == PAGE.count("\n| `") > 20


@pytest.mark.parametrize(("written", "html", "said"), ROWS, ids=[row[0][:30] for row in ROWS])
def test_foreign_markup_becomes_what_the_page_for_authors_says(written: str, html: str, said: str) -> None:
    text = written + ("`" if written.endswith("`a") else "")
    document = compose_block(text.replace("↵", "\n"))

    assert block_html(document) == html.replace("↵", "\n")
    assert [each.message for each in document.warnings] == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## A\n### B\n## C", "343"),
        ("# A\n### B\n#### C\n## D", "3454"),
        ("### A\n# B\n## C", "334"),
        ("> ## A\n\n## B", "33"),
        ("# A\n## B\n### C\n#### D\n##### E\n###### F", "345666"),
    ],
)
def test_headings_of_a_block_follow_each_other_without_a_gap(text: str, levels: str) -> None:
    assert "".join(re.findall(r"<h(\d)", block_html(compose_block(text)))) == levels


def test_a_heading_that_skips_a_level_is_a_warning_where_it_stands() -> None:
    document = compose_block("## A\n#### B\n")

    (warning,) = document.warnings
    assert (warning.code, warning.severity, str(warning.span)) == (
        "skipped-heading",
        Severity.WARNING,
        "content/blocks/one.md:6:1",
    )
    assert compose_block("## A\n### B\n").warnings == ()


def test_a_link_calls_a_heading_of_its_block_by_its_words() -> None:
    html = block_html(
        compose_block("# What happened, when?\n\nSee [it](#what-happened-when) and [](#what-happened-when).")
    )

    assert '<h3 id="one.1">What happened, when?</h3>' in html
    assert '<a href="#one.1">it</a>' in html
    assert '<a data-role="ref" href="#one.1">What happened, when?</a>' in html


def test_headings_that_nobody_calls_have_no_id() -> None:
    assert "<h3>A</h3>" in block_html(compose_block("# A\n\nb"))


def test_headings_of_one_name_are_called_by_their_number() -> None:
    html = block_html(compose_block("# A\n\n# A\n\n[second](#a-1) [top](#)"))

    assert '<a href="#one.2">second</a>' in html
    assert '<a href="#block-one">top</a>' in html


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("two.md", "#block-two"),
        ("./two", "#block-two"),
        ("../blocks/two.md", "#block-two"),
        ("Two.html", "#block-two"),
        ("/docs/two/", "#block-two"),
        ("two.md#a-part", "#two.1"),
        ("two.md#own", "#own"),
        ("//example.org/x", "https://example.org/x"),
        ("tel:+49-30-1", "tel:+49-30-1"),
        ("sms:+49301", "sms:+49301"),
    ],
)
def test_a_link_leads_to_a_block_by_its_file(address: str, href: str) -> None:
    files = project_files({"one": f"[x]({address})", "two": "## A part\n\n## Other {#own}\n"})

    assert f'<a href="{href}">x</a>' in block_html(compose(files))


def test_a_part_that_a_block_lacks_is_said_and_the_link_leads_to_its_start() -> None:
    document = compose(project_files({"one": "[x](two.md#lost)", "two": "b"}))

    assert '<a href="#block-two">x</a>' in block_html(document)
    assert [(each.code, each.severity) for each in document.warnings] == [
        ("unresolved-link", Severity.WARNING)
    ]


def test_a_link_to_a_block_that_is_left_out_leaves_its_words() -> None:
    outline = "  - section: Text\n    blocks: [one]\n"
    document = compose(project_files({"one": "[x](two.md)", "two": "b"}, outline=outline))

    assert "<p>x</p>" in block_html(document)
    assert [(each.code, each.severity) for each in document.warnings] == [("unresolved-link", Severity.NOTE)]


def test_an_unknown_reference_says_how_to_name_what_is_meant() -> None:
    (fault,) = faults_of(project_files({"one": "# A {#happened}\n\n[](#hapened)"}))

    assert fault.hint is not None
    assert fault.hint.startswith('did you mean "happened"? else write {#hapened} behind a heading')


def test_a_callout_title_is_read_as_words() -> None:
    html = block_html(compose_block("::: note In *{{ region }}*\na\n:::"))

    assert '<p data-role="callout-label">In <em>North America</em></p>' in html


def test_a_task_in_a_numbered_list_keeps_its_number() -> None:
    assert "<li>☐ a</li>\n<li>☑ b</li>" in block_html(compose_block("1. [ ] a\n2. [x] b"))


def test_the_stylesheet_knows_of_tasks_where_there_are_some() -> None:
    assert b'list-style-type: "\xe2\x98\x90 "' in compose_block("- [ ] a").assets["theme.css"]  # type: ignore[index]  # names are text
    assert b"data-task" not in compose_block("- a").assets["theme.css"]  # type: ignore[index]  # as above


def test_what_an_audience_does_not_read_is_no_reason_to_skip_a_level() -> None:
    html = block_html(compose_block("# A {except=policy}\n\n## B\n\n### C"))

    assert re.findall(r"<h(\d)", html) == ["3", "4"]
