"""CSV with a header line → recipients, each with its line."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.model.delivery import Recipient
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span
from reportgen.model.text.place import Source
from reportgen.read.rows.csv_rows import CsvRow, read_csv_rows
from reportgen.rows.csv_records import cell_ranges


def read_recipient_rows(path: str, text: str, report: Reporter) -> tuple[Recipient, ...]:
    """Give one recipient for each row; the header names the columns and shows the separator."""
    rows = read_csv_rows(path, text, report)
    first = next(rows, None)
    if first is None:
        return ()
    header = [each.casefold() for each in first.cells]
    if "address" not in header:
        hint = "start the file with a line like: address,name,institution"
        report(Diagnostic("missing-column", "the header line names no column `address`", first.span, hint))
        return ()
    if len(set(header)) < len(header) or not all(header):
        message = "the columns of the header line are not all named differently"
        report(Diagnostic("wrong-column", message, first.span, "give each column its own name"))
        return ()
    source = Source(path, text)
    found = [_recipient(row, header, source, report) for row in rows]
    return tuple(each for each in found if each is not None)


def _recipient(row: CsvRow, header: Sequence[str], source: Source, report: Reporter) -> Recipient | None:
    values = dict(zip(header, row.cells, strict=True))
    span = _address_span(row, header.index("address"), source)
    long = next((name for name, value in values.items() if "\n" in value), None)
    if long is not None:
        report(
            Diagnostic("broken-row", f'"{long}" must stand on one line', row.span, "close every quotation")
        )
        return None
    address, name = values.pop("address"), values.pop("name", "")
    if not address:
        report(Diagnostic("missing-field", "the row has no address", span, "add one, or delete the row"))
        return None
    return Recipient(address, name, values, span)


def _address_span(row: CsvRow, column: int, source: Source) -> Span:
    ranges = cell_ranges(source.text, row.range[0], row.separator)
    if isinstance(ranges, str):
        return row.span
    first, after = ranges[column]
    cell = source.text[first:after]
    bare = cell.strip('"').strip()
    start = first + cell.find(bare)
    return source.place(start, start + len(bare)).span
