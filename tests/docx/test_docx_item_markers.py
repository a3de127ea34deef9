"""Every item has its marker once, whatever it begins with, in Word and on the pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from gallery.house_theme import make_document
from gallery.random_documents import random_document
from gallery.random_pictures import SVG
from gallery.word_reading import Opened, open_docx, words, written, written_body
from reportgen.model.report.document import Document
from reportgen.model.report.layout import Element, Layout
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import NAMESPACES, name
from reportgen.write.engine.geometry import boxes_in
from reportgen.write.engine.rendering import lay_out

QUOTE = "<blockquote><p>Quoted words.</p></blockquote>"
CODE = "<pre><code>a line of code\nand another</code></pre>"
CALLOUT = (
    '<aside data-role="callout" data-kind="note"><p data-role="callout-label">NOTE</p><p>Said.</p></aside>'
)
BOXED = CALLOUT.replace("<p>Said.</p>", "<p>Said.</p><ul><li>inner</li></ul>")
TABLE = "<table><tbody><tr><td>a cell</td><td>another</td></tr></tbody></table>"
CAPTIONED = TABLE.replace("<tbody>", "<caption>What it shows</caption><tbody>")
LIST = "<ul><li>an inner item</li></ul>"
FIGURE = '<figure data-role="figure"><img src="asset:images/chart.svg" alt="x"></figure>'
FRAMES = {"quotation": QUOTE, "code": CODE, "callout": CALLOUT, "callout with a list": BOXED}
WITHOUT_LINE = {
    "table": TABLE,
    "list": LIST,
    "figure": FIGURE,
    "wrapped list": f'<div lang="fr">{LIST}</div>',
}
OTHERS = {"table with a caption": CAPTIONED, "definition": "<dl><dt>Term</dt><dd>Said.</dd></dl>"}


def _document(body: str) -> Document:
    return make_document(f"<main>{body}</main>", assets={"images/chart.svg": SVG})


def _numbered(file: Opened, depth: int = 0) -> list[Any]:
    return file.find(f"//w:p[w:pPr/w:numPr/w:ilvl/@w:val='{depth}']")


def _list(begins: str) -> str:
    return f"<ol><li>{begins}</li><li><p>Second.</p>{begins}</li><li>{begins}<p>After.</p></li></ol>"


@pytest.mark.parametrize(
    "begins", (FRAMES | WITHOUT_LINE | OTHERS).values(), ids=FRAMES | WITHOUT_LINE | OTHERS
)
def test_every_item_counts_once(begins: str) -> None:
    file = written(_document(_list(begins)))
    items = _numbered(file)

    assert len(items) == 3
    assert len({each.find(f".//{name('w:numId')}").get(name("w:val")) for each in items}) == 1
    assert words(items[1]) == "Second."


@pytest.mark.parametrize("begins", FRAMES.values(), ids=FRAMES)
def test_the_marker_of_a_frame_stands_in_front_of_it(begins: str) -> None:
    file = written(_document(f"<ol><li>{begins}</li></ol>"))
    (item,) = _numbered(file)
    front, framed = item.xpath("ancestor::w:tr[1]/w:tc", namespaces=NAMESPACES)

    assert words(front) == ""
    assert item.getparent() is front
    assert "".join(words(framed).split()) in "Quotedwords.alineofcodeandanotherNOTESaid.inner"
    assert not front.xpath("w:tcPr/w:shd[@w:fill!='auto']", namespaces=NAMESPACES)


def test_a_frame_without_room_in_front_has_the_marker_above() -> None:
    flat = "ol { padding: 0 } blockquote { margin: 0 }"
    file = written_body(f"<ol><li>{QUOTE}</li></ol>", flat)
    (item,) = _numbered(file)

    assert words(item) == ""
    assert item.getparent().tag == name("w:body")


@pytest.mark.parametrize("begins", WITHOUT_LINE.values(), ids=WITHOUT_LINE)
def test_what_has_no_line_has_the_marker_above_in_both_formats(begins: str) -> None:
    rendering = lay_out(_document(f"<p>Before.</p><ol><li>{begins}</li></ol>"))
    file = open_docx(write_docx(rendering.document, rendering.layout))
    (item,) = _numbered(file)
    marker, block = _marker_and_block(rendering)

    assert words(item) == ""
    assert block.position_y >= marker.position_y + marker.height - 0.01


@pytest.mark.parametrize("begins", FRAMES.values(), ids=FRAMES)
def test_a_marker_on_the_page_stands_beside_the_first_line(begins: str) -> None:
    rendering = lay_out(_document(f"<ol><li>{begins}</li></ol>"))
    marker, _ = _marker_and_block(rendering)
    lines = [each for each in boxes_in(rendering.engine.pages[0]._page_box) if _is_text_line(each)]
    beside, first = lines[0], next(each for each in lines if each.element is not marker.element)

    assert beside.position_y + beside.baseline == pytest.approx(first.position_y + first.baseline, abs=0.01)


def test_the_marker_of_an_ordinary_item_does_not_move() -> None:
    rendering = lay_out(_document("<ol><li>Plain<sup>2</sup> words.</li></ol>"))
    marker, _ = _marker_and_block(rendering)
    item = next(each for each in boxes_in(rendering.engine.pages[0]._page_box) if each.element_tag == "li")

    assert marker.position_y == item.position_y


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_no_marker_of_a_random_document_is_lost(seed: int) -> None:
    rendering = lay_out(random_document(seed))
    file = open_docx(write_docx(rendering.document, rendering.layout))

    assert len(file.find("//w:p[w:pPr/w:numPr]")) == len(list(_items(rendering.layout)))


def test_the_numbers_on_the_page_follow_each_other() -> None:
    every = "".join(f"<li>{begins}</li>" for begins in (FRAMES | WITHOUT_LINE | OTHERS).values())
    rendering = lay_out(_document(f"<ol>{every}</ol>"))
    pdf = pypdfium2.PdfDocument(io.BytesIO(rendering.engine.write_pdf()))
    shown = " ".join(page.get_textpage().get_text_range() for page in pdf).split()
    places = [shown.index(f"{number}.") for number in range(1, every.count("<li>") - 2)]

    assert all(before < after for before, after in pairwise(places))


def _items(layout: Layout) -> Iterator[Element]:
    """The items that show a marker."""
    for each in layout.root.walk():
        for item in each.elements if each.tag in {"ul", "ol"} else ():
            if item.look.marker != "none" and each.role not in {"notes", "sources"}:
                yield item


def _marker_and_block(rendering: Any) -> tuple[Any, Any]:
    boxes = list(boxes_in(rendering.engine.pages[0]._page_box))
    marker = next(each for each in boxes if getattr(each, "is_outside_marker", False))
    item = next(each for each in boxes if each.element is marker.element and each is not marker)
    block = [each for each in item.children if each.is_in_normal_flow()][-1]
    return marker, block


def _is_text_line(box: Any) -> bool:
    return type(box).__name__ == "LineBox"
