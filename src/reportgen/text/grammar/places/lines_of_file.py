"""Lines of a text → the characters of each in the file, and where a block's content stands among them."""

from __future__ import annotations

import re
from itertools import accumulate

from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Run
from reportgen.text.grammar.places.content import Content, runs_at

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class TextLines:
    """The lines of the text at a place; `starts` count in the file, `lines` have no line end."""

    __slots__ = ("lines", "place", "source", "starts")

    def __init__(self, place: Place) -> None:
        text = place.written
        self.place, self.source = place, place.source
        if "\r" in text:
            written = [found[0] for found in _LINE.finditer(text)]
            self.lines = [line.rstrip("\r\n") for line in written]
            lengths = [len(line) for line in written]
        else:
            self.lines = text.split("\n")
            lengths = [len(line) + 1 for line in self.lines]
        self.starts = [place.start, *accumulate(lengths, initial=place.start)][1:]
        if "\0" in text:
            self.lines = [line.replace("\0", "\ufffd") for line in self.lines]

    def line(self, number: int) -> Place:
        """A line without the white space around it."""
        text = self.lines[number]
        start = self.starts[number]
        return Place(self.source, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def end(self, number: int) -> int:
        """Where the words of a line end."""
        return self.starts[number] + len(self.lines[number].rstrip())

    def content(self, text: str, first: int) -> Content:
        """The lines of a paragraph or of code.

        Each is the end of its line in the file, less what was trimmed, so that marks of quotations, indents
        and lines that go on lazily need no knowledge of their rules.
        """
        head = text.split("\n", 1)[0]
        start = self.starts[first] + _suffix(self.lines[first], head)[1]
        if self.source.text.startswith(text, start):
            place = Place(self.source, start, start + len(text))
            return Content((Run(text, place),) if text else (), place)
        runs: list[Run] = []
        ended = start
        for number, line in enumerate(text.removesuffix("\n").split("\n"), first):
            bare, column = _suffix(self.lines[number], line)
            start = self.starts[number] + column
            lead = len(line) - len(bare)
            if number > first:
                runs.append(self._line_end(ended, start - (1 if lead else 0)))
            if lead:
                # A tab that was read as several spaces, of which some belong to the block around.
                runs.append(Run(line[:lead], Place(self.source, start - 1, start), Maker.ESCAPE))
            runs.extend(runs_at(self.source, start, start + len(bare)))
            ended = start + len(bare)
        if text.endswith("\n"):  # the end of the last line of code, which a file may lack
            after = ended + self.source.text.startswith("\n", ended)
            runs.append(self._line_end(ended, after))
            ended = after
        whole = Place(self.source, min(self._begin(runs), ended), ended)
        return Content(_joined(runs), whole)

    def _line_end(self, ended: int, start: int) -> Run:
        """One piece from the last character of a line to the first of the next, so that there are no gaps."""
        place = Place(self.source, ended, start)
        return Run("\n", place) if place.written == "\n" else Run("\n", place, Maker.LINE_END)

    def _begin(self, runs: list[Run]) -> int:
        return next((run.place.start for run in runs if run.place is not None), self.place.start)

    def heading(self, text: str, level: int, first: int) -> Content:
        """What stands between the signs of a heading."""
        form = rf"#{{{level}}}[ \t]+({re.escape(text)})(?:[ \t]+#+)?[ \t]*$"
        found = re.search(form, self.lines[first]) if text else None
        start = self.starts[first] + (
            found.start(1) if found else self.lines[first].index("#" * level) + level
        )
        return Content(
            runs_at(self.source, start, start + len(text)), Place(self.source, start, start + len(text))
        )


def _suffix(raw: str, line: str) -> tuple[str, int]:
    """What of `line` ends `raw`, and its column from 0."""
    for written in (raw, raw.rstrip()):
        for each in (line, line.lstrip(" ")):
            if written.endswith(each):
                return each, len(written) - len(each)
    return line, max(0, len(raw) - len(line))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Written characters that follow each other in the file become one run."""
    kept: list[Run] = []
    for run in runs:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.maker is run.maker is None
            and last.place is not None
            and run.place is not None
            and last.place.end == run.place.start
        ):
            place = Place(last.place.source, last.place.start, run.place.end)
            kept[-1] = Run(last.text + run.text, place)
        else:
            kept.append(run)
    return tuple(kept)
