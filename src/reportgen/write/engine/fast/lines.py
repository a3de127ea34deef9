"""Lines of nothing but plain text, set without asking what else might stand in a line.

The engine sets every line as if pictures, floats, raised words and nested boxes stood in it, some twenty
steps. In most lines of a report stands one piece of text in one style; of these steps, five change anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from reportgen.write.engine.fast.block_flow import avoid_collisions, resolve_percentages
from reportgen.write.engine.fast.remembered import remembered
from reportgen.write.engine.fast.step import Step

# Where the engine goes on: the number of a child, and within a text the byte.
Resume: TypeAlias = Mapping[int, Any] | None

engine_line = inline.get_next_linebox


def get_next_linebox(
    context: Any,
    linebox: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Resume,
    holder: Any,
    *more: Any,
) -> Any:
    """What the engine's function of the same name answers."""
    if not context.excluded_shapes and more[2:] == (None, None) and _is_text_alone(linebox, holder):
        made = _next_line(context, linebox, position_y, skip_stack, holder)
        if made is not None:
            return made
    return engine_line(context, linebox, position_y, bottom_space, skip_stack, holder, *more)


def _is_text_alone(linebox: Any, holder: Any) -> bool:
    """Whether a text that stands on the line as it is, is all there is in a block."""
    if len(linebox.children) != 1 or type(linebox.children[0]) is not boxes.TextBox:
        return False
    style = linebox.children[0].style
    return (
        type(linebox.style) is AnonymousStyle and _is_ordinary(style) and holder.style["direction"] == "ltr"
    )


@remembered
def _is_ordinary(style: Any) -> bool:
    return bool(
        type(style) is AnonymousStyle
        and style["white_space"] == "normal"
        and style["vertical_align"] == "baseline"
        and style["direction"] == "ltr"
        and style["font_size"] > 0
    )


def _next_line(context: Any, linebox: Any, position_y: float, skip_stack: Resume, holder: Any) -> Any:
    """The line and where the next one resumes; None where the engine has to look."""
    (text,) = linebox.children
    skip = _skip(text, skip_stack)
    if skip is None:
        return None
    linebox.position_y = position_y
    linebox.width = linebox.height = 0
    left, top, available = avoid_collisions(context, linebox, holder, outer=False)
    linebox.position_x, linebox.position_y = left, top
    start, end = left + linebox.text_indent, (left + available) * (1 + 1e-9)
    text.position_y = top
    resolve_percentages(text, holder)
    text.position_x = start
    piece, resumes, is_forced = inline.split_text_box(context, text, end - start, skip, is_line_start=True)
    if piece is None or is_forced or piece.text.endswith(" "):
        return None
    line = linebox.copy_with_children([piece])
    line.remove_decoration(start=bool(skip), end=resumes is not None)
    line.width = piece.position_x + piece.margin_width() - line.content_box_x()
    inline._adjust_line_height(line)
    linebox.width, linebox.height = line.width, line.height
    offset = inline.text_align(context, line, available, last=resumes is None)
    _place(line, piece, offset, top)
    return line, None if resumes is None else {0: {resumes: None}}


def _skip(text: Any, skip_stack: Resume) -> int | None:
    """The byte at which the line begins, None where nothing or a space stands there."""
    skip = 0
    if skip_stack is not None:
        ((number, within),) = skip_stack.items()
        if number:
            return None
        skip = 0 if within is None else next(iter(within)) or 0
    following = text.text.encode()[skip : skip + 1]
    return skip if following.strip(b" ") else None


def _place(line: Any, piece: Any, offset: float, top: float) -> None:
    """Set the text on the line's baseline, and the line's top to `top`."""
    highest, lowest = -piece.baseline, piece.margin_height() - piece.baseline
    above, below = -line.baseline, line.margin_height() - line.baseline
    piece.position_y = highest
    highest, lowest = min(highest, above), max(lowest, below)
    line.baseline, line.height = -highest, lowest - highest
    line.margin_top = line.margin_bottom = 0
    piece.translate(offset, top - highest)
    line.position_x += offset
    line.position_y = top


STEPS = (Step(inline, "get_next_linebox", get_next_linebox, is_local=True),)
