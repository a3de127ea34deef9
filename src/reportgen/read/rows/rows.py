"""A list in CSV, JSON or JSON Lines → rows of values, all text, or every mistake with its line."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.read.decoding import decode_text
from reportgen.read.limits import MAX_BLOCK_CHARACTERS
from reportgen.read.rows.json_rows import line_entries, list_entries, object_values

MAX_TABLE_BYTES = 200_000_000
MOST_MISTAKES = 100

_SEPARATORS = (",", ";", "\t")
_NAME = re.compile(r"[^\W\d][\w.-]*")


@frozen
class Row:
    """`number` counts the rows from 1; `values` by column, as text and nothing else."""

    number: int
    values: Mapping[str, str]
    span: Span


def read_rows(path: str, content: bytes) -> tuple[Row, ...]:
    """Give the rows in order; raises ContentError with the mistakes, at most a hundred of them.

    A file whose first sign is `[` is JSON, `{` JSON Lines, anything else CSV with a header line.
    """
    reported: list[Diagnostic] = []
    text = decode_text(path, content, reported.append, most=MAX_TABLE_BYTES)
    rows: tuple[Row, ...] = ()
    if text is not None:
        first = text.lstrip()[:1]
        reader = _READERS.get(first, _csv_rows)
        rows = tuple(reader(path, text, reported.append))
        if not rows and not reported:
            reported.append(Diagnostic("empty-list", "the list has no row", Span(path), "add at least one"))
    if reported:
        raise ContentError(reported[:MOST_MISTAKES])
    return rows


def _csv_rows(path: str, text: str, report: Reporter) -> Iterator[Row]:
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return
    separator = max(_SEPARATORS, key=lines[first].count)
    # Every record stands on one line, so that a stray quote cannot swallow the rest of the list.
    try:
        header = [each.strip() for each in _cells(lines[first], separator)]
    except csv.Error as wrong:
        report(Diagnostic("broken-row", f"the header cannot be read: {wrong}", Span(path, first + 1)))
        return
    if not _are_different(header, Span(path, first + 1), report):
        return
    count = 0
    for number, line in enumerate(lines[first + 1 :], first + 2):
        if not line.strip(f" {separator}"):
            continue
        count += 1
        cells = _row_cells(line, len(header), separator, Span(path, number), report)
        if cells is not None and _are_short(header, cells, Span(path, number), report):
            yield Row(count, dict(zip(header, cells, strict=True)), Span(path, number))


def _row_cells(line: str, width: int, separator: str, span: Span, report: Reporter) -> list[str] | None:
    try:
        cells = [each.strip() for each in _cells(line, separator)]
    except csv.Error as wrong:
        hint = "a value with a quote or a separator stands in quotes, its own quotes doubled, all on one line"
        report(Diagnostic("broken-row", f"the row cannot be read: {wrong}", span, hint))
        return None
    if len(cells) == width:
        return cells
    message = f"the row has {len(cells)} values, the header {width}"
    report(Diagnostic("broken-row", message, span, "put a value that holds the separator in double quotes"))
    return None


def _cells(line: str, separator: str) -> list[str]:
    if '"' not in line and len(line) <= MAX_BLOCK_CHARACTERS:
        # The same, in a tenth of the time.
        return line.split(separator)
    return next(csv.reader([line], delimiter=separator, strict=True), [])


def _are_short(columns: Sequence[str], cells: Sequence[str], span: Span, report: Reporter) -> bool:
    long = [name for name, cell in zip(columns, cells, strict=True) if len(cell) > MAX_BLOCK_CHARACTERS]
    for name in long:
        message = f'the value of "{name}" has more than {MAX_BLOCK_CHARACTERS:,} characters'
        report(Diagnostic("oversized-data", message, span, "a whole block may not have more"))
    return not long


def _are_different(header: Sequence[str], span: Span, report: Reporter) -> bool:
    twice = next((each for number, each in enumerate(header) if each in header[:number]), None)
    if twice or not all(header):
        message = f'two columns are called "{twice}"' if twice else "a column has no name"
        report(Diagnostic("wrong-column", message, span, "give each column its own name"))
        return False
    return _are_names(header, span, report)


def _are_names(header: Iterable[str], span: Span, report: Reporter) -> bool:
    odd = [each for each in header if not _NAME.fullmatch(each)]
    for each in odd:
        message = f'a column is called "{each}", which no text can ask for'
        hint = "start with a letter and go on with letters, digits, `_`, `-` and `.`, as in {{ first_name }}"
        report(Diagnostic("wrong-column", message, span, hint))
    return not odd


def _json_rows(path: str, text: str, report: Reporter) -> Iterator[Row]:
    for count, (span, entry) in enumerate(list_entries(path, text, report), start=1):
        yield from _row(count, entry, span, f"entry {count}", report)


def _json_lines(path: str, text: str, report: Reporter) -> Iterator[Row]:
    for count, (span, entry) in enumerate(line_entries(path, text, report), start=1):
        yield from _row(count, entry, span, "the line", report)


def _row(count: int, entry: object, span: Span, what: str, report: Reporter) -> Iterator[Row]:
    values = object_values(entry, span, what, report)
    if (
        values is not None
        and _are_names(values, span, report)
        and _are_short(tuple(values), tuple(values.values()), span, report)
    ):
        yield Row(count, values, span)


_READERS = {"[": _json_rows, "{": _json_lines}
