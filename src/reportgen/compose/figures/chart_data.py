"""A table of data → the names, series and manner of writing of a chart, or every cell that is no number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.compose.drawing import NumberStyle, Quantity, Series
from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.mistakes import Mistakes
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.table import DataTable, TableCell
from reportgen.rows.numbers import (
    DECIMAL_SIGNS,
    WrittenNumber,
    are_unclear,
    fault_in,
    read_number,
    way_to_write,
)

NO_VALUES = frozenset({"", "–", "—", "-", "n/a", "not stated"})
_PERCENT = "%"
_TOGETHER = "\u00a0"


@frozen
class ChartData:
    """What a chart shows: each series has one number, or none, for each category."""

    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    style: NumberStyle = NumberStyle()


@frozen
class ChartReader:
    """Reads the tables of charts."""

    printable: PrintableWords
    mistakes: Mistakes

    def read(self, table: DataTable, unit: str) -> ChartData:
        """The numbers below the header, written as in their cells; nothing, and diagnostics, after a mistake.

        A percent sign belongs to the numbers unless it is the `unit` of all.
        """
        rows = table.rows
        if len(rows) < 2 or len(rows[0].cells) < 2:
            if rows:
                message = "a chart needs a header row, a row below it, and a column of numbers"
                self.mistakes.report("chart-without-numbers", message, rows[0].place)
            return ChartData()
        head, body = rows[0], rows[1:]
        columns = [
            tuple((row.cells[column], read_number(row.cells[column].text, table.decimal)) for row in body)
            for column in range(1, len(head.cells))
        ]
        cells = [(cell, number) for each in columns for cell, number in each if number is not None]
        keeps_percent = unit != _PERCENT
        unread = (cell for each in columns for cell, number in each if number is None)
        faults = [
            *self._unread(unread, table.decimal),
            *(self._unclear(cell for cell, _ in cells) if table.decimal is None else ()),
            *(self._mixed(cells) if keeps_percent else ()),
        ]
        self.mistakes.take(faults)
        if faults:
            return ChartData()
        series = (
            Series(
                self._text(cell),
                tuple(_quantity(number, keeps_percent=keeps_percent) for _, number in column),
            )
            for cell, column in zip(head.cells[1:], columns, strict=True)
        )
        style = _style((number for _, number in cells), keeps_percent=keeps_percent)
        return ChartData(tuple(self._text(row.cells[0]) for row in body), tuple(series), style)

    def _text(self, cell: TableCell) -> str:
        return str(self.printable.check(cell.words, cell.place))

    def _unread(self, cells: Iterable[TableCell], decimal: str | None) -> Iterator[Diagnostic]:
        for cell in cells:
            if cell.text.strip().lower() not in NO_VALUES:
                message = f'"{_short(cell.text)}" {fault_in(cell.text, decimal)}'
                yield Diagnostic("bad-number", message, cell.span, way_to_write(cell.text, decimal))

    def _unclear(self, cells: Iterable[TableCell]) -> Iterator[Diagnostic]:
        known = tuple(cells)
        if are_unclear(cell.text for cell in known):
            point, comma = (next(cell for cell in known if sign in cell.text) for sign in DECIMAL_SIGNS)
            message = f'"{point.text}" and "{comma.text}" leave open which sign decimals follow'
            hint = 'declare `decimal: "."` or `decimal: ","` for the file in content/data/data.yaml'
            yield Diagnostic("bad-number", message, comma.span, hint)

    def _mixed(self, known: Sequence[tuple[TableCell, WrittenNumber]]) -> Iterator[Diagnostic]:
        has_percent = bool(known and known[0][1].suffix)
        for cell, number in known:
            if bool(number.suffix) != has_percent:
                message = (
                    f'"{cell.text}" and "{known[0][0].text}" cannot be compared: only one is a percentage'
                )
                hint = "write the sign in every cell or in none, or say unit=% for all"
                yield Diagnostic("bad-number", message, cell.span, hint)


def _quantity(number: WrittenNumber | None, *, keeps_percent: bool) -> Quantity | None:
    if number is None:
        return None
    text = f"{number.text}{number.suffix if keeps_percent else ''}"
    return Quantity(number.value, text.replace("-", "−").replace(" ", _TOGETHER))


def _style(numbers: Iterable[WrittenNumber], *, keeps_percent: bool) -> NumberStyle:
    """Sums and marks are written as the cells are; a thousand that is not parted there is not here."""
    known = tuple(numbers)
    if not known:
        return NumberStyle()
    decimal = known[0].decimal
    groups = [each.group for each in known if abs(each.value) >= 1000]
    usual = "," if decimal == "." else ""
    group = next((each for each in groups if each), "") if groups else usual
    suffix = known[0].suffix if keeps_percent else ""
    return NumberStyle(decimal, group.replace(" ", _TOGETHER), suffix.replace(" ", _TOGETHER))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
