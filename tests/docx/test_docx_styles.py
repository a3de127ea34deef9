"""Looks of the layout → named styles of Word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from editions.redlined_values import LOOK
from gallery.made_elements import PLAIN
from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.emit.styles import write_styles
from reportgen.write.docx.ooxml import name, twips
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.values.looks import NO_FRAME, ParagraphLook, paragraph_look


def spacing(look: ParagraphLook, style_ids: dict[str, str]) -> tuple[str | None, str | None]:
    """The space before and after that the style `Words` says it has, in twips."""
    book = StyleBook(LOOK)
    book.paragraph("Words", look, "")
    nodes = write_styles(WriterState(book, {}, "en", style_ids, {}, {}, frozenset()))
    (style,) = (each for each in nodes if each.get(name("w:styleId")) == "Words")
    found: etree._Element | None = style.find(f"{name('w:pPr')}/{name('w:spacing')}")
    return (None, None) if found is None else (found.get(name("w:before")), found.get(name("w:after")))


@pytest.mark.parametrize(
    ("style_ids", "space"),
    [({}, (None, None)), ({"Normal": "Normal"}, (twips(LOOK.before), twips(LOOK.after)))],
)
def test_a_style_says_that_it_stands_close_where_the_normal_style_is_that_of_a_template(
    style_ids: dict[str, str], space: tuple[str | None, str | None]
) -> None:
    assert spacing(replace(LOOK, left=5.0), style_ids) == space


@pytest.mark.parametrize(("widows", "is_guarded"), [(1, False), (2, True), (3, True)])
def test_two_lines_at_the_end_of_a_page_guard_against_widows(widows: int, *, is_guarded: bool) -> None:
    assert paragraph_look(replace(PLAIN, widows=widows), NO_FRAME, 0.0, 0.0).guards_widows is is_guarded
