"""Words + a line of a file that someone asks for → the part of the words that came from there."""

from __future__ import annotations

import re

from reportgen.model.frozen import frozen
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Run, Words

_CALL = re.compile(r"\{\{([^{}\n]*)\}\}")
# Stands for words in between that came from elsewhere.
_GAP = Run(" ", None, Maker.TEMPLATE)
# What is made for a whole block of text belongs to the line that the block begins with.
_OF_BLOCKS = frozenset({Maker.NUMBER, Maker.DRAWING})


@frozen
class Asked:
    """A line of a file, or one of its characters; `values` are the names of values that are set there."""

    path: str
    line: int
    column: int | None = None
    values: frozenset[str] = frozenset()

    def part_of(self, words: Words) -> Words:
        """What stands there, what it calls for and what it had a part in."""
        kept: list[Run] = []
        is_gap = False
        for run in words.runs:
            part = self._part_of(run)
            if part is None or not part.text:
                is_gap = bool(kept)
                continue
            kept += (_GAP, part) if is_gap else (part,)
            is_gap = False
        return Words(tuple(kept))

    def holds(self, place: Place | None) -> bool:
        """Whether a place has a character there."""
        if place is None or place.path != self.path:
            return False
        asked = self._in(place)
        return max(asked.start, place.start) < min(asked.end, place.end)

    def _part_of(self, run: Run) -> Run | None:
        place = run.place
        if place is not None and self.holds(place):
            line = place.source.line(self.line)
            if run.maker is None:
                return run.cut(max(line.start - place.start, 0), line.end - place.start)
            if run.maker not in _OF_BLOCKS or place.start >= line.start:
                return run
        return run if self.holds(run.also) or self._is_value(run) else None

    def _in(self, place: Place) -> Place:
        line = place.source.line(self.line)
        return line if self.column is None else line.cut(self.column - 1, self.column)

    def _is_value(self, run: Run) -> bool:
        if run.maker is not Maker.VALUE or run.place is None or not self.values:
            return False
        return any(call[1].strip() in self.values for call in _CALL.finditer(run.place.written))
