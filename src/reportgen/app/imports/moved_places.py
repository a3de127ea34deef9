"""Places in an older version of a text → where the same words stand in the newer one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from reportgen.ingest.matching import Matched

Split = Callable[[str], tuple[tuple[int, int], ...]]
# A line, or a sentence of it, or a range of sentences: `L17`, `L17.14`, `L17.14–15`.
_PLACE = re.compile(r"(?<![\d.])(L?)(\d{1,7})(?:\.(\d{1,4})(?:([-–])(\d{1,4})(?![\d.]))?)?")


@dataclass(frozen=True, slots=True)
class Moves:
    """Lines are found by what they say; in a line that changed, sentences are."""

    old: Sequence[str]
    new: Sequence[str]
    matched: Matched
    split: Split

    def moved(self, locator: str) -> str:
        """The locator for the newer version; a place that is gone stays as it is."""
        return _PLACE.sub(self._written, locator)

    def is_changed(self, locator: str) -> bool:
        """Whether any line or sentence that the locator names reads otherwise now, or is gone."""
        return any(found is None for found in self._places(locator))

    def _places(self, locator: str) -> Iterator[tuple[int, int | None] | None]:
        for found in _PLACE.finditer(locator):
            first = None if found[3] is None else int(found[3])
            last = first if found[5] is None else int(found[5])
            if first is None or last is None:
                yield self._place(int(found[2]), None)
            else:
                yield from map(partial(self._place, int(found[2])), range(first, min(last, first + 500) + 1))

    def _place(self, line: int, sentence: int | None) -> tuple[int, int | None] | None:
        if line in self.matched.same:
            return self.matched.same[line], sentence
        if line not in self.matched.changed:
            # A line that neither version has moves nowhere.
            return (line, sentence) if line > len(self.old) else None
        now = self.matched.changed[line]
        before, after = self._sentences(self.old[line - 1]), self._sentences(self.new[now - 1])
        if sentence is None or not 1 <= sentence <= len(before) or before[sentence - 1] not in after:
            return None
        return now, after.index(before[sentence - 1]) + 1

    def _written(self, found: re.Match[str]) -> str:
        line = int(found[2])
        now = {**self.matched.same, **self.matched.changed}.get(line, line)
        if found[3] is None:
            return f"{found[1]}{now}"
        first = self._place(line, int(found[3]))
        last = self._place(line, int(found[5])) if found[5] else None
        opening = found[3] if first is None else str(first[1])
        closing = (found[5] if last is None else str(last[1])) if found[5] else ""
        return f"{found[1]}{now}.{opening}{found[4] or ''}{closing}"

    def _sentences(self, line: str) -> list[str]:
        return [" ".join(line[start:end].split()) for start, end in self.split(line)]
