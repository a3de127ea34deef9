"""An unknown name → a hint with the closest known one, or with all of them where they are few."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.suggestion import did_you_mean
from reportgen.read.limits import MAX_SUGGESTED


def suggestion(name: str, known: Iterable[str]) -> str | None:
    """Say which known name was probably meant, or list the few there are."""
    names = sorted({str(each) for each in known})
    # Matching is quadratic in the length of the name; nobody mistypes a name this long.
    close = did_you_mean(name[:80], names)
    if close is None and 0 < len(names) <= MAX_SUGGESTED:
        return "known are: " + ", ".join(names)
    return close
