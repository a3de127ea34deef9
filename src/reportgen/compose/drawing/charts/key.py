"""The names of series → a row of swatches above a chart."""

from __future__ import annotations

from reportgen.compose.drawing.charts.fills import Box, filled
from reportgen.compose.drawing.limits import LEADING, TEXT
from reportgen.compose.drawing.svg import labels
from reportgen.compose.drawing.text_width import Measure, wrap
from reportgen.compose.drawing.values import Palette

_SWATCH = 14.0
_GAP = 6.0
_BETWEEN = 18.0
_ROW_GAP = 5.0


def draw_key(names: tuple[str, ...], room: float, colours: Palette, measure: Measure) -> tuple[str, float]:
    """Draw the key in as many rows as it needs in `room` px; give it with its height."""
    shapes = []
    x = top = height = 0.0
    for series, name in enumerate(names):
        lines = wrap(name, room - _SWATCH - _GAP, TEXT, measure)
        width = _SWATCH + _GAP + max(measure(each, TEXT) for each in lines)
        if x > 0 and x + width > room:
            x, top = 0.0, height + _ROW_GAP
        rows = len(lines) * LEADING
        swatch = Box(x + 0.5, top + (rows - _SWATCH) / 2 + 1.5, _SWATCH - 1, _SWATCH - 3)
        shapes.append(filled(swatch, series, colours))
        shapes.append(labels(x + _SWATCH + _GAP, top + rows / 2, lines, colours.ink))
        height = max(height, top + rows)
        x += width + _BETWEEN
    return "".join(shapes), height
