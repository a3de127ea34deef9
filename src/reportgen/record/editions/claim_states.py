"""How cited claims are rated ↔ JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.editions.passages import ClaimState
from reportgen.model.names import ClaimId


def read_states(entries: Iterable[Mapping[str, Any]]) -> tuple[ClaimState, ...]:
    """Raises ValueError for words that rate nothing, KeyError for what is missing."""
    return tuple(
        ClaimState(
            ClaimId(str(each["claim"])),
            Hedge(each["hedge"]),
            Status(each["status"]),
            Confidence(each["confidence"]) if each["confidence"] else None,
        )
        for each in entries
    )


def write_states(states: Iterable[ClaimState]) -> list[dict[str, object]]:
    """One object for each claim."""
    return [
        {"claim": each.claim, "hedge": each.hedge, "status": each.status, "confidence": each.confidence}
        for each in states
    ]
