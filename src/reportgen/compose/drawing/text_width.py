"""Text → its width, estimated for a sans-serif face, and the lines it is broken into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TypeAlias

Measure: TypeAlias = Callable[[str, float], float]
"""Width of a text at a font size, both in px."""

# Advance widths in thousandths of the font size, of common humanist and grotesque faces, rounded up.
_NARROW = 300
_WIDE = 900
_USUAL = 575
_CAPITAL = 700
_WIDTHS = {
    **dict.fromkeys("fjt", 360),
    **dict.fromkeys("il.,:;'|! I", _NARROW),
    **dict.fromkeys("()[]{}-/\\r", 400),
    **dict.fromkeys("mwMW@%", _WIDE),
    "—": 1000,
    "…": 1000,
    "→": 1000,
}
_FULL = 1050
# Space where a line may break, which no-break spaces forbid: 1 234 stays on one line.
_BREAKS = re.compile("[^\\S\u00a0\u2007\u202f]+")


def estimate_width(text: str, size: float) -> float:
    """Give a width that text in a usual sans-serif face hardly ever exceeds."""
    return sum(_advance(sign) for sign in text) * size / 1000


def _advance(sign: str) -> int:
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return _FULL
    if sign.isascii():
        return _CAPITAL if sign.isupper() else _USUAL
    return _CAPITAL


def wrap(text: str, width: float, size: float, measure: Measure) -> tuple[str, ...]:
    """Break text into lines no wider than `width`; a word that is wider itself is cut.

    Lines are evened out: no narrower width would need more of them.
    """
    lines = _fill(text, width, size, measure)
    if len(lines) == 1:
        return lines
    low, high = width / 2, width
    while high - low > 1:
        middle = (low + high) / 2
        tried = _fill(text, middle, size, measure)
        if len(tried) > len(lines) or _cuts_words(tried, text):
            low = middle
        else:
            high, lines = middle, tried
    return lines


def longest_word(text: str, size: float, measure: Measure) -> float:
    """Give the width below which a word of the text must be cut."""
    return max((measure(word, size) for word in _words(text)), default=0.0)


def _words(text: str) -> list[str]:
    return [each for each in _BREAKS.split(text) if each]


def _fill(text: str, width: float, size: float, measure: Measure) -> tuple[str, ...]:
    lines: list[str] = []
    for word in _words(text):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, size) <= width:
            lines[-1] = joined
            continue
        while measure(word, size) > width and len(word) > 1:
            keep = next((end for end in range(len(word) - 1, 1, -1) if measure(word[:end], size) <= width), 1)
            lines.append(word[:keep])
            word = word[keep:]  # noqa: PLW2901  # the rest of a cut word is the next one
        lines.append(word)
    return tuple(lines) or ("",)


def _cuts_words(lines: tuple[str, ...], text: str) -> bool:
    return _words(" ".join(lines)) != _words(text)
