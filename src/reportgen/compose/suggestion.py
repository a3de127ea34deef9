"""A name nobody knows → the way out."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.suggestion import did_you_mean


def suggestion(name: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """`did you mean …?` where something known looks alike, else `otherwise`."""
    return did_you_mean(name, known) or otherwise
