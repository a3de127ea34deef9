"""Labels of the items of one list → the number of each, or None for bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

BULLETS = frozenset("•◦▪▫■□●○◆◇–—-*·‣⁃➢✓\u2023\u25b8o")
_NUMBER = re.compile(r"[(\[]?(?:\d+\.)*(\d{1,6})[.):\]]*")
_LETTER = re.compile(r"[(\[]?([A-Za-z])[.):\]]*")
_ROMAN = re.compile(r"[(\[]?([ivxlcdm]{1,12}|[IVXLCDM]{1,12})[.):\]]*")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def numbers_of(labels: Sequence[str]) -> tuple[int | None, ...] | None:
    """The number of each item; None for terms of a definition list, which are words and no labels."""
    bare = [each.strip() for each in labels]
    written = [each for each in bare if each]
    if all(each in BULLETS for each in written) and len(set(written)) <= 1:
        return (None,) * len(bare)
    for form, worth in ((_NUMBER, int), (_ROMAN, _roman), (_LETTER, _letter)):
        found = [form.fullmatch(each) for each in bare]
        if written and all(match is not None or not each for match, each in zip(found, bare, strict=True)):
            numbers = [worth(match[1]) if match is not None else None for match in found]
            if form is not _ROMAN or _is_rising(numbers):
                return tuple(numbers)
    return None


def _roman(text: str) -> int:
    values = [_WORTH[letter] for letter in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _letter(text: str) -> int:
    return ord(text.lower()) - ord("a") + 1


def _is_rising(numbers: Sequence[int | None]) -> bool:
    """Whether the numbers count up; "c." and "d." are letters, "i." alone is a number."""
    values = [each for each in numbers if each is not None]
    return values == sorted(values) and (values[0] == 1 or all(b - a < 10 for a, b in pairwise(values)))
