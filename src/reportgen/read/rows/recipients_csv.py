"""CSV with a header line → recipients, each with its line."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from reportgen.model.delivery import Recipient
from reportgen.model.diagnostic import Diagnostic, Reporter
from reportgen.model.span import Span

_SEPARATORS = (",", ";", "\t")


def read_rows(path: str, text: str, report: Reporter) -> tuple[Recipient, ...]:
    """Give one recipient for each row; the header names the columns and shows the separator."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return ()
    separator = _separator(lines[first])
    # Every record stands on one line, so that a stray quote cannot swallow the rest of the list.
    header = [each.strip().casefold() for each in _cells(lines[first], separator)]
    if "address" not in header:
        message = "the header line names no column `address`"
        hint = "start the file with a line like: address,name,institution"
        report(Diagnostic("missing-column", message, Span(path, first + 1), hint))
        return ()
    if len(set(header)) < len(header) or not all(header):
        message = "the columns of the header line are not all named differently"
        report(Diagnostic("wrong-column", message, Span(path, first + 1), "give each column its own name"))
        return ()
    found = (
        _recipient(Span(path, number), line, header, separator, report)
        for number, line in enumerate(lines[first + 1 :], first + 2)
        if line.strip(f" {separator}")
    )
    return tuple(each for each in found if each is not None)


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.count)


def _cells(line: str, separator: str) -> list[str]:
    return next(csv.reader([line], delimiter=separator, strict=True), [])


def _recipient(
    row: Span, line: str, header: Sequence[str], separator: str, report: Reporter
) -> Recipient | None:
    try:
        cells = [each.strip() for each in _cells(line, separator)]
    except csv.Error as wrong:
        hint = "a value with a quote or a separator stands in quotes, its own quotes doubled, all on one line"
        report(Diagnostic("broken-row", f"the row cannot be read: {wrong}", row, hint))
        return None
    if len(cells) != len(header):
        message = f"the row has {len(cells)} values, the header {len(header)}"
        hint = "put a value that holds the separator in double quotes"
        report(Diagnostic("broken-row", message, row, hint))
        return None
    values = dict(zip(header, cells, strict=True))
    span = _span(row, line, header.index("address"), separator)
    address, name = values.pop("address"), values.pop("name", "")
    if not address:
        report(Diagnostic("missing-field", "the row has no address", span, "add one, or delete the row"))
        return None
    return Recipient(address, name, values, span)


def _span(row: Span, line: str, place: int, separator: str) -> Span:
    """The place of one value; only its line where quotes make columns unsure."""
    if '"' in line:
        return row
    cells = line.split(separator)
    start = sum(len(each) + 1 for each in cells[:place])
    start += len(cells[place]) - len(cells[place].lstrip()) + 1
    end = start + len(cells[place].strip())
    return Span(row.path, row.line, start, end if end > start else None)
