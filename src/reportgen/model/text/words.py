"""Words that know where each of their characters came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from reportgen.model.frozen import frozen
from reportgen.model.text.place import Place


class Maker(StrEnum):
    """What put characters on a page that do not stand so in a file."""

    ESCAPE = "escape"
    LINE_END = "line-end"
    DASH = "dash"
    VALUE = "value"
    TERM = "term"
    EXPANSION = "expansion"
    NUMBER = "number"
    CITATION = "citation"
    REFERENCE = "reference"
    DRAWING = "drawing"
    GENERATOR = "generator"
    WORDING = "wording"
    TEMPLATE = "template"


@frozen
class Run:
    """Characters of one origin.

    Without `maker` they are the characters at `place`, one for one. With a maker, `place` is what called
    for them, as a whole: the escape, the value's braces, the citation; None where no file did. `also` is
    what else had a part in them: the mention that calls for a definition, the data of a drawing.
    """

    text: str
    place: Place | None
    maker: Maker | None = None
    also: Place | None = None

    def cut(self, first: int, after: int) -> Run:
        """The characters `first` up to `after` of these."""
        place = self.place
        if place is not None and self.maker is None:
            place = place.cut(first, after)
        return Run(self.text[first:after], place, self.maker, self.also)


@frozen
class Words:
    """Runs in reading order; none of them is empty."""

    runs: tuple[Run, ...] = ()

    def __str__(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    def __bool__(self) -> bool:
        return bool(self.runs)

    @property
    def typed(self) -> str:
        """The text with NUL for each character that nobody typed as it stands, such as an escape."""
        return "".join([run.text if run.maker is None else "\0" * len(run.text) for run in self.runs])

    def __add__(self, other: Words) -> Words:
        return Words(self.runs + other.runs)

    def cut(self, first: int, after: int) -> Words:
        """The characters `first` up to `after`."""
        done = 0
        kept: list[Run] = []
        for run in self.runs:
            low, high = max(first - done, 0), min(after - done, len(run.text))
            if low < high:
                kept.append(run if high - low == len(run.text) else run.cut(low, high))
            done += len(run.text)
        return Words(tuple(kept))

    def also_from(self, place: Place | None) -> Words:
        """The same words, in which what stands at `place` had a part."""
        return Words(tuple([Run(run.text, run.place, run.maker, place) for run in self.runs]))

    def strip(self) -> Words:
        """The words without white space around them."""
        text = str(self)
        first = len(text) - len(text.lstrip())
        return self.cut(first, max(first, len(text.rstrip())))

    def substitute(
        self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], str], maker: Maker
    ) -> Words:
        """Replace what matches; what is made keeps the place of what it replaces."""
        text = str(self)
        runs: list[Run] = []
        at = 0
        for found in pattern.finditer(text):
            runs.extend(self.cut(at, found.start()).runs)
            runs.extend(made(make(found), self.cut(*found.span()).place, maker).runs)
            at = found.end()
        return Words((*runs, *self.cut(at, len(text)).runs)) if at else self

    @property
    def place(self) -> Place | None:
        """From the first character to the last, where all stand in one file."""
        places = [run.place for run in self.runs if run.place is not None]
        if not places or any(each.path != places[0].path for each in places):
            return None
        return Place(places[0].source, min(each.start for each in places), max(each.end for each in places))


def written(text: str, place: Place) -> Words:
    """Characters that stand at `place`, one for one."""
    return Words((Run(text, place),)) if text else Words()


def made(text: str, place: Place | None, maker: Maker) -> Words:
    """Characters that `maker` made of what stands at `place`."""
    return Words((Run(text, place, maker),)) if text else Words()


def joined(parts: Iterable[Words]) -> Words:
    """All parts in a row."""
    return Words(tuple([run for part in parts for run in part.runs]))
