"""Asks whether a page has room for a block as word processors do: its padding once, lengths in twips.

The engine asks whether the outer edge of a block, its padding and border included, lies above the page's end
less that padding, that border and sometimes the margin: a box that fits with room to spare goes to the next
page. CSS Break 3, 5.2: margins next to a page break are cut; padding and borders need their own room only.

Word counts in twentieths of a point. A page of 711.496 points holds lines that come to 711.5 there, and must
here.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import LayoutContext, block

TWIP = 96 / 72 / 20  # px
LAID_OUT = "reportgen_laid_out"

engine_layout = block.block_level_layout
engine_overflows = LayoutContext.overflows_page
engine_lines = block._linebox_layout  # noqa: SLF001  # the engine's name
BOTTOM_SPACE = 9  # its place in the arguments


def count_paddings_once() -> None:
    """From now on; a second call changes nothing."""
    block.block_level_layout = block_level_layout
    LayoutContext.overflows_page = overflows_page
    block._linebox_layout = linebox_layout  # noqa: SLF001  # as above


def block_level_layout(context: Any, box: Any, bottom_space: float, *more: Any, **named: Any) -> Any:
    """The engine's own answer, kept for the question that comes next."""
    answer = engine_layout(context, box, bottom_space, *more, **named)
    setattr(context, LAID_OUT, (answer[0], bottom_space))
    return answer


def overflows_page(context: Any, bottom_space: float, position_y: float) -> bool:
    """What the engine's method of the same name says; asked of a block's edge, with the room that it had."""
    laid_out, room = getattr(context, LAID_OUT, (None, 0.0))
    if (
        laid_out is not None
        and bottom_space > room
        and position_y == laid_out.border_box_y() + laid_out.border_height()
    ):
        bottom_space = room
    return bool(engine_overflows(context, bottom_space - TWIP, position_y))


def linebox_layout(context: Any, box: Any, *rest: Any) -> Any:
    """What the engine's function of the same name does; what every part of a box has below it counts once."""
    if box.style["box_decoration_break"] != "clone":
        return engine_lines(context, box, *rest)
    given = list(rest)
    # The engine has taken it off already, and will once more.
    given[BOTTOM_SPACE - 2] -= box.padding_bottom + box.border_bottom_width
    return engine_lines(context, box, *given)
