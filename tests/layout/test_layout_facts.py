"""What an editor wants to know of laid-out pages."""

from __future__ import annotations

import pytest

from gallery.house_theme import make_document
from reportgen.model.names import BlockId
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.write.engine.rendering import lay_out
from reportgen.write.render import measure_report
from reportgen.write.worker.client import measure_in_worker

# Ten lines of 20pt on a page of 200pt.
CSS = """
@page {
  size: 300pt 240pt; margin: 20pt;
  @top-left { content: "Head"; padding: 0 }
  @bottom-right { padding: 0 }
}
@page :first { size: 300pt 240pt; margin: 20pt }
html, body, main { font: 10pt/20pt "Source Serif Pro" }
main, section, h2, p, aside, figure { margin: 0 !important; padding: 0 !important; border: none !important }
main h2 { font: 10pt/20pt "Source Serif Pro"; break-after: auto; break-inside: auto }
aside, figure { break-inside: auto !important; break-before: auto !important; background: none }
p, aside p { orphans: 1; widows: 1; font: 10pt/20pt "Source Serif Pro"; min-height: 0 }
"""
LINE = "<p>line</p>"


def facts_of(body: str) -> PageFacts:
    return lay_out(make_document(f"<main>{body}</main>", css=CSS)).facts


@pytest.mark.parametrize(("lines", "pages", "fill"), [(5, 1, 0.5), (10, 1, 1.0), (12, 2, 0.2)])
def test_the_last_page_is_as_full_as_its_lines(lines: int, pages: int, fill: float) -> None:
    facts = facts_of(LINE * lines)

    assert facts.pages == pages
    assert facts.last_fill == pytest.approx(fill, abs=0.01)


def test_a_heading_that_stands_last_on_its_page_is_named_with_its_block() -> None:
    heading = '<section data-block="b" data-role="block"><h2>What <em>follows</em></h2></section>'

    assert facts_of(LINE * 9 + heading + LINE).stranded == (Spot("heading", "What follows", BlockId("b"), 1),)
    assert facts_of(LINE * 8 + heading + LINE * 2).stranded == ()


def test_a_heading_at_the_end_of_the_report_is_not_followed_by_a_page() -> None:
    assert facts_of(LINE * 9 + "<h2>The end</h2>").stranded == ()


def test_a_callout_and_a_figure_that_go_over_the_end_of_a_page_are_split() -> None:
    callout = f'<aside data-role="callout" data-kind="note">{LINE * 3}</aside>'
    figure = f"<figure>{LINE * 3}<figcaption>A chain</figcaption></figure>"

    assert facts_of(LINE * 8 + callout).split == (Spot("callout", "line line line", None, 1),)
    assert facts_of(LINE * 7 + figure).split == (Spot("figure", "line line line A chain", None, 1),)
    assert facts_of(LINE * 7 + callout).split == ()


def test_each_block_has_the_height_of_its_lines_on_all_pages() -> None:
    block = f'<section data-block="{{}}" data-role="block">{LINE * 3}</section>'
    facts = facts_of(LINE * 5 + block.format("one") + block.format("two"))

    assert facts.pages == 2
    assert dict(facts.heights) == pytest.approx({BlockId("one"): 0.3, BlockId("two"): 0.3}, abs=0.01)


def test_an_item_of_a_list_of_judgements_is_a_block() -> None:
    facts = facts_of(f'<ol data-role="judgements"><li id="block-one">{LINE * 2}</li></ol>')

    assert [name for name, _ in facts.heights] == ["one"]


def test_an_empty_report_has_a_page_that_is_empty() -> None:
    assert facts_of("") == PageFacts(1, 0.0)


def test_footnotes_do_not_fill_a_page() -> None:
    facts = facts_of('<p>one<span data-role="footnote">below</span></p>')

    assert facts.last_fill < 0.2


def test_the_box_measures_what_this_process_does() -> None:
    document = make_document(f"<main>{LINE * 9}<h2>Last</h2>{LINE}</main>", css=CSS)

    assert measure_in_worker(document) == measure_report(document)
    assert measure_in_worker(document).stranded != ()
