"""Characters that the rules read, and where each stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from reportgen.model.text.place import Place, Source
from reportgen.model.text.words import Maker, Run, Words, made

_NUL = re.compile("\0")


class Content:
    """The words of one paragraph, cell or attribute list; offsets count its characters from 0.

    `whole` is the place of what has none of its own.
    """

    __slots__ = ("_exact", "_firsts", "_runs", "text", "whole")

    def __init__(self, runs: tuple[Run, ...], whole: Place) -> None:
        self.text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        self.whole = whole
        self._runs = runs
        self._firsts = [0, *accumulate(len(run.text) for run in runs)][:-1] if len(runs) > 1 else [0]
        only = runs[0] if len(runs) == 1 else None
        self._exact = only.place if only is not None and only.maker is None else None

    def place(self, first: int, after: int) -> Place:
        """The place of the characters `first` up to `after`."""
        if self._exact is not None:
            return Place(self._exact.source, self._exact.start + first, self._exact.start + after)
        if not self._runs:
            return self.whole
        start = self._edge(first, is_end=False)
        if first >= after:
            return Place(start.source, start.start, start.start)
        end = self._edge(after, is_end=True)
        if end.source != start.source:
            return start
        return Place(start.source, start.start, max(start.start, end.end))

    def words(self, first: int, after: int) -> Words:
        """The characters `first` up to `after`."""
        if first >= after:
            return Words()
        if len(self._runs) == 1:
            return Words((self._runs[0].cut(first, after),))
        kept: list[Run] = []
        for index in range(bisect_right(self._firsts, first) - 1, len(self._runs)):
            begin, run = self._firsts[index], self._runs[index]
            low, high = max(first - begin, 0), min(after - begin, len(run.text))
            if low < high:
                kept.append(run.cut(low, high))
            if begin + len(run.text) >= after:
                break
        return Words(tuple(kept))

    def cut(self, first: int, after: int) -> Content:
        """These characters for themselves."""
        return Content(self.words(first, after).runs, self.place(first, after))

    def as_read(self, text: str, first: int, after: int, maker: Maker = Maker.ESCAPE) -> Words:
        """What the rules made of the characters `first` up to `after`."""
        if self.text[first:after] == text:
            return self.words(first, after)
        return made(text, self.place(first, after), maker)

    def _edge(self, at: int, *, is_end: bool) -> Place:
        """The place of the character at `at`, or of the one before it."""
        index = max(0, bisect_right(self._firsts, at - 1 if is_end else at) - 1)
        run, offset = self._runs[index], at - self._firsts[index]
        if run.place is None:
            return self.whole
        if run.maker is not None:
            is_behind = not is_end and offset >= len(run.text)
            return Place(run.place.source, run.place.end, run.place.end) if is_behind else run.place
        start = run.place.start + offset
        return Place(run.place.source, start - 1 if is_end else start, start)


def content_at(place: Place) -> Content:
    """The characters at a place as they are."""
    return Content(runs_at(place.source, place.start, place.end), place)


def runs_at(source: Source, start: int, end: int) -> tuple[Run, ...]:
    """The characters of a file as Markdown reads them: it has another sign for the one without a meaning."""
    text = source.text[start:end]
    if not text:
        return ()
    whole = Words((Run(text, Place(source, start, end)),))
    return whole.substitute(_NUL, lambda _: "\ufffd", Maker.ESCAPE).runs if "\0" in text else whole.runs
