"""The claims that this report cites, with mark, confidence, status and locator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.page.carried import carried_html
from reportgen.model.content.claim import Claim
from reportgen.model.content.evidence import evidence_of
from reportgen.model.content.source import Source
from reportgen.model.names import SourceId
from reportgen.model.text.words import Maker
from reportgen.model.text.written import derived


def claims_data(
    claims: Iterable[Claim], sources: Mapping[SourceId, Source], bibliography: Bibliography
) -> list[dict[str, str]]:
    """One row for each claim, in the order in which readers meet them."""
    return [claim_row(claim, sources, bibliography) for claim in claims]


def claim_row(claim: Claim, sources: Mapping[SourceId, Source], bibliography: Bibliography) -> dict[str, str]:
    """A claim as plain data."""
    wording = bibliography.wording
    labels = wording.labels
    trust = claim.our_confidence
    confidence = labels["not_rated"].lower() if trust is None else wording.confidence[trust]
    places = bibliography.places(claim.cites, sources) or labels["own_link"]
    return {
        "text": claim.text,
        "mark": carried_html((bibliography.mark_with_word(evidence_of(claim)),)),
        "confidence": derived(confidence, claim.text, Maker.WORDING),
        "status": derived(wording.statuses[claim.status], claim.text, Maker.WORDING),
        "where": derived(places, claim.text, Maker.CITATION),
    }
