"""Where the lines of a text end, from one look at the whole text.

For each line the engine shapes twice as much text as fits, then the line with one word more, then the line.
Here a text is shaped once, which says how far each word reaches; then each line is shaped once, to be
measured and drawn. Letters can reach a little further in one neighbourhood than in another, so where a word
fits or misses by less than `DOUBT`, and for all texts that are not plain, the engine itself is asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import inf
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS

from reportgen.model.frozen import frozen
from reportgen.write.engine.fast.glyphs import FIELDS, breaks_of, cluster_starts, glyph_numbers, runs_of
from reportgen.write.engine.fast.plain_text import is_plain
from reportgen.write.engine.fast.shaping import line_size, setting_of
from reportgen.write.engine.fast.step import Step

DOUBT = 0.2  # of the font's size
SPACE = ord(" ")

engine_split = line_break.split_first_line


@frozen
class Ruler:
    """A text of `size` bytes on one endless line, in pieces.

    `ends` are the bytes at which lines may end, the text's own end included. In Pango's units, `starts` says
    how far the text reaches where each piece begins, and at last where the text ends; `reaches` where the
    letters of each piece end, without a space after them.
    """

    text: str
    size: int
    ends: Sequence[int]
    starts: Sequence[int]
    reaches: Sequence[int]


def split_first_line(
    text: str, style: Any, context: Any, max_width: float | None, spacing: float, *more: Any, **named: Any
) -> Any:
    """What the engine's function of the same name answers."""
    if max_width and max_width != inf and not spacing and is_plain(text, style):
        line = _first_line(text, style, max_width)
        if line is not None:
            return line
    return engine_split(text, style, context, max_width, spacing, *more, **named)


def _first_line(text: str, style: Any, max_width: float) -> Any:
    """The engine's answer, None where there is doubt."""
    limit, doubt = int(max_width * TO_UNITS), int(DOUBT * style["font_size"] * TO_UNITS)
    at_hand = setting_of(style).at_hand
    ruler: Ruler | None = at_hand.get("ruler")
    first = None if ruler is None else _piece_at(ruler, text)
    if ruler is None or first is None:
        layout, line = _shape(text, style, max_width)
        if line_size(line, style)[0] * TO_UNITS <= limit - doubt:
            return line_break.first_line_metrics(line, text, layout, None, True, style)
        ruler, first = _measure(text, layout, line), 0
        at_hand["ruler"] = ruler
    limit += ruler.starts[first]
    if ruler.starts[-1] <= limit - doubt:
        return _finish(text, None, style, max_width)
    last = bisect_right(ruler.reaches, limit, first) - 1
    is_sure = first <= last < len(ruler.ends) - 1
    if is_sure and ruler.reaches[last] <= limit - doubt and ruler.reaches[last + 1] >= limit + doubt:
        begin = ruler.ends[first - 1] if first else 0
        return _finish(text, ruler.ends[last] - begin, style, max_width)
    return None


def _piece_at(ruler: Ruler, text: str) -> int | None:
    """The piece with which `text` begins, where it is the rest of the ruler's: lines come one by one."""
    if not ruler.text.endswith(text):
        return None
    begin = ruler.size - len(text.encode())
    if not begin:
        return 0
    piece = bisect_left(ruler.ends, begin)
    return piece + 1 if ruler.ends[piece] == begin else None


def _finish(text: str, end: int | None, style: Any, max_width: float) -> Any:
    """The line of the first `end` bytes, as the engine would answer; None where it is too long after all."""
    layout, line = _shape(text if end is None else text.encode()[:end].decode().rstrip(" "), style, max_width)
    if line_size(line, style)[0] > max_width:
        return None
    layout, length, _, *measures = line_break.first_line_metrics(line, text, layout, None, True, style)
    return layout, length, end, *measures


def _shape(text: str, style: Any, max_width: float) -> tuple[Any, Any]:
    layout = line_break.Layout(style, 0, max_width)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    return layout, line


def _measure(text: str, layout: Any, line: Any) -> Ruler:
    places: list[int] = []
    widths: list[int] = []
    for item in runs_of(line):
        places += cluster_starts(item)
        widths += glyph_numbers(item)[1::FIELDS]
    edges = (*accumulate(widths, initial=0),)
    encoded = text.encode()
    ends = (*_bytes_of(breaks_of(layout, text), text, encoded), len(encoded))
    bare = [len(encoded[:end].rstrip(b" ")) if encoded[end - 1] == SPACE else end for end in ends]
    return Ruler(
        text,
        len(encoded),
        ends,
        (0, *(edges[bisect_left(places, end)] for end in ends)),
        [edges[bisect_left(places, end)] for end in bare],
    )


def _bytes_of(places: Sequence[int], text: str, encoded: bytes) -> Sequence[int]:
    """Places between letters as places between bytes."""
    if len(text) == len(encoded):
        return places
    sizes = (*accumulate((len(letter.encode()) for letter in text), initial=0),)
    return [sizes[place] for place in places]


STEPS = (Step(line_break, "split_first_line", split_first_line),)
