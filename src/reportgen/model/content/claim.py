"""One checkable statement taken from a source."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from reportgen.model.content.source import Tier
from reportgen.model.frozen import frozen
from reportgen.model.names import ClaimId, SourceId

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.model.span import Span


class Hedge(StrEnum):
    """How the source itself worded a statement."""

    STATED = "stated"
    EXPERTS = "unnamed-experts"
    LIKELY = "likely"
    COULD = "could"
    VALUE = "value"
    DEFINITION = "definition"
    SYNTHESIS = "synthesis"


class Confidence(StrEnum):
    """How far we trust a claim ourselves."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Status(StrEnum):
    """What checking a claim has shown so far."""

    UNVERIFIED = "unverified"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    WITHDRAWN = "withdrawn"


# The strongest wording a claim allows: 0 could, 1 likely, 2 attributed, 3 stated.
STRENGTH_OF: Mapping[Hedge, int] = {
    Hedge.COULD: 0,
    Hedge.VALUE: 0,
    Hedge.LIKELY: 1,
    Hedge.EXPERTS: 2,
    Hedge.SYNTHESIS: 2,
    Hedge.STATED: 3,
    Hedge.DEFINITION: 3,
}


@frozen
class Cite:
    """Where in a source: `locator` in units of `label` (CSL: line, paragraph, page, section)."""

    source: SourceId
    locator: str
    label: str


@frozen
class Claim:
    """`credibility` is the Admiralty digit 1 to 6; `strength` caps how firmly any wording may put it.

    `topic` groups the register (charts count claims by topic and hedge). `tier` is that of the strongest
    source.
    """

    id: ClaimId
    text: str
    topic: str
    cites: tuple[Cite, ...]
    hedge: Hedge
    strength: int
    credibility: int
    our_confidence: Confidence | None
    status: Status
    contradicts: tuple[ClaimId, ...]
    checked_by: str | None
    review_by: date | None
    note: str | None
    span: Span
    tier: Tier = Tier.SECONDARY_UNSOURCED
