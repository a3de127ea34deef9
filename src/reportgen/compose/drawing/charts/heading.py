"""What stands above the plot of a chart: the key of its series and its unit."""

from __future__ import annotations

from reportgen.compose.drawing.charts.key import draw_key
from reportgen.compose.drawing.limits import LEADING, TEXT
from reportgen.compose.drawing.numbers import joins_number
from reportgen.compose.drawing.svg import labels
from reportgen.compose.drawing.text_width import Measure, wrap
from reportgen.compose.drawing.values import Chart, Palette

_GAP = 10.0


def draw_heading(
    chart: Chart, colours: Palette, measure: Measure, *, has_key: bool
) -> tuple[tuple[str, ...], float]:
    """Draw the key and the unit; give them with the height at which the plot may start."""
    shapes: list[str] = []
    top = 2.0
    if has_key and len(chart.series) > 1:
        key, height = draw_key(tuple(each.name for each in chart.series), chart.width, colours, measure)
        shapes.append(key)
        top = height + _GAP
    if chart.unit and not joins_number(chart.unit):
        lines = wrap(chart.unit, chart.width, TEXT, measure)
        shapes.append(labels(0, top + len(lines) * LEADING / 2, lines, colours.muted))
        top += len(lines) * LEADING + _GAP / 2
    return tuple(shapes), top
