"""A column chart → standing bars: numbers on top, names below."""

from __future__ import annotations

from reportgen.compose.drawing.charts.fills import Box, filled
from reportgen.compose.drawing.charts.heading import draw_heading
from reportgen.compose.drawing.charts.scale import Scale, scale_of
from reportgen.compose.drawing.charts.segments import number_inside
from reportgen.compose.drawing.limits import LEADING, TEXT
from reportgen.compose.drawing.numbers import with_unit
from reportgen.compose.drawing.quantities import Quantity, total
from reportgen.compose.drawing.svg import label, labels, line, picture
from reportgen.compose.drawing.text_width import Measure, longest_word, wrap
from reportgen.compose.drawing.values import Chart, DrawingError, Palette
from reportgen.model.frozen import frozen

_HEIGHT = 190.0
_GAP = 6.0
_WIDEST = 64.0
_SHARE = 0.72
"""Of a category's width that its columns take."""


@frozen
class _Plot:
    chart: Chart
    colours: Palette
    measure: Measure
    scale: Scale
    top: float

    def y(self, value: float) -> float:
        return self.top + (1 - self.scale.share(value)) * _HEIGHT


def draw_columns(chart: Chart, colours: Palette, font: str, measure: Measure) -> str:
    """Draw grouped or stacked columns, one group for each category."""
    slot = chart.width / len(chart.categories)
    _refuse_narrow(chart, slot, measure)
    heading, top = draw_heading(chart, colours, measure, has_key=True)
    shapes = list(heading)
    values = _ends(chart)
    scale = scale_of(values)
    plot = _Plot(chart, colours, measure, scale, top + LEADING)
    names = [wrap(name, slot - _GAP, TEXT, measure) for name in chart.categories]
    bottom = plot.top + _HEIGHT + (LEADING if scale.least < 0 else 0) + _GAP
    for category, lines in enumerate(names):
        middle = (category + 0.5) * slot
        shapes.append((_stacked if chart.is_stacked else _grouped)(plot, category, middle, slot))
        y = bottom + len(lines) * LEADING / 2
        shapes.append(labels(middle, y, lines, colours.ink, anchor="middle"))
    shapes.append(line(0, plot.y(0), chart.width, plot.y(0), colours.ink))
    return picture(chart.title, chart.width, bottom + max(map(len, names)) * LEADING + 2, font, shapes)


def _ends(chart: Chart) -> tuple[Quantity, ...]:
    if chart.is_stacked:
        rows = zip(*(each.values for each in chart.series), strict=True)
        return tuple(total(row, chart.style) for row in rows)
    return tuple(value for each in chart.series for value in each.values if value is not None)


def _refuse_narrow(chart: Chart, slot: float, measure: Measure) -> None:
    for name in chart.categories:
        if longest_word(name, TEXT, measure) > slot - _GAP:
            raise DrawingError(f'"{name}" does not fit under its column; use type=bar')
    bars = 1 if chart.is_stacked else len(chart.series)
    numbers = [with_unit(each, chart.unit) for each in _ends(chart)]
    if max(measure(each, TEXT) for each in numbers) > slot * (1 if bars == 1 else _SHARE / bars):
        raise DrawingError("the numbers do not fit over their columns; use type=bar")


def _grouped(plot: _Plot, category: int, middle: float, slot: float) -> str:
    shapes = []
    count = len(plot.chart.series)
    width = min(_WIDEST, slot * _SHARE / count)
    for index, series in enumerate(plot.chart.series):
        x, value = middle + (index - count / 2) * width, series.values[category]
        if value is None:
            shapes.append(
                label(x + width / 2, plot.y(0) - LEADING / 2, "–", plot.colours.muted, anchor="middle")
            )
            continue
        high, low = sorted((plot.y(0), plot.y(value.length)))
        shapes.append(filled(Box(x + 1, high, width - 2, low - high), index, plot.colours))
        y = low + LEADING / 2 if value.value < 0 else high - LEADING / 2
        words = with_unit(value, plot.chart.unit)
        shapes.append(label(x + width / 2, y, words, plot.colours.ink, anchor="middle"))
    return "".join(shapes)


def _stacked(plot: _Plot, category: int, middle: float, slot: float) -> str:
    shapes = []
    width, start = min(_WIDEST, slot * _SHARE), 0.0
    for index, series in enumerate(plot.chart.series):
        value = series.values[category]
        if value is None or value.value == 0:
            continue
        high = plot.y(start + value.length)
        box = Box(middle - width / 2, high, width, plot.y(start) - high)
        shapes.append(filled(box, index, plot.colours))
        words = with_unit(value, plot.chart.unit)
        shapes.append(number_inside(box, index, words, plot.colours, plot.measure))
        start += value.length
    added = total((each.values[category] for each in plot.chart.series), plot.chart.style)
    words = with_unit(added, plot.chart.unit)
    shapes.append(
        label(middle, plot.y(start) - LEADING / 2, words, plot.colours.ink, anchor="middle", weight="bold")
    )
    return "".join(shapes)
