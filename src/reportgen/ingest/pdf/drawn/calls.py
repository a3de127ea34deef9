"""Raised signs in the text of a page → calls of notes, or raised letters where no note answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from reportgen.model.imported import Words

# Noncharacters, which no text may hold, so that a call stays in its place while lines are put together.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
CALL = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*+){CLOSE}")
SIGN = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}")
_MARKS = str.maketrans("", "", OPEN + CLOSE)


def call(sign: str) -> str:
    """A sign as it stands in the text of a line until its note is found."""
    return f"{OPEN}{sign}{CLOSE}"


def bare(text: str) -> str:
    """The letters alone."""
    return text.translate(_MARKS)


def worded(
    text: str, notes: Collection[str] = (), links: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[Words, ...], tuple[str, ...]]:
    """The runs of a paragraph, and the addresses of those `links` whose words are not in it."""
    words: list[Words] = []
    lost: list[str] = []
    position = 0
    for anchor, address in links:
        at = text.find(anchor, position)
        if not anchor or at < 0:
            lost.append(address)
            continue
        words += _called(text[position:at], notes, None)
        words += _called(anchor, notes, address)
        position = at + len(anchor)
    words += _called(text[position:], notes, None)
    return tuple(words), tuple(lost)


def _called(text: str, notes: Collection[str], address: str | None) -> list[Words]:
    words: list[Words] = []
    position = 0
    for found in CALL.finditer(text):
        words.append(Words(bare(text[position : found.start()]), address=address))
        if found[1] in notes:
            words.append(Words("", note=found[1]))
        else:
            sign = found[1].rpartition("-")[2]
            words.append(Words(sign, frozenset({"sup"}), address))
        position = found.end()
    words.append(Words(bare(text[position:]), address=address))
    return [each for each in words if each.text or each.note]
