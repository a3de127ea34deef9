"""CSV with a header line → its header and its rows, each as wide as the header."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.rows.csv_records import BrokenRecord, Range, read_records
from reportgen.rows.dialects import Unclear, find_dialect, unclear_delimiter

_HINT = "a value with a quote or a separator stands in quotes, its own quotes doubled"


@frozen
class CsvRow:
    """`number` counts from 1, the header is 0; `span` is its first line, `range` are its characters."""

    number: int
    cells: tuple[str, ...]
    span: Span
    separator: str
    range: Range


def read_csv_rows(path: str, text: str, report: Reporter) -> Iterator[CsvRow]:
    """Give the header, which shows the separator, and then the rows; blank lines count for nothing.

    A row that cannot be read, or is not as wide as the header, is reported and left out.
    """
    dialect = find_dialect(text)
    if isinstance(dialect, Unclear):
        report(unclear_delimiter(path, dialect, ""))
        return
    separator, number, width = dialect.separator, -1, 0
    for record in read_records(text, separator, dialect.start):
        begin, end = record.range
        if not text[begin:end].strip(f" {separator}\n"):
            continue
        number += 1
        span = Span(path, record.line)
        if isinstance(record, BrokenRecord):
            what = "row" if number else "header"
            report(Diagnostic("broken-row", f"the {what} cannot be read: {record.reason}", span, _HINT))
            if not number:
                return
            continue
        if number and len(record.cells) != width:
            message = f"the row has {len(record.cells)} values, the header {width}"
            hint = "put a value that holds the separator in double quotes"
            report(Diagnostic("broken-row", message, span, hint))
            continue
        width = width or len(record.cells)
        yield CsvRow(number, record.cells, span, separator, record.range)
