"""Comma-separated text → its records, each with its characters and its line (RFC 4180).

A value in quotes may hold separators, line ends and, doubled, quotes. Where quotes go wrong the line they
open in is told, and reading goes on with the next line: no stray quote swallows the rest of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.model.frozen import frozen

SEPARATORS = (",", ";", "\t", "|")

MOST_CELLS = 100_000
"""Cells of one record with quotes."""

Range: TypeAlias = tuple[int, int]
"""Characters of the whole text, the end exclusive."""

_QUOTED = re.compile('"([^"]*+(?:""[^"]*+)*+)"')
_BLANKS = {separator: re.compile("[ \t]*".replace(separator, "")) for separator in SEPARATORS}


@frozen
class Record:
    """`cells` stand without quotes and without white space around them; `line` is the first, from 1."""

    cells: tuple[str, ...]
    line: int
    range: Range


@frozen
class BrokenRecord:
    """One line whose quotes cannot be understood, and why."""

    reason: str
    line: int
    range: Range


def read_records(text: str, separator: str, start: int = 0) -> Iterator[Record | BrokenRecord]:
    """Give each record from `start` on that is more than an empty line; only a line feed ends a line."""
    failed: dict[int, str] = {}
    at, line, end = start, text.count("\n", 0, start) + 1, len(text)
    while at < end:
        stop = text.find("\n", at)
        stop = end if stop < 0 else stop
        if '"' not in text[at:stop]:
            if stop > at:
                yield Record(
                    tuple([each.strip() for each in text[at:stop].split(separator)]), line, (at, stop)
                )
        else:
            found = cell_ranges(text, at, separator, failed)
            if isinstance(found, str):
                yield BrokenRecord(found, line, (at, stop))
            else:
                cells = tuple([_unquoted(text[first:after]) for first, after in found])
                stop = found[-1][1]
                yield Record(cells, line, (at, stop))
                line += text.count("\n", at, stop)
        at, line = stop + 1, line + 1


def cell_ranges(
    text: str, at: int, separator: str, failed: dict[int, str] | None = None
) -> tuple[Range, ...] | str:
    """The characters of each cell of the record that starts at `at`, quotes included, or what is wrong.

    `failed` keeps where cells begin from which a record was found wrong: a later line whose quotes lead
    there costs no second look, so that a file costs no more than its length.
    """
    known = {} if failed is None else failed
    ranges: list[Range] = []
    wrong = _read_cells(text, at, separator, ranges, known)
    if wrong is None:
        return tuple(ranges)
    known.update((first, wrong) for first, _ in ranges)
    return wrong


def _read_cells(
    text: str, at: int, separator: str, ranges: list[Range], failed: Mapping[int, str]
) -> str | None:
    """Add the cells of a record to `ranges`; what is wrong with it, if anything is."""
    while len(ranges) < MOST_CELLS:
        blanks = _BLANKS[separator].match(text, at)
        first = blanks.end() if blanks else at
        if first in failed:
            return failed[first]
        if text[first : first + 1] == '"':
            quoted = _QUOTED.match(text, first)
            if quoted is None:
                return "a quote is opened and never closed"
            after = quoted.end()
            if text[after : after + 1] not in {separator, "\n", ""}:
                return "something follows a closing quote"
        else:
            first, after = at, _unquoted_end(text, at, separator)
        ranges.append((first, after))
        if text[after : after + 1] != separator:
            return None
        at = after + 1
    return f"it has more than {MOST_CELLS:,} cells"


def _unquoted_end(text: str, at: int, separator: str) -> int:
    stop = text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    after = text.find(separator, at, stop)
    return stop if after < 0 else after


def _unquoted(cell: str) -> str:
    return (cell[1:-1].replace('""', '"') if cell.startswith('"') else cell).strip()
