"""A list in CSV, JSON or JSON Lines → rows of values, all text, or every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.read.limits import MAX_BLOCK_CHARACTERS
from reportgen.read.rows.csv_rows import read_csv_rows
from reportgen.read.rows.json_rows import line_entries, list_entries, object_values
from reportgen.rows.encodings import decode_list

MAX_TABLE_BYTES = 200_000_000
MOST_MISTAKES = 100

_NAME = re.compile(r"[^\W\d][\w.-]*")


@frozen
class BatchRow:
    """`number` counts the rows from 1; `values` by column, as text and nothing else."""

    number: int
    values: Mapping[str, str]
    span: Span


def read_batch_rows(path: str, content: bytes) -> tuple[BatchRow, ...]:
    """Give the rows in order; raises ContentError with the mistakes, the first hundred and how many more.

    A file whose first sign is `[` is JSON, `{` JSON Lines, anything else CSV with a header line.
    """
    reported = ListMistakes(path)
    text = decode_list(path, content, reported, most=MAX_TABLE_BYTES)
    rows: tuple[BatchRow, ...] = ()
    if text is not None:
        first = text.lstrip()[:1]
        reader = _READERS.get(first, _csv_rows)
        rows = tuple(reader(path, text, reported))
        if not rows and not reported.first:
            reported(Diagnostic("empty-list", "the list has no row", Span(path), "add at least one"))
    if reported.first:
        raise ContentError(reported.all)
    return rows


class ListMistakes:
    """Keeps the first mistakes of a list, which may have as many as rows, and counts the others."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.first: list[Diagnostic] = []
        self._more = 0

    def __call__(self, mistake: Diagnostic) -> None:
        """Note one mistake more."""
        if len(self.first) < MOST_MISTAKES:
            self.first.append(mistake)
        else:
            self._more += 1

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """The first mistakes, and one that says how many more there are."""
        if not self._more:
            return tuple(self.first)
        span = self.first[-1].span or Span(self._path)
        message = f"after this row there are {self._more:,} more mistakes in the list"
        return (
            *self.first,
            Diagnostic("broken-row", message, span, "correct the ones before, then try again"),
        )


def _csv_rows(path: str, text: str, report: Reporter) -> Iterator[BatchRow]:
    rows = read_csv_rows(path, text, report)
    header = next(rows, None)
    if header is None or not _are_different(header.cells, header.span, report):
        return
    for row in rows:
        if _are_short(header.cells, row.cells, row.span, report):
            yield BatchRow(row.number, dict(zip(header.cells, row.cells, strict=True)), row.span)


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


def _json_rows(path: str, text: str, report: Reporter) -> Iterator[BatchRow]:
    for count, (span, entry) in enumerate(list_entries(path, text, report), start=1):
        yield from _row(count, entry, span, f"entry {count}", report)


def _json_lines(path: str, text: str, report: Reporter) -> Iterator[BatchRow]:
    for count, (span, entry) in enumerate(line_entries(path, text, report), start=1):
        yield from _row(count, entry, span, "the line", report)


def _row(count: int, entry: object, span: Span, what: str, report: Reporter) -> Iterator[BatchRow]:
    values = object_values(entry, span, what, report)
    if (
        values is not None
        and _are_names(values, span, report)
        and _are_short(tuple(values), tuple(values.values()), span, report)
    ):
        yield BatchRow(count, values, span)


_READERS = {"[": _json_rows, "{": _json_lines}
