"""Text that knows where its characters stand; to all who ask for nothing more it is a `str`.

So titles, settings and definitions pass through readers, plans and templates as the text they are, and are
words with their origins again where the page is made.
"""

from __future__ import annotations

import re

from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Run, Words, made, written

_TOKEN = re.compile(r"\S+")
# What may stand before the words of a scalar: a quote, or the line that says how it is folded.
_OPENING = re.compile(r"[\"']?\s*|[|>][^\n]*\n\s*")


class WrittenText(str):
    """`words` are the text's characters, `place` all of what its author wrote for them."""

    __slots__ = ("_place", "_words")
    _place: Place | None
    _words: Words | None

    def __new__(cls, text: str, place: Place | None = None, words: Words | None = None) -> WrittenText:
        """Text that stands at `place` in some form, or the text of `words`."""
        value = super().__new__(cls, text)
        value._place, value._words = place, words
        return value

    @property
    def words(self) -> Words:
        """The characters with their origins; found out when they are first asked for."""
        if self._words is None:
            self._words = Words() if self._place is None else _aligned(str(self), self._place)
        return self._words

    def strip(self, chars: str | None = None, /) -> str:
        """The text without white space around it, and where that stands."""
        text = super().strip(chars)
        if chars is not None or len(text) == len(self):
            return text if chars is not None else self
        return WrittenText(text, self._place, None if self._words is None else self._words.strip())

    def capitalize(self) -> WrittenText:
        """The text with a capital letter in front, made of what was written."""
        text = super().capitalize()
        return self if text == self else written_text(made(text, self.words.place, Maker.TEMPLATE))


def written_text(words: Words) -> WrittenText:
    """The text of some words."""
    return WrittenText(str(words), None, words)


def words_of(text: str, maker: Maker, place: Place | None = None) -> Words:
    """The words of a text; where it does not know them, `maker` made it of what stands at `place`."""
    return text.words if isinstance(text, WrittenText) and text.words else made(str(text), place, maker)


def derived(text: str, source: object, maker: Maker) -> WrittenText:
    """A text that was made of another: of a date, of a list."""
    place = source.words.place if isinstance(source, WrittenText) else None
    return written_text(made(text, place, maker))


def _aligned(text: str, place: Place) -> Words:
    """Word by word where the text was folded or indented; as a whole where it holds escapes."""
    source = place.written
    if source == text:
        return written(text, place)
    if source[1:-1] == text:  # between quotes
        return written(text, place.cut(1, len(source) - 1))
    runs: list[Run] = []
    at, cursor = 0, 0
    for token in _TOKEN.finditer(text):
        found = source.find(token[0], cursor)
        between = source[cursor:found]
        if found < 0 or (between.strip() if runs else not _OPENING.fullmatch(between)):
            return made(text, place, Maker.ESCAPE)
        gap = text[at : token.start()]
        if gap and gap == between:
            runs.append(Run(gap, place.cut(cursor, found)))
        elif gap:
            runs.append(Run(gap, place.cut(cursor, max(found, cursor + 1)), Maker.LINE_END))
        at, cursor = token.end(), found + len(token[0])
        runs.append(Run(token[0], place.cut(found, cursor)))
    if at < len(text):
        runs.append(Run(text[at:], place.cut(cursor, max(cursor, len(source))), Maker.LINE_END))
    return Words(tuple(_in_one(runs)))


def _in_one(runs: list[Run]) -> list[Run]:
    """Runs that follow each other in their file, as one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.maker is None
            and run.maker is None
            and last.place is not None
            and run.place is not None
            and last.place.end == run.place.start
        ):
            place = Place(last.place.source, last.place.start, run.place.end)
            joined[-1] = Run(last.text + run.text, place)
        else:
            joined.append(run)
    return joined
