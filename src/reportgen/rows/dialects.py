"""The text of a list + the delimiter its author declares → where its rows begin, and what parts their cells.

A first line `sep=;`, as spreadsheets write it, declares too. Otherwise the delimiter is the one sign that
parts every row into the same number of cells; where two do so, nobody but the author knows which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.rows.csv_records import SEPARATORS, BrokenRecord, read_records

NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
DELIMITERS = {**{each: each for each in SEPARATORS}, "tab": "\t"}
"""How authors write a delimiter → the sign."""

_DECLARED = re.compile(r"[ \n]*\"?sep=([,;|\t])\"?[ \t]*(?:\n|$)", re.IGNORECASE)
_BLANK = re.compile("[ \n]*")
_LONGEST_HEADER = 10_000
_MOST_SEEN = 200


@frozen
class Dialect:
    """`start` is the character at which the header begins."""

    separator: str
    start: int


@frozen
class Unclear:
    """The separators that all part the rows evenly; `start` is where the header begins."""

    separators: tuple[str, ...]
    start: int

    @property
    def names(self) -> str:
        """The separators as an author calls them: `comma or semicolon`."""
        return " or ".join(NAMES[each] for each in self.separators)


def find_dialect(text: str, declared: str | None = None) -> Dialect | Unclear:
    """Find how the rows of a list are parted, from its first two hundred."""
    line = _DECLARED.match(text)
    start = 0 if line is None else line.end()
    if declared is not None:
        return Dialect(declared, start)
    if line is not None:
        return Dialect(line[1], start)
    header = _header(text)
    written = [each for each in SEPARATORS if each in header]
    if len(written) < 2:
        return Dialect(written[0] if written else ",", start)
    even = tuple(each for each in written if _is_even(text, each))
    if len(even) > 1:
        return Unclear(even, start)
    return Dialect(even[0] if even else max(written, key=header.count), start)


def unclear_delimiter(path: str, unclear: Unclear, way_out: str) -> Diagnostic:
    """The mistake of a list whose rows can be parted in several ways; `way_out` is what else may be done."""
    message = f"the cells of this file may be parted by {unclear.names}: either makes even rows"
    hint = f"start the file with the line `sep={unclear.separators[-1]}`{way_out}, or quote the cells"
    return Diagnostic("unclear-delimiter", message, Span(path, 1), hint)


def _header(text: str) -> str:
    """The first line that is not blank; of a header that runs over several, a piece that holds them."""
    blank = _BLANK.match(text)
    first = 0 if blank is None else blank.end()
    end = text.find("\n", first)
    line = text[first:] if end < 0 else text[first:end]
    return text[first : first + _LONGEST_HEADER] if line.count('"') % 2 else line


def _is_even(text: str, separator: str) -> bool:
    widths = set(islice(_widths(text, separator), _MOST_SEEN))
    return len(widths) == 1 and widths.isdisjoint((0, 1))


def _widths(text: str, separator: str) -> Iterator[int]:
    """How many cells each row has, none where its quotes go wrong."""
    for record in read_records(text, separator):
        if isinstance(record, BrokenRecord):
            yield 0
        elif any(record.cells):
            yield len(record.cells)
