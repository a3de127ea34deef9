"""Text → the sign of Markdown that it repeats without end, which would cost the parser the number squared."""

from __future__ import annotations

SIGNS = "[*_~^`{"
# The longest block of the gallery holds a tenth.
MOST_SIGNS = 3_000


def flooding_sign(text: str, most: int = MOST_SIGNS) -> str | None:
    """The first sign that stands more often than any author writes it."""
    return next((sign for sign in SIGNS if text.count(sign) > most), None)
