"""A name nobody knows → the way out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(name: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """`did you mean …?` where something known looks alike."""
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else otherwise
