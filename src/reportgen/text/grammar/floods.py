"""Text → the sign of Markdown that it repeats without end, which would cost the parser the number squared."""

from __future__ import annotations

from collections.abc import Mapping

# The longest block of the gallery holds a tenth. Calls of notes cost most: their end is sought far.
MOST_SIGNS: Mapping[str, int] = {
    "[^": 1_500,
    "[": 7_000,
    "*": 3_000,
    "_": 3_000,
    "~": 3_000,
    "^": 3_000,
    "`": 3_000,
    "{": 3_000,
    "<?": 1_000,
    "<!": 3_000,
}


def flooding_sign(text: str, times: int = 1) -> str | None:
    """The first sign that stands more often than any author writes it; `times` as often in data."""
    return next((sign for sign, most in MOST_SIGNS.items() if text.count(sign) > times * most), None)
