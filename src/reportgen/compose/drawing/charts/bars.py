"""A bar chart → lying bars: names at the left, numbers at the ends."""

from __future__ import annotations

from reportgen.compose.drawing.charts.fills import Box, filled
from reportgen.compose.drawing.charts.heading import draw_heading
from reportgen.compose.drawing.charts.scale import Scale, scale_of
from reportgen.compose.drawing.charts.segments import number_inside
from reportgen.compose.drawing.limits import LEADING, SPARE, TEXT
from reportgen.compose.drawing.numbers import with_unit
from reportgen.compose.drawing.quantities import Quantity, total
from reportgen.compose.drawing.svg import label, labels, line, picture
from reportgen.compose.drawing.text_width import Measure, wrap
from reportgen.compose.drawing.values import Chart, Palette
from reportgen.model.frozen import frozen

_MOST_FOR_NAMES = 0.4
_GAP = 8.0
_BAR = 20.0
_THIN_BAR = 16.0
_BETWEEN_ROWS = 12.0
_MISSING = "no value"


@frozen
class _Plot:
    chart: Chart
    colours: Palette
    measure: Measure
    scale: Scale
    left: float
    right: float

    def x(self, value: float) -> float:
        return self.left + self.scale.share(value) * (self.right - self.left)


def draw_bars(chart: Chart, colours: Palette, font: str, measure: Measure) -> str:
    """Draw grouped or stacked bars, one row of them for each category."""
    names = [wrap(name, chart.width * _MOST_FOR_NAMES, TEXT, measure) for name in chart.categories]
    left = SPARE * max(measure(each, TEXT) for lines in names for each in lines) + _GAP
    plot = _plot(chart, colours, measure, left)
    heading, top = draw_heading(chart, colours, measure, has_key=True)
    shapes = list(heading)
    first = top
    for category, lines in enumerate(names):
        bars = 1 if chart.is_stacked else len(chart.series)
        thickness = _BAR if bars == 1 else _THIN_BAR
        height = max(len(lines) * LEADING, bars * thickness)
        shapes.append(labels(left - _GAP, top + height / 2, lines, colours.ink, anchor="end"))
        draw = _stacked if chart.is_stacked else _grouped
        shapes.append(draw(plot, category, top + (height - bars * thickness) / 2, thickness))
        top += height + _BETWEEN_ROWS
    zero = plot.x(0)
    shapes.append(line(zero, first - _GAP / 2, zero, top - _BETWEEN_ROWS + _GAP / 2, colours.ink))
    return picture(chart.title, chart.width, top - _BETWEEN_ROWS + _GAP, font, shapes)


def _plot(chart: Chart, colours: Palette, measure: Measure, left: float) -> _Plot:
    values = [value for each in chart.series for value in each.values if value is not None]
    ends = [_total(chart, index) for index in range(len(chart.categories))] if chart.is_stacked else values
    scale = scale_of(ends)
    words = [with_unit(each, chart.unit) for each in ends]
    if scale.least < 0 and any(value is None for each in chart.series for value in each.values):
        words.append(_MISSING)
    room = max([measure(each, TEXT) for each in words] or [0.0]) + _GAP
    return _Plot(chart, colours, measure, scale, left + (room if scale.least < 0 else 0), chart.width - room)


def _total(chart: Chart, category: int) -> Quantity:
    return total((each.values[category] for each in chart.series), chart.style)


def _grouped(plot: _Plot, category: int, top: float, thickness: float) -> str:
    shapes = []
    for index, series in enumerate(plot.chart.series):
        y, value = top + index * thickness, series.values[category]
        middle = y + thickness / 2
        if value is None:
            shapes.append(label(plot.x(0) + _GAP / 2, middle, _MISSING, plot.colours.muted))
            continue
        start, end = sorted((plot.x(0), plot.x(value.length)))
        shapes.append(filled(Box(start, y + 1, end - start, thickness - 2), index, plot.colours))
        words = with_unit(value, plot.chart.unit)
        if value.value < 0:
            shapes.append(label(start - _GAP / 2, middle, words, plot.colours.ink, anchor="end"))
        else:
            shapes.append(label(end + _GAP / 2, middle, words, plot.colours.ink))
    return "".join(shapes)


def _stacked(plot: _Plot, category: int, top: float, thickness: float) -> str:
    shapes = []
    middle, start = top + thickness / 2, 0.0
    for index, series in enumerate(plot.chart.series):
        value = series.values[category]
        if value is None or value.value == 0:
            continue
        box = Box(plot.x(start), top + 1, plot.x(start + value.length) - plot.x(start), thickness - 2)
        shapes.append(filled(box, index, plot.colours))
        words = with_unit(value, plot.chart.unit)
        shapes.append(number_inside(box, index, words, plot.colours, plot.measure))
        start += value.length
    words = with_unit(_total(plot.chart, category), plot.chart.unit)
    shapes.append(label(plot.x(start) + _GAP / 2, middle, words, plot.colours.ink, weight="bold"))
    return "".join(shapes)
