"""A regular expression → texts that make it try the most: its own signs and parts, repeated.

A text is an opening, something repeated, and an ending. The opening leads to a repetition of the expression.
What is repeated fits that repetition, or the way to it, or is any sign that the expression tells apart. The
ending is likely to make the expression give up and try again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from re import _constants as codes  # type: ignore[attr-defined]  # how it reads itself is told by nothing else
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from typing import Any

# One sign for each class that expressions tell apart; the last is one that few of them name.
USUAL = ("a", "A", "1", " ", "\n", ".", "-", "'", "é", "\x00")
MOST_SIGNS = 16
# Nothing, and signs that one class or another refuses.
ENDINGS = ("", "\x00", "\n", "a")
REPEATS = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})
# A repetition that is bounded below this costs little, however it is matched.
FEW = 24

Node = tuple[Any, Any]
# What such a node holds.
HELD: Mapping[Any, Callable[[Any], Iterable[Node]]] = {
    codes.SUBPATTERN: lambda value: value[3],
    codes.ATOMIC_GROUP: lambda value: value,
    codes.ASSERT: lambda value: value[1],
    codes.ASSERT_NOT: lambda value: value[1],
    codes.GROUPREF_EXISTS: lambda value: value[1],
}
LOOKED_AT = frozenset({codes.ASSERT, codes.ASSERT_NOT})


@dataclass(frozen=True, slots=True)
class Repetition:
    """A text of any length: `opening`, then `repeated` as often as fits, then `ending`."""

    opening: str
    repeated: str
    ending: str

    def text(self, length: int) -> str:
        """About `length` characters of it."""
        return self.opening + self.repeated * (length // len(self.repeated)) + self.ending


def make_repetitions(pattern: re.Pattern[Any], most: int) -> tuple[Repetition, ...]:
    """At most `most` texts to try: of more, the same at each call."""
    made = tuple(dict.fromkeys(_all_repetitions(pattern)))
    if len(made) <= most:
        return made
    return tuple(Random(len(made)).sample(made, most))  # noqa: S311  # a choice that can be repeated


def _all_repetitions(pattern: re.Pattern[Any]) -> Iterator[Repetition]:
    written = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags if isinstance(pattern.pattern, str) else pattern.flags | re.ASCII
    tree = list(parser.parse(written, flags & ~re.DEBUG))
    signs = _signs(tree, pattern)
    examples = _Examples(signs)
    repeats = list(_repeats(tree, "", examples))
    openings = _distinct(("", *(opening for opening, _ in repeats)))
    parts = _distinct(
        (
            *signs,
            *(each for _, bodies in repeats for each in bodies),
            *(opening + each for opening, bodies in repeats for each in ("", *bodies)),
            *examples.of(tree),
            *(first + second for first in signs[:6] for second in signs[:6] if first != second),
        )
    )
    for opening in openings:
        for part in filter(None, parts):
            for ending in ENDINGS:
                yield Repetition(opening, part, ending)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _signs(tree: list[Node], pattern: re.Pattern[Any]) -> tuple[str, ...]:
    """One sign for each class of signs that the expression tells apart, those that it names first."""
    tests = [test for node in _walk(tree) if (test := _test(node)) is not None]
    named = (sign for node in _walk(tree) for sign in _named(node))
    room = range(256) if isinstance(pattern.pattern, bytes) else range(0x110000)
    seen: dict[tuple[bool, ...], str] = {}
    for sign in (*named, *USUAL):
        if ord(sign) in room:
            seen.setdefault(tuple(test(sign) for test in tests), sign)
    return (*tuple(seen.values())[: MOST_SIGNS - 1], *(("\x00",) if "\x00" not in seen.values() else ()))


def _walk(tree: Iterable[Node]) -> Iterator[Node]:
    """Every node of the expression."""
    for node in tree:
        yield node
        for inner in _inner(node):
            yield from _walk(inner)


def _inner(node: Node) -> tuple[Iterable[Node], ...]:
    code, value = node
    if code in REPEATS:
        return (value[2],)
    if code is codes.BRANCH:
        return tuple(value[1])
    return (HELD[code](value),) if code in HELD else ()


def _named(node: Node) -> Iterator[str]:
    code, value = node
    if code in {codes.LITERAL, codes.NOT_LITERAL}:
        yield chr(value)
    elif code is codes.IN:
        for kind, given in value:
            if kind is codes.LITERAL:
                yield chr(given)
            elif kind is codes.RANGE:
                yield chr(given[0])


def _test(node: Node) -> Callable[[str], bool] | None:
    """Whether a sign fits the node, for nodes that stand for one sign."""
    code, value = node
    if code is codes.LITERAL:
        return lambda sign: ord(sign) == value
    if code is codes.NOT_LITERAL:
        return lambda sign: ord(sign) != value
    if code is codes.ANY:
        return lambda sign: sign != "\n"
    if code is codes.IN:
        return lambda sign: _is_in(sign, value)
    return None


CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}


def _is_in(sign: str, members: Iterable[Node]) -> bool:
    is_negated = False
    for kind, given in members:
        if kind is codes.NEGATE:
            is_negated = True
        elif (
            (kind is codes.LITERAL and ord(sign) == given)
            or (kind is codes.RANGE and given[0] <= ord(sign) <= given[1])
            or (kind is codes.CATEGORY and re.match(CATEGORIES[given], sign))
        ):
            return not is_negated
    return is_negated


@dataclass(frozen=True, slots=True)
class _Examples:
    """Texts that a part of an expression matches, as far as neighbours and references let it."""

    signs: tuple[str, ...]
    most: int = 3

    def of(self, tree: Iterable[Node]) -> list[str]:
        """A few texts, with another alternative in each."""
        made = [""]
        for node in tree:
            own = self._of(node)
            longest = range(max(len(made), len(own)))
            made = [made[min(at, len(made) - 1)] + own[min(at, len(own) - 1)] for at in longest]
        return made[: self.most * 3]

    def _of(self, node: Node) -> list[str]:
        code, value = node
        test = _test(node)
        if test is not None:
            return [sign for sign in self.signs if test(sign)][: self.most] or list(_named(node))[:1] or ["a"]
        if code in REPEATS:
            return [each * min(max(value[0], 1), FEW) for each in self.of(value[2])]
        if code is codes.BRANCH:
            return [each for branch in value[1] for each in self.of(branch)][:12]
        return self.of(HELD[code](value)) if code in HELD and code not in LOOKED_AT else [""]


def _repeats(tree: Iterable[Node], before: str, examples: _Examples) -> Iterator[tuple[str, list[str]]]:
    """Every repetition within: a text that leads to it, and texts that it repeats."""
    for node in tree:
        code, value = node
        if code in REPEATS and value[1] > FEW:
            yield before, examples.of(value[2])
        for inner in _inner(node):
            yield from _repeats(inner, before, examples)
        before += examples._of(node)[0]
