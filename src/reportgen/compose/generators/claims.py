"""The claims that this report cites, with mark, confidence, status and locator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.compose.citing.bibliography import mark_with_word, place_words
from reportgen.compose.page.carried import carried_html
from reportgen.model.content.claim import Claim
from reportgen.model.content.hedges import evidence_of
from reportgen.model.content.source import Source
from reportgen.model.names import SourceId
from reportgen.model.text.words import Maker
from reportgen.model.text.written import derived
from reportgen.wording.english import ENGLISH


def claims_data(claims: Iterable[Claim], sources: Mapping[SourceId, Source]) -> list[dict[str, str]]:
    """One row for each claim, in the order in which readers meet them."""
    return [claim_row(claim, sources) for claim in claims]


def claim_row(claim: Claim, sources: Mapping[SourceId, Source]) -> dict[str, str]:
    """A claim as plain data."""
    confidence = claim.our_confidence.value if claim.our_confidence else ENGLISH["not_rated"].lower()
    places = place_words(claim.cites, sources) or ENGLISH["own_link"]
    return {
        "text": claim.text,
        "mark": carried_html((mark_with_word(evidence_of(claim)),)),
        "confidence": derived(confidence, claim.text, Maker.WORDING),
        "status": derived(claim.status.value, claim.text, Maker.WORDING),
        "where": derived(places, claim.text, Maker.CITATION),
    }
