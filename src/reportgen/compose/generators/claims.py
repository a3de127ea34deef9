"""The claims that this report cites, with mark, confidence, status and locator."""

from __future__ import annotations

from markupsafe import Markup

from reportgen.compose.citing.bibliography import mark_with_word, place_words
from reportgen.compose.draft import Draft
from reportgen.model.content.claim import Claim
from reportgen.model.content.hedges import evidence_of
from reportgen.wording.english import ENGLISH


def write_claims(draft: Draft) -> str:
    """One row for each claim, in the order in which readers meet them."""
    return draft.parts.part("claims", [claim_row(claim, draft) for claim in draft.citations.claims.values()])


def claim_row(claim: Claim, draft: Draft) -> dict[str, str]:
    """A claim as plain data."""
    return {
        "text": claim.text,
        "mark": Markup(mark_with_word(evidence_of(claim))),  # noqa: S704  # composed from escaped words
        "confidence": claim.our_confidence.value if claim.our_confidence else ENGLISH["not_rated"].lower(),
        "status": claim.status.value,
        "where": place_words(claim.cites, draft.project.sources) or ENGLISH["own_link"],
    }
