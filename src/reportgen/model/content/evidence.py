"""What stands behind a statement: kinds of source, and the class of evidence that a mark shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.content.claim import Claim, Confidence, Hedge, Status
from reportgen.model.content.source import Tier
from reportgen.model.frozen import frozen


@frozen
class KindOfSource:
    """What holds for claims that rest on sources of one tier.

    `stated` is the class of what such a source puts as plain fact. A claim without `our_confidence` is
    trusted as `trusted` says; none is trusted more than `most`. `is_ours`: we made the source ourselves.
    """

    stated: str
    trusted: Confidence
    most: Confidence
    is_ours: bool = False


# The strongest first: a claim with several sources counts as that of the strongest.
KINDS: Mapping[Tier, KindOfSource] = {
    Tier.OWN_MEASUREMENT: KindOfSource("own-measurement", Confidence.HIGH, Confidence.HIGH, is_ours=True),
    Tier.OFFICIAL_FIGURES: KindOfSource("official-figures", Confidence.HIGH, Confidence.HIGH),
    Tier.PEER_REVIEWED: KindOfSource("peer-reviewed", Confidence.MODERATE, Confidence.HIGH),
    Tier.PRIMARY: KindOfSource("primary", Confidence.MODERATE, Confidence.HIGH),
    Tier.OWN: KindOfSource("own", Confidence.MODERATE, Confidence.HIGH, is_ours=True),
    Tier.NAMED_EXPERT: KindOfSource("named-expert", Confidence.MODERATE, Confidence.MODERATE),
    Tier.SECONDARY_SOURCED: KindOfSource("secondary-sourced", Confidence.LOW, Confidence.MODERATE),
    Tier.INTERVIEW: KindOfSource("interview", Confidence.LOW, Confidence.MODERATE),
    Tier.SECONDARY_UNSOURCED: KindOfSource(Hedge.STATED, Confidence.LOW, Confidence.LOW),
}

# Class of evidence → its mark, in the order of a legend: a shape of the bundled fonts, never colour alone.
SHAPES: Mapping[str, str] = {
    Status.CORROBORATED: "✓",
    Status.DISPUTED: "≠",
    Status.REFUTED: "✗",
    Status.WITHDRAWN: "□",
    "own-measurement": "◆",
    "official-figures": "▣",
    "peer-reviewed": "◉",
    "primary": "★",
    "own": "◧",
    "named-expert": "◈",
    "secondary-sourced": "◎",
    "interview": "▶",
    Hedge.STATED: "●",
    Hedge.EXPERTS: "◐",
    Hedge.LIKELY: "◇",
    Hedge.COULD: "○",
    Hedge.VALUE: "▲",
    Hedge.DEFINITION: "■",
    Hedge.SYNTHESIS: "✚",
}


def evidence_of(claim: Claim) -> str:
    """The class whose mark a claim carries, a key of SHAPES.

    For a claim that was checked it is what checking found, else how its source worded it; for a plain
    statement it is what kind of source states it.
    """
    if claim.status is not Status.UNVERIFIED:
        return claim.status
    return KINDS[claim.tier].stated if claim.hedge is Hedge.STATED else claim.hedge


def strongest(tiers: Iterable[Tier]) -> Tier:
    """The tier that counts where several sources say the same; none at all counts as unsourced."""
    return min(tiers, key=tuple(KINDS).index, default=Tier.SECONDARY_UNSOURCED)
