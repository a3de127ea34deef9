"""The private names of the engine still mean what the layout reader takes them for."""

from __future__ import annotations

from gallery.house_theme import make_document
from reportgen.model.names import Anchor
from reportgen.model.report.layout import Edge, Element, Layout, Token
from reportgen.write.engine.rendering import lay_out

CSS = """
@page {
  size: 400pt 300pt; margin: 40pt 30pt 20pt 50pt;
  @top-left { content: "Head" } @bottom-right { content: counter(page) " of " counter(pages); padding: 0 }
  @top-right { content: string(running) }
}
@page :first { @top-left { content: none } }
@page wide { size: 500pt 300pt }
html { font: 10pt/14pt "Source Serif Pro"; color: #112233 }
main h2 {
  string-set: running content(text); font-size: 20pt; line-height: 1.2; margin: 12pt 0 4pt; color: #112233;
  border-top: 1.5pt solid #ABCDEF; padding-top: 3pt; break-after: avoid; text-transform: uppercase;
  letter-spacing: 0.5pt;
}
p { margin: 0 0 6pt; text-align: justify } em { font-style: italic; color: rgba(255, 0, 0, 0.5) }
a::after { content: " (p. " target-counter(attr(href), page) ")" }
ol { list-style-type: lower-alpha; padding-left: 20pt } ol ::marker { color: #FF0000 }
table { width: 300pt } td { background: #EEEEEE; vertical-align: middle; padding: 2pt 4pt; font-weight: 600 }
section[data-page] { page: wide; break-before: page } div { columns: 2; column-gap: 15pt }
"""
BODY = (
    '<main><h2 id="one">One</h2><p>Text <em>soft</em> <a href="#two">link</a></p><ol><li>item</li></ol>'
    "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><div><p>column</p></div>"
    '<figure><img src="asset:images/x.svg" alt="x"></figure>'
    '<section data-page="wide"><h2 id="two">Two</h2></section></main>'
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40pt" height="20pt"/>'


def _layout() -> Layout:
    return lay_out(make_document(BODY, css=CSS, assets={"images/x.svg": SVG})).layout


LAYOUT = _layout()


def _first(tag: str) -> Element:
    return next(each for each in LAYOUT.root.walk() if each.tag == tag)


def test_lengths_are_points_and_colours_hexadecimal() -> None:
    look = _first("h2").look

    assert (look.size, look.line, look.color, look.tracking) == (20.0, 24.0, "112233", 0.5)
    assert (look.margin[0], look.margin[2], look.padding[0]) == (12.0, 4.0, 3.0)
    assert look.border == (Edge("solid", 1.5, "ABCDEF"), None, None, None)


def test_words_of_the_stylesheet_are_plain() -> None:
    heading, paragraph, cell = _first("h2").look, _first("p").look, _first("td").look

    assert (heading.is_upper, heading.break_after, heading.strings) == (True, "avoid", ("running",))
    assert (paragraph.align, paragraph.display, paragraph.font) == ("justify", "block", "Source Serif Pro")
    assert (cell.background, cell.raised, cell.is_bold, cell.asked.weight) == ("EEEEEE", "middle", True, 600)
    assert (_first("div").look.columns, _first("div").look.column_gap) == (2, 15.0)
    assert _first("table").look.display == "table"
    assert _first("em").look.display == "inline"


def test_half_transparent_colours_lie_on_white() -> None:
    assert _first("em").look.color == "FF8080"


def test_generated_content_is_a_list_of_parts() -> None:
    after = _first("a").after

    assert after is not None
    assert after.generated == (Token("text", " (p. "), Token("target-page", "#two"), Token("text", ")"))


def test_markers_have_a_look_of_their_own() -> None:
    item = _first("li")

    assert item.look.marker == "lower-alpha"
    assert item.marker is not None
    assert item.marker.color == "FF0000"


def test_used_sizes_come_from_the_pages() -> None:
    assert round(sum(_first("table").widths)) == 300
    assert _first("img").size == (40.0, 20.0)


def test_every_anchor_has_its_page() -> None:
    assert LAYOUT.page_of[Anchor("one")] == 1
    assert LAYOUT.page_of[Anchor("two")] == LAYOUT.pages == 2


def test_page_boxes_carry_sizes_margins_and_margin_boxes() -> None:
    first, wide = LAYOUT.boxes[0], next(box for box in LAYOUT.boxes if box.name == "wide")

    assert (first.width, first.height, first.margin) == (400.0, 300.0, (40.0, 30.0, 20.0, 50.0))
    assert first.is_first
    assert "top-left" not in first.boxes
    assert wide.width == 500.0
    assert wide.boxes["top-left"].text == "Head"
    assert wide.boxes["bottom-right"].text == "2 of 2"
    assert wide.boxes["top-right"].look.generated == (Token("string", "running"),)
    assert 0 < wide.boxes["top-left"].top < wide.boxes["top-left"].bottom < 40


def test_the_probe_has_one_of_everything_in_the_same_look() -> None:
    roles = {each.role for each in LAYOUT.probe.walk()}

    assert {"masthead", "callout", "toc", "meta", "evidence", "notes", "sources"} <= roles
    assert 20.0 in [each.look.size for each in LAYOUT.probe.walk() if each.tag == "h2"]
