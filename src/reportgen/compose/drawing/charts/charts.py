"""A chart → its drawing, through one table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from reportgen.compose.drawing.charts.bars import draw_bars
from reportgen.compose.drawing.charts.columns import draw_columns
from reportgen.compose.drawing.charts.lines import draw_lines
from reportgen.compose.drawing.limits import LARGEST, MAX_CATEGORIES, MAX_LABEL, MAX_SERIES
from reportgen.compose.drawing.text_width import Measure, estimate_width
from reportgen.compose.drawing.values import Chart, ChartKind, DrawingError, Palette

_Draw: TypeAlias = Callable[[Chart, Palette, str, Measure], str]

_KINDS: Mapping[ChartKind, _Draw] = {
    ChartKind.BAR: draw_bars,
    ChartKind.COLUMN: draw_columns,
    ChartKind.LINE: draw_lines,
}


def draw_chart(
    chart: Chart, colours: Palette, *, font: str = "sans-serif", measure: Measure = estimate_width
) -> str:
    """Draw a chart as SVG, as wide as it says, that reads in grey as in colour.

    `measure` gives text widths of the font; DrawingError says what cannot be drawn.
    """
    _check(chart)
    return _KINDS[chart.kind](chart, colours, font, measure)


def _check(chart: Chart) -> None:
    if not chart.categories or not chart.series:
        raise DrawingError("a chart needs at least one row and one column of numbers")
    if len(chart.categories) > MAX_CATEGORIES:
        raise DrawingError(f"the chart has {len(chart.categories)} rows, more than {MAX_CATEGORIES}")
    if len(chart.series) > MAX_SERIES:
        raise DrawingError(f"the chart has {len(chart.series)} columns, more than {MAX_SERIES}")
    for name in (*chart.categories, *(each.name for each in chart.series), chart.unit):
        if len(name) > MAX_LABEL:
            raise DrawingError(f'the label "{name[:40]}…" has more than {MAX_LABEL} characters')
    for series in chart.series:
        if len(series.values) != len(chart.categories):
            raise DrawingError(
                f'"{series.name}" has {len(series.values)} values for {len(chart.categories)} rows'
            )
        numbers = [value.value for value in series.values if value is not None]
        if not all(each.is_finite() and abs(each) <= LARGEST for each in numbers):
            raise DrawingError(f'"{series.name}" holds a number that cannot be drawn')
        if chart.is_stacked and any(each < 0 for each in numbers):
            raise DrawingError(f'"{series.name}" holds a negative number, which cannot be stacked')
    if chart.is_stacked and chart.kind is ChartKind.LINE:
        raise DrawingError("lines cannot be stacked; use bars")
    if all(value is None for series in chart.series for value in series.values):
        raise DrawingError("the chart holds no number")
