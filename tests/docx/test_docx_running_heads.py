"""Heads and feet of pages: how far they reach towards the text."""

from __future__ import annotations

import pytest

from editions.redlined_values import LOOK
from gallery.made_elements import PLAIN, page
from reportgen.model.report.layout import MarginBox
from reportgen.write.docx.emit.running_heads import Band, RunningHeads
from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.values.house_styles import HouseStyles

BOX = MarginBox(PLAIN, "Words", top=30.0, bottom=48.0)


def spacing(band: Band) -> tuple[str | None, str | None]:
    """The space before and after the line of a head or foot, in twips."""
    layout = page()
    heads = RunningHeads(
        layout, WriterState(StyleBook(LOOK), {}, "en", HouseStyles(), {}, {}, frozenset()), {}, None
    )
    heads.reference("default", band)
    found = [each for each in heads.parts[0].root.iter(name("w:spacing")) if each.get(name("w:line")) is None]
    before, after = name("w:before"), name("w:after")
    return (found[0].get(before), found[0].get(after)) if found else (None, None)


@pytest.mark.parametrize(
    ("kind", "outer", "depth", "space"),
    [
        ("header", 0.0, 0.0, (None, None)),
        ("header", 5.0, 0.0, ("100", None)),
        ("header", 0.0, 40.0, (None, "440")),
        ("header", 5.0, 40.0, ("100", "440")),
        ("footer", 5.0, 40.0, ("440", "100")),
        ("header", 0.0, 10.0, (None, None)),
    ],
)
def test_space_beside_a_head_fills_the_margin_that_its_box_leaves(
    kind: str, outer: float, depth: float, space: tuple[str | None, str | None]
) -> None:
    assert spacing(Band(kind, {"left": BOX}, 400.0, outer, depth)) == space


def test_a_head_without_boxes_is_one_line_high() -> None:
    assert spacing(Band("header", {}, 400.0, 0.0, LOOK.line + 20.0)) == (None, "400")
