"""Measure + limit → whether a report keeps to it, and by which bound it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.profile import Limit


@frozen
class Link:
    """A block whose words lead to something that stands in one of `targets`."""

    source: BlockId
    targets: frozenset[BlockId]


@frozen
class Measure:
    """How long a report came out; `words` counts running text.

    `filled` are the pages with the last one as far as it is full, None where nobody looked. `heights` are
    the pages and `lengths` the words that each block takes, as far as they are known.
    """

    pages: int
    words: int
    filled: float | None = None
    heights: Mapping[BlockId, float] = field(default_factory=dict)
    lengths: Mapping[BlockId, int] = field(default_factory=dict)
    links: tuple[Link, ...] = ()

    @property
    def extent(self) -> float:
        """The pages that are filled, in pages."""
        return float(self.pages) if self.filled is None else self.filled


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
