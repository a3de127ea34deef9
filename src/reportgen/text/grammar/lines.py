"""Where in an author's file a piece of text stands."""

from __future__ import annotations

from dataclasses import field

from reportgen.model.frozen import frozen
from reportgen.model.span import Span


@frozen
class Lines:
    """The lines of one text whose first line stands at `span.line` of its file.

    `seen` counts how often a piece was placed, so that the second equal piece gets the second place;
    `found` keeps where a piece stands, because long paragraphs hold the same piece many times.
    """

    span: Span
    lines: tuple[str, ...]
    seen: dict[tuple[int, str], int] = field(default_factory=dict)
    found: dict[tuple[int, int, str], list[tuple[int, int]]] = field(default_factory=dict)

    def line(self, number: int) -> Span:
        """The place of a line that counts from 0 in this text."""
        return Span(self.span.path, self.span.line + number)

    def piece(self, written: str, first: int, after: int, times: int) -> Span:
        """The place of the next `written` in the lines `first` up to `after`, where it stands `times` times.

        The column is left out when the file shows it another number of times: then nobody knows which it is.
        """
        head = written.split("\n", 1)[0]
        places = self._places(head, first, after)
        nth = self.seen.get((first, written), 0)
        self.seen[first, written] = nth + 1
        if len(places) != times or nth >= times:
            is_one_line = bool(places) and places[0][0] == places[-1][0]
            return self.line(places[0][0] if is_one_line else first)
        number, column = places[nth]
        start = column + 1 + (self.span.column - 1 if number == 0 and self.span.column else 0)
        return Span(self.span.path, self.span.line + number, start, start + len(head))

    def _places(self, piece: str, first: int, after: int) -> list[tuple[int, int]]:
        """Line and column, both from 0, of each place where `piece` stands."""
        key = (first, after, piece)
        if key not in self.found:
            lines = enumerate(self.lines[first:after], first)
            self.found[key] = [(number, column) for number, line in lines for column in _columns(line, piece)]
        return self.found[key]


def _columns(line: str, piece: str) -> list[int]:
    columns = []
    start = line.find(piece) if piece else -1
    while start >= 0:
        columns.append(start)
        start = line.find(piece, start + len(piece))
    return columns
