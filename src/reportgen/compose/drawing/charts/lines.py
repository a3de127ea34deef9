"""A line chart → lines with their names at their ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.compose.drawing.charts.heading import draw_heading
from reportgen.compose.drawing.charts.markers import DASHES, marker
from reportgen.compose.drawing.charts.scale import Scale, make_scale
from reportgen.compose.drawing.limits import LEADING, LINE, SPARE, TEXT
from reportgen.compose.drawing.numbers import with_unit
from reportgen.compose.drawing.quantities import quantity
from reportgen.compose.drawing.spreading import keep_between, spread
from reportgen.compose.drawing.svg import label, labels, line, number, path, picture
from reportgen.compose.drawing.text_width import Measure, longest_word, wrap
from reportgen.compose.drawing.values import Chart, DrawingError, Palette, Series
from reportgen.model.frozen import frozen

_HEIGHT = 210.0
_GAP = 8.0
_MOST_FOR_NAMES = 130.0
_BETWEEN_NAMES = 12.0


@frozen
class _Plot:
    chart: Chart
    colours: Palette
    scale: Scale
    left: float
    right: float
    top: float

    def x(self, category: int) -> float:
        count = len(self.chart.categories)
        share = 0.5 if count == 1 else category / (count - 1)
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.top + (1 - self.scale.share(value)) * _HEIGHT


def draw_lines(chart: Chart, colours: Palette, font: str, measure: Measure) -> str:
    """Draw one line for each series over the categories, its name and last number at its end."""
    scale = make_scale(value.length for each in chart.series for value in each.values if value is not None)
    heading, top = draw_heading(chart, colours, measure, has_key=False)
    ends = [_end_label(each, chart.unit, measure) for each in chart.series]
    widest = max(measure(each, TEXT) for lines in ends for each in lines)
    ticks = [with_unit(quantity(each, chart.style), chart.unit) for each in scale.ticks]
    left = SPARE * max(measure(each, TEXT) for each in ticks) + _GAP
    # Names stand centred below the first and last point, and must not hang over the edge.
    first, last = (min(measure(chart.categories[end], TEXT), _MOST_FOR_NAMES) / 2 for end in (0, -1))
    right = chart.width - max(widest + 2 * _GAP, last)
    # Many names at the ends of lines may need more height than the lines themselves.
    beyond = max(0.0, sum(map(len, ends)) * LEADING - _HEIGHT)
    plot = _Plot(chart, colours, scale, max(left, first), right, top + LEADING / 2 + beyond)
    shapes = [*heading, *_grid(plot, ticks)]
    shapes += [_line(plot, index, series) for index, series in enumerate(chart.series)]
    shapes += _end_labels(plot, ends, top)
    names, height = _names(plot, measure)
    return picture(chart.title, chart.width, plot.top + _HEIGHT + _GAP + height + 2, font, (*shapes, names))


def _end_label(series: Series, unit: str, measure: Measure) -> tuple[str, ...]:
    last = next((value for value in reversed(series.values) if value is not None), None)
    words = series.name if last is None else f"{series.name} {with_unit(last, unit)}".strip()
    return wrap(words, _MOST_FOR_NAMES, TEXT, measure)


def _grid(plot: _Plot, ticks: list[str]) -> Iterator[str]:
    for value, words in zip(plot.scale.ticks, ticks, strict=True):
        y = plot.y(value)
        colour = plot.colours.ink if value == 0 else plot.colours.tint
        yield line(plot.left, y, plot.right, y, colour)
        yield label(plot.left - _GAP, y, words, plot.colours.muted, anchor="end")


def _line(plot: _Plot, index: int, series: Series) -> str:
    """Draw the runs between missing values, then a mark at every point."""
    runs: list[list[str]] = [[]]
    marks = []
    for category, value in enumerate(series.values):
        if value is None:
            runs.append([])
            continue
        x, y = plot.x(category), plot.y(value.length)
        runs[-1].append(f"{number(x)} {number(y)}")
        marks.append(marker(x, y, index, plot.colours))
    data = "".join("M" + "L".join(run) for run in runs if len(run) > 1)
    stroke = path(data, stroke=plot.colours.accent, width=2 * LINE, dashes=DASHES[index]) if data else ""
    return stroke + "".join(marks)


def _end_labels(plot: _Plot, ends: list[tuple[str, ...]], top: float) -> Iterator[str]:
    """Write each name beside the end of its line, moved apart where lines end close together."""
    wishes = []
    for index, series in enumerate(plot.chart.series):
        last = next((value.length for value in reversed(series.values) if value is not None), 0.0)
        wishes.append((plot.y(last), index))
    wishes.sort()
    heights = [len(ends[index]) * LEADING for _, index in wishes]
    gaps = [(one + other) / 2 for one, other in pairwise(heights)]
    least, most = top + heights[0] / 2, plot.top + _HEIGHT + (LEADING - heights[-1]) / 2
    places = keep_between(spread([wish for wish, _ in wishes], gaps), gaps, least, most)
    for (wish, index), y in zip(wishes, places, strict=True):
        words = labels(plot.right + 2 * _GAP, y, ends[index], plot.colours.ink)
        moved = abs(y - wish) > LEADING / 2
        yield words + (
            line(plot.right + 5, wish, plot.right + 2 * _GAP - 2, y, plot.colours.rule) if moved else ""
        )


def _names(plot: _Plot, measure: Measure) -> tuple[str, float]:
    """Write names below the axis: all of them broken into lines, or every so many on one line each."""
    names, top = plot.chart.categories, plot.top + _HEIGHT + _GAP
    count = len(names)
    pitch = (plot.right - plot.left) / max(count - 1, 1)
    slot = min(pitch - _BETWEEN_NAMES, _MOST_FOR_NAMES)
    if all(longest_word(name, TEXT, measure) <= slot for name in names):
        rows = [wrap(name, slot, TEXT, measure) for name in names]
        height = max(map(len, rows)) * LEADING
        colour = plot.colours.ink
        shapes = (
            labels(plot.x(index), top + len(each) * LEADING / 2, each, colour, anchor="middle")
            for index, each in enumerate(rows)
        )
        return "".join(shapes), height
    widest = max(measure(name, TEXT) for name in names) + _BETWEEN_NAMES
    every = int(widest / pitch) + 1
    if every >= count or widest > 2 * plot.left + _BETWEEN_NAMES:
        raise DrawingError("the names below the lines do not fit; use type=bar or shorter names")
    shown = [index for index in range(0, count, every) if index + every <= count - 1 or index == count - 1]
    places = [*shown, count - 1] if shown[-1] != count - 1 else shown
    words = (
        label(plot.x(index), top + LEADING / 2, names[index], plot.colours.ink, anchor="middle")
        for index in places
    )
    return "".join(words), LEADING
