"""Pages that differ from their neighbours: the first one, left ones, right ones that begin a part."""

from __future__ import annotations

import pytest

from gallery.house_theme import make_document
from gallery.word_reading import Opened, written
from reportgen.model.report.document import Document
from reportgen.write.docx.notices import word_notices
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.package.lint import lint_docx
from reportgen.write.engine.rendering import lay_out

pytestmark = pytest.mark.slow

LINE = "<p>The pilot comes aboard at the outer buoy.</p>"
LONG = f"<p>{'The pilot comes aboard at the outer buoy. ' * 200}</p>"
TALL_FIRST = "@page :first { margin-top: 80mm; margin-bottom: 60mm }"
NARROW_FIRST = "@page :first { margin: 60mm 40mm 20mm 70mm }"


def _document(body: str, css: str) -> Document:
    return make_document(f"<main>{body}</main>", css=css)


def _margins(file: Opened) -> list[tuple[int, int]]:
    """Top and left of each section, in millimetres."""
    return [
        (round(int(each.get(name("w:top"))) / 56.7), round(int(each.get(name("w:left"))) / 56.7))
        for each in file.find("//w:pgMar")
    ]


def test_a_first_page_that_ends_with_a_break_is_a_section_with_its_own_margins() -> None:
    second = f'<section data-break="page"><h2>Two</h2>{LINE * 60}</section>'
    file = written(_document(f"<h2>One</h2>{LINE}{second}", NARROW_FIRST))

    assert _margins(file) == [(60, 70), (22, 30)]
    assert not file.find("//w:pageBreakBefore|//w:titlePg")
    assert lint_docx(file.content) == ()


def test_a_first_page_that_is_full_is_a_section_if_the_second_begins_with_a_paragraph() -> None:
    file = written(_document(LINE * 80, NARROW_FIRST))
    space = file.find("//w:p[preceding::w:sectPr][1]/w:pPr/w:spacing/@w:before")

    assert _margins(file) == [(60, 70), (22, 30)]
    assert space in ([], ["0"])


def test_a_first_page_of_another_height_stays_in_the_section_and_its_head_fills_the_space() -> None:
    file = written(_document(LONG * 4, TALL_FIRST))
    (first,) = file.find("//w:headerReference[@w:type='first']")
    relation = next(
        each
        for each in file.root("word/_rels/document.xml.rels")
        if each.get("Id") == first.get(name("r:id"))
    )
    part = f"word/{relation.get('Target')}"
    space = sum(
        int(each) for side in ("before", "after") for each in file.find(f"//w:pPr/w:spacing/@w:{side}", part)
    )
    distance = int(file.find("//w:pgMar/@w:header")[0])

    assert _margins(file) == [(22, 30)]
    # The rest is the line itself.
    assert 80 * 56.7 - distance - 300 < space < 80 * 56.7 - distance
    assert lint_docx(file.content) == ()


def test_left_pages_that_mirror_right_ones_are_mirrored_by_word() -> None:
    css = "@page :left { margin: 20mm 45mm 20mm 20mm } @page :right { margin: 20mm 20mm 20mm 45mm }"
    file = written(_document(LONG * 4, css))

    assert _margins(file) == [(20, 45)]
    assert file.find("//w:mirrorMargins", "word/settings.xml")


@pytest.mark.parametrize(("side", "begins"), [("right", "oddPage"), ("left", "evenPage")])
def test_a_part_that_begins_on_one_side_is_a_section_that_does(side: str, begins: str) -> None:
    file = written(
        _document(f"{LINE}<section><h2>Two</h2>{LINE}</section>", f"section {{ break-before: {side} }}")
    )

    assert [str(each) for each in file.find("//w:sectPr/w:type/@w:val")] == ["nextPage", begins]


@pytest.mark.parametrize(
    ("css", "said"),
    [
        (NARROW_FIRST, "the first page has side margins of its own"),
        ("@page :left { margin-left: 60mm }", "left pages have other margins than right ones"),
        (TALL_FIRST, ""),
    ],
)
def test_margins_that_no_section_can_have_are_reported(css: str, said: str) -> None:
    document = _document(LONG * 4, css)
    notices = word_notices(document, lay_out(document).layout)

    assert [each.code for each in notices] == (["unmatched-page-margin"] if said else [])
    assert all(each.message.startswith(said) for each in notices)
