"""Kinds of page → which are alike, which is first, and what a section says of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editions.redlined_values import LOOK
from gallery.made_elements import PLAIN, page
from reportgen.model.report.layout import MarginBox, PageBox, Token
from reportgen.write.docx.body.first_page import first_page, mirrors_margins, ordinary_page, same_area
from reportgen.write.docx.emit.running_heads import RunningHeads
from reportgen.write.docx.emit.sections import SectionWriter
from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.values.blocks import SectionEnd
from reportgen.write.docx.values.house_styles import HouseStyles

RIGHT = PageBox("", "right", False, 500.0, 700.0, (10.0, 20.0, 30.0, 40.0), {})  # noqa: FBT003
LEFT = replace(RIGHT, side="left", margin=(10.0, 40.0, 30.0, 20.0))
FIRST = replace(RIGHT, is_first=True)


@pytest.mark.parametrize(
    ("other", "is_same", "is_same_across"),
    [
        (replace(RIGHT, margin=(10.05, 20.0, 30.0, 40.0)), True, True),
        (replace(RIGHT, margin=(11.0, 20.0, 30.0, 40.0)), False, True),
        (replace(RIGHT, margin=(10.0, 21.0, 30.0, 40.0)), False, False),
        (replace(RIGHT, margin=(10.0, 20.0, 31.0, 40.0)), False, True),
        (replace(RIGHT, margin=(10.0, 20.0, 30.0, 41.0)), False, False),
        (replace(RIGHT, width=501.0), False, False),
        (replace(RIGHT, height=701.0), False, False),
    ],
)
def test_pages_leave_the_same_room_if_all_their_sides_are_alike(
    other: PageBox, *, is_same: bool, is_same_across: bool
) -> None:
    assert same_area(RIGHT, other) is is_same
    assert same_area(RIGHT, other, across_only=True) is is_same_across


def test_left_pages_mirror_right_ones_of_their_name() -> None:
    assert mirrors_margins((LEFT, RIGHT))
    assert not mirrors_margins((replace(RIGHT, side="left"), RIGHT))
    assert not mirrors_margins((replace(LEFT, name="wide"), RIGHT))
    assert not mirrors_margins((replace(LEFT, margin=(40.0, 10.0, 20.0, 30.0)), RIGHT))


def test_the_ordinary_page_of_a_name_is_a_right_one_and_not_the_first() -> None:
    assert ordinary_page((FIRST, LEFT, RIGHT), "") is RIGHT
    assert ordinary_page((FIRST, LEFT), "") is LEFT
    assert ordinary_page((FIRST, replace(RIGHT, name="wide")), "wide") == replace(RIGHT, name="wide")
    assert ordinary_page((), "") is None


def test_a_first_page_counts_only_if_it_leaves_other_room() -> None:
    tall = replace(FIRST, margin=(99.0, 20.0, 30.0, 40.0))

    assert first_page((tall, RIGHT)) is tall
    assert first_page((FIRST, RIGHT)) is None
    assert first_page((RIGHT,)) is None


@pytest.mark.parametrize(
    ("other", "is_mirrored"),
    [
        (LEFT, True),
        (replace(LEFT, name="wide"), False),
        (replace(LEFT, is_first=True), False),
        (replace(LEFT, side="right", is_first=True), False),
    ],
)
def test_left_pages_have_heads_of_their_own_if_these_say_something_else(
    other: PageBox, *, is_mirrored: bool
) -> None:
    head = MarginBox(replace(PLAIN, generated=(Token("text", "Left"),)), "Left", 1.0, 2.0)
    layout = replace(page(), boxes=(RIGHT, replace(other, boxes={"top-left": head})))
    state = WriterState(StyleBook(LOOK), {}, "en", HouseStyles(), {}, {}, frozenset())

    writer = SectionWriter(layout, RunningHeads(layout, state, {}, None), has_endnotes=False)
    assert writer.mirrors_heads is is_mirrored


def test_a_section_without_any_page_is_a4_with_an_inch_around() -> None:
    state = WriterState(StyleBook(LOOK), {}, "en", HouseStyles(), {}, {}, frozenset())
    layout = replace(page(), boxes=())
    node = SectionWriter(layout, RunningHeads(layout, state, {}, None), has_endnotes=False).write(
        SectionEnd("", 1, 0.0)
    )

    (size,), (margins,) = node.iter(name("w:pgSz")), node.iter(name("w:pgMar"))
    assert (size.get(name("w:w")), size.get(name("w:h"))) == ("11906", "16838")
    assert {margins.get(name(f"w:{side}")) for side in ("top", "right", "bottom", "left")} == {"1440"}
