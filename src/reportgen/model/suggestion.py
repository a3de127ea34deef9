"""A name nobody knows and the names that exist → the way out, in words."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """`did you mean "x"?`, or None where nothing comes near."""
    from difflib import get_close_matches  # noqa: PLC0415  # most calls have no name wrong

    closest = get_close_matches(name, sorted(known), n=1)
    return f'did you mean "{closest[0]}"?' if closest else None


def suggestion(name: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """`did you mean …?` where something known looks alike, else `otherwise`."""
    return did_you_mean(name, known) or otherwise
