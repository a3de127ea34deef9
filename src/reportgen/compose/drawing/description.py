"""A chart or diagram → what it shows, in a line and at length, written from the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from reportgen.compose.drawing.numbers import spoken, with_unit
from reportgen.compose.drawing.quantities import Quantity, total
from reportgen.compose.drawing.values import Chart, ChartKind, Diagram

MOST_ALT = 150
"""Characters that screen readers read in one breath."""

_KINDS: Mapping[tuple[ChartKind, bool], str] = {
    (ChartKind.BAR, False): "Bar chart",
    (ChartKind.BAR, True): "Stacked bar chart",
    (ChartKind.COLUMN, False): "Column chart",
    (ChartKind.COLUMN, True): "Stacked column chart",
    (ChartKind.LINE, False): "Line chart",
    (ChartKind.LINE, True): "Line chart",
}


def alt_text(chart: Chart) -> str:
    """Say in at most 150 characters what kind of chart it is and where its extremes lie."""
    kind = _KINDS[chart.kind, chart.is_stacked]
    unit = f", in {chart.unit}" if chart.unit else ""
    if len(chart.series) == 1:
        counted = f"{kind} of {_count(len(chart.categories), 'value')}{unit}"
    else:
        rows = _count(len(chart.categories), "row")
        counted = f"{kind} of {len(chart.series)} series over {rows}{unit}"
    return _shortened(f"{counted}. {_extremes(chart)}")


def describe(chart: Chart) -> str:
    """Say every number of the chart in sentences, one for each category."""
    sentences = [_sentence(chart, index, name) for index, name in enumerate(chart.categories)]
    kind = _KINDS[chart.kind, chart.is_stacked]
    unit = f", in {chart.unit}" if chart.unit else ""
    return " ".join((f"{kind}: {chart.title}{unit}.", *sentences))


def describe_diagram(diagram: Diagram) -> str:
    """Say every arrow of the diagram in a sentence."""
    meaning = {False: diagram.solid_means, True: diagram.dashed_means}
    sentences = []
    for edge in diagram.edges:
        words = ", ".join(part for part in (edge.label, meaning[edge.is_dashed]) if part)
        sentences.append(f"“{edge.from_}” leads to “{edge.to}”{f' ({words})' if words else ''}.")
    return " ".join((f"Boxes and arrows: {diagram.title}.", *sentences))


def _sentence(chart: Chart, index: int, name: str) -> str:
    values = [(series.name, series.values[index]) for series in chart.series]
    if len(values) == 1:
        return f"{name}: {_said(values[0][1], chart.unit)}."
    parts = _listed(f"{series} {_said(value, '')}" for series, value in values)
    if not chart.is_stacked:
        return f"{name}: {parts}."
    added = total((value for _, value in values), chart.style)
    return f"{name}: {spoken(added, chart.unit)} in all, of which {parts}."


def _said(value: Quantity | None, unit: str) -> str:
    return "no value" if value is None else spoken(value, unit)


def _extremes(chart: Chart) -> str:
    rows = [(name, _row(chart, index)) for index, name in enumerate(chart.categories)]
    known = [(name, value) for name, value in rows if value is not None]
    if len(chart.series) > 1 and not chart.is_stacked:
        return _extreme_series(chart)
    most, least = max(known, key=_value), min(known, key=_value)
    if most[1].value == least[1].value:
        return f"All are {with_unit(most[1], chart.unit)}."
    ends = (f"{name}, {with_unit(value, chart.unit)}" for name, value in (most, least))
    return "Most: {}; least: {}.".format(*ends)


def _extreme_series(chart: Chart) -> str:
    points = [
        (value, series.name, name)
        for series in chart.series
        for name, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    ]
    most, least = max(points, key=lambda each: each[0].value), min(points, key=lambda each: each[0].value)
    ends = (f"{name}, {row}: {with_unit(value, chart.unit)}" for value, name, row in (most, least))
    return "Most: {}; least: {}.".format(*ends)


def _value(row: tuple[str, Quantity]) -> Decimal:
    return row[1].value


def _row(chart: Chart, index: int) -> Quantity | None:
    """The one number of a row, as it is written, or the sum of several."""
    values = [each.values[index] for each in chart.series]
    if len(values) == 1 or all(value is None for value in values):
        return values[0]
    return total(values, chart.style)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(parts: Iterable[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _shortened(text: str) -> str:
    """Cut at a word, with an ellipsis, where names are long; the long description says the rest."""
    if len(text) <= MOST_ALT:
        return text
    return text[: MOST_ALT - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
