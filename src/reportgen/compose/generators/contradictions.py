"""Pairs of cited claims that contradict each other."""

from __future__ import annotations

from reportgen.compose.draft import Draft
from reportgen.compose.generators.claims import claim_row
from reportgen.model.names import ClaimId


def write_contradictions(draft: Draft) -> str:
    """Each pair once, whichever of the two claims names the other."""
    cited = draft.citations.claims
    pairs: dict[frozenset[ClaimId], None] = {}
    for claim in cited.values():
        for other in claim.contradicts:
            if other in cited and other != claim.id:
                pairs.setdefault(frozenset((claim.id, other)))
    order = {name: number for number, name in enumerate(cited)}
    rows = [[claim_row(cited[name], draft) for name in sorted(pair, key=order.__getitem__)] for pair in pairs]
    return draft.parts.part("contradictions", rows)
