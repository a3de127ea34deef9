"""Turned pages in PDF and Word: sections of their own, shared by neighbours, in every theme and paper."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Pt

import docx
from gallery.house_theme import make_document
from gallery.word_reading import Opened, open_docx
from reportgen.model.report.document import Document
from reportgen.model.report.theme import HouseKeep
from reportgen.write.docx import write_docx
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.rendering import Rendering, lay_out

TURNED = ' data-page="landscape"'
TEXT = "<p>The port waits for a ship that could bring grain.</p>"
MIRRORED = "@page :left { margin: 22mm 50mm 24mm 15mm } @page :right { margin: 22mm 15mm 24mm 50mm }"


def _section(number: int, inner: str = TEXT, *, is_turned: bool = False) -> str:
    page = TURNED if is_turned else ""
    return f'<section data-role="section" id="sec-{number}"{page}><h2>Part {number}</h2>{inner}</section>'


def _report(*sections: str, css: str = "", theme: str = "navy") -> Document:
    title = '<header data-role="masthead"><h1 data-role="title">Report</h1></header>'
    return make_document(f"{title}<main>{''.join(sections)}</main>", css=css, theme=theme)


def _both(document: Document) -> tuple[Rendering, Opened]:
    rendering = lay_out(document)
    file = open_docx(write_docx(document, rendering.layout))
    assert lint_docx(file.content) == ()
    return rendering, file


def _pages(rendering: Rendering) -> list[str]:
    """Each page of the PDF: L or P, and the numbers of the parts that begin on it."""
    pdf = pypdfium2.PdfDocument(rendering.engine.write_pdf())
    found = []
    for page in pdf:
        words = page.get_textpage().get_text_range().split()
        parts = "".join(after for word, after in pairwise(words) if word == "Part")
        found.append(("L" if page.get_width() > page.get_height() else "P") + parts)
    return found


def _sections(file: Opened) -> list[str]:
    turned = (each.get(name("w:orient")) == "landscape" for each in file.find("//w:sectPr/w:pgSz"))
    return ["L" if each else "P" for each in turned]


@pytest.mark.parametrize("theme", ["navy", "teal"])
def test_a_turned_section_has_pages_of_its_own_in_both_formats(theme: str) -> None:
    rendering, file = _both(
        _report(_section(1), _section(2, is_turned=True), _section(3), _section(4), theme=theme)
    )

    assert _pages(rendering) == ["P1", "L2", "P34"]
    assert _sections(file) == ["P", "L", "P"]
    assert [str(each) for each in file.find("//w:sectPr/w:type/@w:val")] == ["nextPage"] * 3


def test_neighbours_that_are_turned_share_their_pages() -> None:
    inner = (
        f'<section data-role="block" id="block-a" data-block="a" data-version="full"{TURNED}>{TEXT}</section>'
    )
    headed = f'<section data-role="section" id="sec-3"><h2{TURNED}>Part 3</h2>{inner}{TEXT}</section>'
    rendering, file = _both(_report(_section(1), _section(2, is_turned=True), headed, _section(4)))

    assert _pages(rendering) == ["P1", "L23", "P4"]
    assert _sections(file) == ["P", "L", "P"]


def test_a_report_may_begin_and_end_turned() -> None:
    rendering, file = _both(_report(_section(1, is_turned=True), _section(2), _section(3, is_turned=True)))

    assert _pages(rendering) == ["P", "L1", "P2", "L3"]
    assert _sections(file) == ["P", "L", "P", "L"]


def test_numbers_and_heads_go_on_over_turned_pages() -> None:
    rendering, file = _both(_report(_section(1), _section(2, is_turned=True), _section(3)))
    feet = [box.boxes["bottom-right"].text for box in rendering.layout.boxes]
    turned = next(box for box in rendering.layout.boxes if box.name == "landscape")

    assert feet == ["1 / 3", "2 / 3", "3 / 3"]
    assert turned.boxes["top-left"].text == "Report"
    right = {int(each) / 20 for each in _stops(file, "//w:sectPr[w:pgSz/@w:orient]")}
    assert right == {round(turned.width - turned.margin[1] - turned.margin[3])}


def _stops(file: Opened, section: str) -> Iterable[str]:
    """The stops at the right of the default heads and feet of a section, in whole points."""
    relations = {each.get("Id"): each.get("Target") for each in file.root("word/_rels/document.xml.rels")}
    for reference in file.find(f"{section}/*[@w:type='default']/@r:id"):
        for stop in file.find("//w:tab[@w:val='right']/@w:pos", f"word/{relations[str(reference)]}"):
            yield str(round(int(stop) / 20) * 20)


def test_a_turned_page_on_the_left_has_the_margins_of_left_pages() -> None:
    pages = [_section(number, '<section data-break="page"><p>x</p></section>') for number in (3, 4)]
    rendering, file = _both(_report(_section(1), _section(2, is_turned=True), *pages, css=MIRRORED))
    (turned,) = (box for box in rendering.layout.boxes if box.name == "landscape")
    left, right = (int(file.find(f"//w:sectPr/w:pgMar/@w:{side}")[1]) for side in ("left", "right"))

    assert turned.side == "left"
    assert b"mirrorMargins" in file.parts["word/settings.xml"]
    # Word turns the margins of right pages round for left ones.
    assert (left / 20, right / 20) == pytest.approx((turned.margin[1], turned.margin[3]), abs=0.1)


def test_a_template_of_the_house_is_turned_with_its_heads() -> None:
    document = _report(_section(1), _section(2, is_turned=True), _section(3))
    keeps = frozenset({HouseKeep.HEADERS, HouseKeep.PAGE})
    theme = replace(document.theme, house=_house(), house_keeps=keeps)
    _, file = _both(replace(document, theme=theme))
    sizes = [(each.get(name("w:w")), each.get(name("w:h"))) for each in file.find("//w:pgSz")]

    assert sizes == [("12240", "15840"), ("15840", "12240"), ("12240", "15840")]
    assert list(_stops(file, "//w:sectPr[not(w:pgSz/@w:orient)]")) == ["9360", "9360"]
    # 15,840 twips less margins of 1,440 on both sides.
    assert list(_stops(file, "//w:sectPr[w:pgSz/@w:orient]")) == ["12960"]


def _house() -> bytes:
    """A template on Letter paper whose head ends at the right margin, 6.5 inches wide."""
    opened = docx.Document()
    section = opened.sections[0]
    section.left_margin = section.right_margin = Pt(72)
    paragraph = section.header.paragraphs[0]
    paragraph.text = "House\tright"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(468), WD_TAB_ALIGNMENT.RIGHT)
    packed = io.BytesIO()
    opened.save(packed)
    return packed.getvalue()
