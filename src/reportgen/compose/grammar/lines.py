"""Where in an author's file a piece of text stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportgen.model.span import Span


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text whose first line stands at `span.line` of its file.

    `seen` counts how often a piece was placed, so that the second equal piece gets the second place.
    """

    span: Span
    lines: tuple[str, ...]
    seen: dict[tuple[int, str], int] = field(default_factory=dict)

    def line(self, number: int) -> Span:
        """The place of a line that counts from 0 in this text."""
        return Span(self.span.path, self.span.line + number)

    def piece(self, written: str, first: int, after: int, times: int) -> Span:
        """The place of the next `written` in the lines `first` up to `after`, where it stands `times` times.

        The column is left out when the file shows it another number of times: then nobody knows which it is.
        """
        head = written.split("\n", 1)[0]
        found = [
            (number, column)
            for number in range(first, min(after, len(self.lines)))
            for column in _occurrences(self.lines[number], head)
        ]
        nth = self.seen.get((first, written), 0)
        self.seen[first, written] = nth + 1
        if len(found) != times or nth >= times:
            number = found[0][0] if len({line for line, _ in found}) == 1 else first
            return self.line(number)
        number, column = found[nth]
        start = column + 1 + (self.span.column - 1 if number == 0 and self.span.column else 0)
        return replace(self.line(number), column=start, end_column=start + len(head))


def _occurrences(line: str, piece: str) -> list[int]:
    found = []
    start = line.find(piece) if piece else -1
    while start >= 0:
        found.append(start)
        start = line.find(piece, start + len(piece))
    return found
