"""Characters of one file, and the lines and columns that people call them by."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from reportgen.model.frozen import frozen
from reportgen.model.span import Span


@frozen
class Source:
    """One text file as it was read: plain line ends, no byte-order mark."""

    path: str
    text: str

    def place(self, start: int, end: int) -> Place:
        """The characters `start` up to `end`, counted from 0."""
        return Place(self, start, end)

    def line(self, number: int) -> Place:
        """The line `number`, counted from 1, without its end."""
        starts = _line_starts(self.text)
        start = starts[min(number, len(starts)) - 1]
        end = self.text.find("\n", start)
        return Place(self, start, len(self.text) if end < 0 else end)

    def at(self, line: int, column: int) -> int:
        """The character in a line and column, which count from 1."""
        starts = _line_starts(self.text)
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(self.text))


@frozen
class Place:
    """The characters `start` up to `end` of a file, counted from 0."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        """The file's path in the project."""
        return self.source.path

    @property
    def written(self) -> str:
        """The characters as they stand in the file."""
        return self.source.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The same as line and columns; what runs over several lines ends with its first."""
        text, starts = self.source.text, _line_starts(self.source.text)
        line = bisect_right(starts, self.start)
        first = starts[line - 1]
        after = starts[line] - 1 if line < len(starts) else len(text)
        end = max(min(self.end, after), self.start + 1)
        return Span(self.path, line, self.start - first + 1, end - first + 1)

    def cut(self, first: int, after: int) -> Place:
        """The characters `first` up to `after` of these."""
        return Place(self.source, self.start + first, self.start + after)


@lru_cache(maxsize=256)
def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)
