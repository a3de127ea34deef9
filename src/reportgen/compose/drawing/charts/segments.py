"""The number inside a segment of a stacked bar."""

from __future__ import annotations

from reportgen.compose.drawing.charts.fills import Box, text_on
from reportgen.compose.drawing.limits import LEADING, TEXT
from reportgen.compose.drawing.svg import label, rectangle
from reportgen.compose.drawing.text_width import Measure
from reportgen.compose.drawing.values import Palette

_MARGIN = 2.0


def number_inside(box: Box, series: int, words: str, colours: Palette, measure: Measure) -> str:
    """Write the number of a segment into it where it fits; the long description holds them all."""
    width = measure(words, TEXT)
    if width + 2 * _MARGIN > box.width or box.height < LEADING - 1:
        return ""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    colour = text_on(series, colours)
    if colour is not None:
        return label(x, y, words, colour, anchor="middle")
    plate = rectangle(x - width / 2 - _MARGIN, y - 7, width + 2 * _MARGIN, 14, colours.paper)
    return plate + label(x, y, words, colours.ink, anchor="middle")
