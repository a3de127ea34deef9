"""A list of phrases → where they stand in a text, whole and without regard to capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportgen.model.frozen import frozen

_PIECE = re.compile(r"\w+")


@frozen
class Phrases:
    """`needed` are the longest pieces of the phrases: most texts hold none, and are done with at once."""

    pattern: re.Pattern[str]
    needed: frozenset[str]

    def find(self, text: str) -> tuple[re.Match[str], ...]:
        """Every place, the longest phrase where several begin."""
        if self.needed.isdisjoint(_pieces(text)):
            return ()
        return tuple(self.pattern.finditer(text))


def phrases_of(words: Iterable[str]) -> Phrases:
    """Ready to be looked for; `'` finds both apostrophes and a space any space."""
    kept = sorted({word.lower() for word in words if word.strip()}, key=lambda word: (-len(word), word))
    listed = "|".join(re.escape(word).replace("'", "['’]").replace(r"\ ", r"\s+") for word in kept)
    pieces = (_PIECE.findall(word) for word in kept)
    return Phrases(
        re.compile(rf"(?<![\w-])(?:{listed or '(?!)'})(?![\w-])", re.IGNORECASE),
        frozenset(max(found, key=len) for found in pieces if found),
    )


@lru_cache(maxsize=4096)
def _pieces(text: str) -> frozenset[str]:
    return frozenset(_PIECE.findall(text.lower()))
