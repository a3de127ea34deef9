"""A list in CSV, JSON or JSON Lines → rows of values, all text, or every mistake with its line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.read.decoding import decode_text
from reportgen.read.telling import Tell

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
    told: list[Diagnostic] = []
    text = decode_text(path, content, told.append, most=MAX_TABLE_BYTES)
    rows: tuple[Row, ...] = ()
    if text is not None:
        first = text.lstrip()[:1]
        reader = _READERS.get(first, _csv_rows)
        rows = tuple(reader(path, text, told.append))
        if not rows and not told:
            told.append(Diagnostic("empty-list", "the list has no row", Span(path), "add at least one"))
    if told:
        raise ContentError(told[:MOST_MISTAKES])
    return rows


def _csv_rows(path: str, text: str, tell: Tell) -> Iterator[Row]:
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return
    separator = max(_SEPARATORS, key=lines[first].count)
    # Every record stands on one line, so that a stray quote cannot swallow the rest of the list.
    try:
        header = [each.strip() for each in _cells(lines[first], separator)]
    except csv.Error as wrong:
        tell(Diagnostic("broken-row", f"the header cannot be read: {wrong}", Span(path, first + 1)))
        return
    if not _are_names(header, Span(path, first + 1), tell):
        return
    count = 0
    for number, line in enumerate(lines[first + 1 :], first + 2):
        if not line.strip(f" {separator}"):
            continue
        count += 1
        cells = _row_cells(line, len(header), separator, Span(path, number), tell)
        if cells is not None:
            yield Row(count, dict(zip(header, cells, strict=True)), Span(path, number))


def _row_cells(line: str, width: int, separator: str, span: Span, tell: Tell) -> list[str] | None:
    try:
        cells = [each.strip() for each in _cells(line, separator)]
    except csv.Error as wrong:
        hint = "a value with a quote or a separator stands in quotes, its own quotes doubled, all on one line"
        tell(Diagnostic("broken-row", f"the row cannot be read: {wrong}", span, hint))
        return None
    if len(cells) == width:
        return cells
    message = f"the row has {len(cells)} values, the header {width}"
    tell(Diagnostic("broken-row", message, span, "put a value that holds the separator in double quotes"))
    return None


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator, strict=True), [])


def _are_names(header: Sequence[str], span: Span, tell: Tell) -> bool:
    if len(set(header)) < len(header) or not all(header):
        message = "the columns of the header line are not all named differently"
        tell(Diagnostic("wrong-column", message, span, "give each column its own name"))
        return False
    odd = [each for each in header if not _NAME.fullmatch(each)]
    for each in odd:
        message = f'a column is called "{each}", which no text can ask for'
        hint = "start with a letter and go on with letters, digits, `_`, `-` and `.`, as in {{ first_name }}"
        tell(Diagnostic("wrong-column", message, span, hint))
    return not odd


def _json_rows(path: str, text: str, tell: Tell) -> Iterator[Row]:
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", 1)
        tell(Diagnostic("broken-row", f"this is not JSON: {wrong}", Span(path, line)))
        return
    for count, entry in enumerate(entries, start=1):
        yield from _object(count, entry, Span(path), f"entry {count}", tell)


def _json_lines(path: str, text: str, tell: Tell) -> Iterator[Row]:
    count = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        count += 1
        span = Span(path, number)
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            tell(Diagnostic("broken-row", f"the line is not JSON: {wrong}", span, "one object on each line"))
            continue
        yield from _object(count, entry, span, "the line", tell)


def _object(count: int, entry: object, span: Span, what: str, tell: Tell) -> Iterator[Row]:
    if not isinstance(entry, dict):
        tell(Diagnostic("broken-row", f"{what} is not an object", span, 'write {"name": "value"}'))
        return
    odd = [key for key, value in entry.items() if isinstance(value, dict | list)]
    if odd:
        message = f'"{odd[0]}" in {what} is not one value'
        tell(Diagnostic("broken-row", message, span, "give text, a number, true, false or null"))
        return
    if _are_names(list(entry), span, tell):
        yield Row(count, {key: _as_text(value) for key, value in entry.items()}, span)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


_READERS = {"[": _json_rows, "{": _json_lines}
