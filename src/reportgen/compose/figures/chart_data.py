"""A table of data → the names, series and manner of writing of a chart, or every cell that is no number."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.drawing import NumberStyle, Quantity, Series
from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.mistakes import Mistakes
from reportgen.model.frozen import frozen
from reportgen.model.table import DataTable, TableCell
from reportgen.rows.numbers import WrittenNumber, read_number, way_to_write

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
        rows, before = table.rows, len(self.mistakes)
        if len(rows) < 2 or len(rows[0].cells) < 2:
            if rows:
                message = "a chart needs a header row, a row below it, and a column of numbers"
                self.mistakes.report("chart-without-numbers", message, rows[0].place)
            return ChartData()
        head, body = rows[0], rows[1:]
        columns = [
            tuple((row.cells[column], self._number(row.cells[column], table.decimal)) for row in body)
            for column in range(1, len(head.cells))
        ]
        cells = [(cell, number) for each in columns for cell, number in each if number is not None]
        keeps_percent = unit != _PERCENT
        if keeps_percent:
            self._refuse_mixed(cells)
        if len(self.mistakes) > before:
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

    def _number(self, cell: TableCell, decimal: str | None) -> WrittenNumber | None:
        if cell.text.strip().lower() in NO_VALUES:
            return None
        number = read_number(cell.text, decimal)
        if number is None:
            hint = way_to_write(cell.text, decimal)
            self.mistakes.report("bad-number", f'"{_short(cell.text)}" is no number', cell.span, hint)
        return number

    def _refuse_mixed(self, cells: Iterable[tuple[TableCell, WrittenNumber]]) -> None:
        known = tuple(cells)
        has_percent = bool(known and known[0][1].suffix)
        for cell, number in known:
            if bool(number.suffix) != has_percent:
                message = (
                    f'"{cell.text}" and "{known[0][0].text}" cannot be compared: only one is a percentage'
                )
                hint = "write the sign in every cell or in none, or say unit=% for all"
                self.mistakes.report("bad-number", message, cell.span, hint)


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
