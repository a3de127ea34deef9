"""Words as the engine gives them → words as a reader takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

_ENDING = re.compile(r"(?<![.,;:!?\u061b\u061f])[.,;:!?\u061b\u061f]++$")


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space; `first` and `last` count the letters of the page.

    `gap` is the white space before it: nothing, a space, or a line feed.
    """

    text: str
    first: int
    last: int
    gap: str


def has_right_to_left(text: str) -> bool:
    """Whether any letter is of a script that runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def in_reading_order(words: Iterable[Word]) -> Iterator[Word]:
    """In lines that run from right to left the engine turns the words of other scripts around, one by one."""
    line: list[Word] = []
    for word in words:
        if word.gap == "\n" and line:
            yield from _turned(line)
            line = []
        line.append(word)
    yield from _turned(line)


def _turned(line: list[Word]) -> Iterator[Word]:
    backwards = sum(has_right_to_left(word.text) for word in line)
    if not backwards or 2 * backwards < len(line):
        yield from line
        return
    for is_backwards, group in groupby(line, key=lambda word: has_right_to_left(word.text)):
        run = list(group)
        order = run if is_backwards else _around(run)
        yield from (replace(word, gap=place.gap) for word, place in zip(order, run, strict=True))


def _around(run: list[Word]) -> list[Word]:
    """The words turned; what ends the line stays at its end."""
    ending = _ENDING.search(run[-1].text)
    if ending is None or len(run) == 1 or ending.start() == 0:
        return run[::-1]
    bare = replace(run[-1], text=run[-1].text[: ending.start()])
    return [bare, *run[-2:0:-1], replace(run[0], text=run[0].text + ending[0])]
