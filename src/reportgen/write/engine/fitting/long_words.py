"""Breaks what is longer than its line: words, addresses, hashes, code.

The engine's `overflow-wrap` knows words that stand alone: a word before or after other text without a space
between still runs off. Here a line is set as the engine sets it, which ends lines after a slash, a hyphen and
a question mark, too (UAX #14). Only if it runs over its edge it is set again, and then text may be cut
between any two letters (CSS Text 3, 5.5), as Word and its like do. Nothing is added to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextvars import ContextVar
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block, inline
from weasyprint.text import line_break
from weasyprint.text.constants import PANGO_WRAP_MODE
from weasyprint.text.ffi import TO_UNITS, ffi, pango

from reportgen.write.engine.fitting.hanging_spaces import split_hanging

# Whether the line in work is set again.
CUTS: ContextVar[bool] = ContextVar("CUTS", default=False)
IS_CUT = "reportgen_is_cut"
NEAR = 0.01  # px
ENDLESS = 2000  # letters of what is no word
LETTERS = 8  # to an em; none of these is narrower
_ENDLESS = re.compile(r"[A-Za-z0-9+=_]+")

engine_can_break = inline.can_break_inside


def break_long_words() -> None:
    """From now on; a second call changes nothing."""
    block.iter_line_boxes = iter_line_boxes
    inline.split_first_line = split_long
    inline.can_break_inside = can_break_inside


def ends_in_word(line: Any) -> bool:
    """Whether a line ends where a word was cut."""
    last = line
    while isinstance(last, boxes.LineBox | boxes.InlineBox):
        last = next((each for each in reversed(last.children) if each.is_in_normal_flow()), None)
    return hasattr(getattr(last, "pango_layout", None), IS_CUT)


def iter_line_boxes(  # noqa: PLR0917  # the engine's signature
    context: Any,
    box: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    first_letter_style: Any,
    first_line_style: Any,
) -> Iterator[tuple[Any, Any]]:
    """What the engine's generator of the same name yields, with every line inside its box if it can be."""
    inline.resolve_percentages(box, containing_block)
    box.text_indent = 0
    if skip_stack is None:
        inline.resolve_one_percentage(box, "text_indent", containing_block.width)
    while True:
        placed = (absolute_boxes, len(absolute_boxes)), (fixed_boxes, len(fixed_boxes))

        def next_line(y: float, skip: Any, letter: Any, styled: Any) -> tuple[Any, Any]:
            return inline.get_next_linebox(  # type: ignore[no-any-return]  # the engine has no types
                context,
                box,
                y,
                bottom_space,
                skip,
                containing_block,
                absolute_boxes,
                fixed_boxes,
                letter,
                styled,
            )

        line, resume_at = next_line(position_y, skip_stack, first_letter_style, first_line_style)
        # Where the end of a line shows that words were left out, an error has to say so.
        is_cuttable = containing_block.style["text_overflow"] != "ellipsis"
        if line is not None and is_cuttable and line.width > containing_block.width + NEAR:
            for found, count in placed:
                del found[count:]
            before = CUTS.set(True)
            try:
                line, resume_at = next_line(position_y, skip_stack, first_letter_style, first_line_style)
            finally:
                CUTS.reset(before)
        if line is None:
            return
        inline.handle_leader(context, line, containing_block)
        position_y = line.position_y + line.height
        yield line, resume_at
        if resume_at is None:
            return
        skip_stack, first_letter_style, first_line_style = resume_at, None, None
        box.text_indent = 0


def split_long(text: str, style: Any, context: Any, width: float | None, *more: Any, **named: Any) -> Any:
    """The engine's own answer, unless the line is set again and the text is too long for it."""
    if width is not None and width != inf:
        text = _beginning(text, style["font_size"], width)
    answer = split_hanging(text, style, context, width, *more, **named)
    if width is None or width == inf or answer[3] <= width or not CUTS.get():
        return answer
    return _cut(text, style, width) or answer


def _beginning(text: str, size: float, width: float) -> str:
    """As much of an endless word as cannot fit; shaping all of it for each of its lines would never end."""
    most = int(width / size * LETTERS) if width > size > 0 else ENDLESS
    begun = text[: most + 1]
    return begun if len(text) > ENDLESS + most and _ENDLESS.fullmatch(begun) else text


def can_break_inside(box: Any) -> bool:
    """The engine's own answer, and for a line that is set again every text that has two letters."""
    if CUTS.get() and isinstance(box, boxes.TextBox):
        return len(box.text) > 1
    if CUTS.get() and isinstance(box, boxes.InlineBox):
        return any(map(can_break_inside, box.children))
    return bool(engine_can_break(box))


def _cut(text: str, style: Any, width: float) -> Any:
    """As much of the text as fits, at least one letter; None where that is all of it."""
    encoded = text.encode()
    layout = line_break.Layout(style, 0, width)
    layout.set_text(text)
    _end_without_hyphens(layout, len(encoded))
    pango.pango_layout_set_width(layout.layout, int(max(0, width) * TO_UNITS))
    pango.pango_layout_set_wrap(layout.layout, PANGO_WRAP_MODE["WRAP_CHAR"])
    _, resumes = layout.get_first_line()
    if resumes is None or resumes >= len(encoded):
        return None
    letters = encoded[:resumes].decode()
    end = letters.rfind(" ") + 1 or len(letters)
    pango.pango_layout_set_width(layout.layout, -1)
    layout.set_text(text[:end].rstrip(" "))
    line, _ = layout.get_first_line()
    setattr(layout, IS_CUT, True)
    return line_break.first_line_metrics(line, text, layout, len(text[:end].encode()), True, style)  # noqa: FBT003  # as above


def _end_without_hyphens(layout: Any, size: int) -> None:
    """Keep Pango from leaving room for a hyphen where it ends a line between two letters."""
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    attribute = pango.pango_attr_insert_hyphens_new(False)  # noqa: FBT003  # the library's signature
    attribute.start_index, attribute.end_index = 0, size
    pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)
