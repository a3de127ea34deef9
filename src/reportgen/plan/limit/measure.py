"""Measure + limit → whether a report keeps to it, and by which bound it does not."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.frozen import frozen
from reportgen.model.profile import Limit


@frozen
class Measure:
    """How long a report came out; `words` counts running text."""

    pages: int
    words: int


@frozen
class Excess:
    """One bound that is exceeded: `unit` is its key in the profile's limit."""

    unit: str
    actual: int
    allowed: int


def counted(number: int, unit: str) -> str:
    """`1 page`, `4 pages`."""
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


def excesses(measure: Measure, limit: Limit) -> Iterator[Excess]:
    """Every bound of `limit` that `measure` exceeds."""
    bounds = (("pages", measure.pages, limit.pages), ("words", measure.words, limit.words))
    for unit, actual, allowed in bounds:
        if allowed is not None and actual > allowed:
            yield Excess(unit, actual, allowed)
