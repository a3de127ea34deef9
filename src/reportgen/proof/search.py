"""Strings of one file + what is excluded → what of it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.proof.strings.strings import Strings
from reportgen.proof.words.excluded import Excluded, Passage
from reportgen.proof.words.spelling import (
    WINDOW,
    beginnings_of,
    letters_of,
    names_in,
    windows_of,
    words_of_text,
)

_SHOWN = 60
"""Letters of a passage that a message shows."""


@frozen
class Leak:
    """`words` of somebody else stand in `part` of a file; `what` they are, `span` where they were written."""

    what: str
    words: str
    part: str
    span: Span


@frozen
class Searched:
    """The strings of one file in the forms in which they are compared."""

    strings: Strings
    letters: Mapping[str, str]
    words: Mapping[str, str]
    names: Mapping[str, frozenset[str]]

    @property
    def count(self) -> int:
        """Letters looked at."""
        return sum(map(len, self.letters.values()))


def made_searchable(strings: Strings) -> Searched:
    """The forms of all parts."""
    parts = strings.by_part()
    return Searched(
        strings,
        {part: "|".join(map(letters_of, texts)) for part, texts in parts.items()},
        {part: "|".join(map(words_of_text, texts)) for part, texts in parts.items()},
        {part: names_in("\n".join(texts)) for part, texts in parts.items()},
    )


def find_leaks(searched: Searched, excluded: Excluded) -> Iterator[Leak]:
    """Everything excluded that the file holds, each once."""
    beginnings = {each for letters in searched.letters.values() for each in beginnings_of(letters)}
    for passage in excluded.passages:
        yield from _of_passage(passage, beginnings, searched.letters, excluded)
    for phrase in excluded.phrases:
        part = next((part for part, words in searched.words.items() if phrase.text in words), None)
        if part is not None:
            yield Leak("the words", phrase.text.strip(), part, phrase.span)
    for name in excluded.names:
        there = (part for part, names in searched.names.items() if not names.isdisjoint(name.spellings))
        yield from (Leak(name.what, name.text, part, name.span) for part in islice(there, 1))
    for picture in excluded.pictures:
        contents = searched.strings.contents
        shown = (part for part, each in contents if any(mark in each for mark in picture.marks))
        yield from (Leak("the picture", picture.span.path, part, picture.span) for part in islice(shown, 1))


def _of_passage(
    passage: Passage, beginnings: set[str], letters: Mapping[str, str], excluded: Excluded
) -> Iterator[Leak]:
    """The first window that is in the file and that nobody reads elsewhere."""
    for window in windows_of(passage.text):
        if window[:WINDOW] not in beginnings or window in excluded.known:
            continue
        part = next((part for part, found in letters.items() if window in found), None)
        if part is not None and window not in excluded.known_letters:
            line, shown = _where(passage.text, letters_of(passage.text).index(window))
            yield Leak("the words", shown, part, Span(passage.span.path, passage.span.line + line))
            return


def _where(text: str, letter: int) -> tuple[int, str]:
    """The line of the `letter`-th letter, counted from 0, and the words around there."""
    done = 0
    for number, line in enumerate(text.split("\n")):
        inside = len(letters_of(line))
        if done + inside > letter:
            at = _character(line, letter - done)
            return number, " ".join(line[at:].split())[:_SHOWN]
        done += inside
    return 0, " ".join(text.split())[:_SHOWN]


def _character(line: str, letter: int) -> int:
    done = 0
    for at, sign in enumerate(line):
        count = len(letters_of(sign))
        if count and done >= letter:
            return line.rfind(" ", 0, at) + 1
        done += count
    return 0
