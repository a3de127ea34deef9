"""The parts that every report has and the sides that come in pairs, by the kinds and fields of blocks."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen


@frozen
class Needed:
    """A part of every report, written by a block of one of `kinds` or by one of `generators`."""

    name: str
    kinds: frozenset[str]
    generators: frozenset[str]


NEEDED = (
    Needed("a source note", frozenset({"source-note"}), frozenset()),
    Needed("gaps", frozenset({"gap"}), frozenset({"contradictions"})),
    Needed("the meaning of its evidence marks", frozenset(), frozenset({"legend"})),
    Needed("a word on method", frozenset({"backmatter"}), frozenset()),
)
OTHER_SIDE: Mapping[str, str] = {
    "benefit": "risk",
    "risk": "benefit",
    "cooperation": "tension",
    "tension": "cooperation",
}
# What the checks call a report without one of them.
MISSING_PART = "missing-part"
ONE_SIDED = "one-sided-topic"


def subjects_of(block: Block) -> tuple[str, ...]:
    """What a block that takes a side is about; one empty name where it does not say."""
    about = block.fields.get("x-about")
    if isinstance(about, tuple):
        return tuple(str(each) for each in about)
    return (str(about) if about is not None else "",)
