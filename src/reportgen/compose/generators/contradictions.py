"""The claims cited here that contradict each other, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.compose.citing.bibliography import Bibliography
from reportgen.compose.generators.claims import claim_row
from reportgen.model.content.claim import Claim
from reportgen.model.content.source import Source
from reportgen.model.names import ClaimId, SourceId


def contradictions_data(
    cited: Mapping[ClaimId, Claim], sources: Mapping[SourceId, Source], bibliography: Bibliography
) -> list[list[dict[str, str]]]:
    """Each pair once, whichever of the two claims names the other."""
    pairs: dict[frozenset[ClaimId], None] = {}
    for claim in cited.values():
        for other in claim.contradicts:
            if other in cited and other != claim.id:
                pairs.setdefault(frozenset((claim.id, other)))
    order = {name: number for number, name in enumerate(cited)}
    return [
        [claim_row(cited[name], sources, bibliography) for name in sorted(pair, key=order.__getitem__)]
        for pair in pairs
    ]
