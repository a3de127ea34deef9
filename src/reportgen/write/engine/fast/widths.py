"""How narrow and how wide a text can be, word by word.

The engine measures every cell of a table, and whatever else shrinks to its content, by breaking its text
in no width at all: for each word it shapes the word and its neighbour, the word, and the word again. Here
the places where lines may end are asked for once, and each word of one style is shaped once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred
from weasyprint.text import line_break

from reportgen.model.frozen import frozen
from reportgen.write.engine.fast.glyphs import breaks_in
from reportgen.write.engine.fast.plain_text import is_plain
from reportgen.write.engine.fast.shaping import Setting, setting_of
from reportgen.write.engine.fast.step import Step

# As the engine answers: of a line that is only measured, its end and its width count.
Measured: TypeAlias = tuple[None, None, int | None, float, None, None]

MOST_WIDTHS = 20_000  # words of one style

engine_split = line_break.split_first_line
engine_widths = preferred.inline_line_widths


@frozen
class Pieces:
    """A text and the places between its letters where lines may end, its own end among them."""

    text: str
    ends: tuple[int, ...]


def measure_first_line(
    text: str, style: Any, context: Any, max_width: float | None, spacing: float, **named: Any
) -> Measured | Any:
    """What the engine's `split_first_line` answers to who asks for the narrowest or the widest line."""
    if max_width or spacing or not is_plain(text, style):
        return engine_split(text, style, context, max_width, spacing, **named)
    setting = setting_of(style)
    if max_width is None:
        return None, None, None, _width(text, style, setting), None, None
    piece = _first_piece(text, setting)
    resumes = None if len(piece) == len(text) else len(piece.encode())
    return None, None, resumes, _width(piece.rstrip(" "), style, setting), None, None


def inline_line_widths(
    context: Any,
    box: Any,
    outer: bool,
    is_line_start: bool,
    minimum: bool,
    skip_stack: Any = None,
    first_line: bool = False,
) -> Iterable[float]:
    """What the engine's generator of the same name yields."""
    is_whole = is_line_start and skip_stack is None and not first_line
    if (
        is_whole
        and len(box.children) == 1
        and type(box) is boxes.LineBox
        and box.style["text_indent"] == ZERO_PIXELS
    ):
        (text,) = box.children
        if type(text) is boxes.TextBox and not text.justification_spacing and is_plain(text.text, text.style):
            return _widths(text.text, text.style, is_narrow=minimum)
    return engine_widths(context, box, outer, is_line_start, minimum, skip_stack, first_line)  # type: ignore[no-any-return]  # the engine has no types


def _widths(text: str, style: Any, *, is_narrow: bool) -> Sequence[float]:
    """The width of each line, where a text breaks wherever it can, or nowhere."""
    setting = setting_of(style)
    if not is_narrow:
        return [_width(text, style, setting)]
    ends = breaks_in(text, setting.language)
    pieces = (text[start:end].rstrip(" ") for start, end in pairwise((0, *ends, len(text))))
    return [_width(piece, style, setting) for piece in pieces]


def _first_piece(text: str, setting: Setting) -> str:
    """As much as stands on a line of no width. The engine asks for one line after the other."""
    known: Pieces | None = setting.at_hand.get("pieces")
    if known is not None and known.text.endswith(text):
        start = len(known.text) - len(text)
        place = bisect_right(known.ends, start)
        if not start or known.ends[place - 1] == start:
            return known.text[start : known.ends[place]]
    ends = (*breaks_in(text, setting.language), len(text))
    setting.at_hand["pieces"] = Pieces(text, ends)
    return text[: ends[0]]


def _width(word: str, style: Any, setting: Setting) -> float:
    """In px, shaped by itself."""
    width = setting.widths.get(word)
    if width is None:
        layout = line_break.Layout(style)
        layout.set_text(word)
        line, _ = layout.get_first_line()
        width = line_break.line_size(line, style)[0]
        if len(setting.widths) < MOST_WIDTHS:
            setting.widths[word] = width
    return width


STEPS = (
    Step(preferred, "split_first_line", measure_first_line, is_local=True),
    Step(preferred, "inline_line_widths", inline_line_widths, is_local=True),
)
