"""The address of a link → whether it leads anywhere from a report."""

from __future__ import annotations

import re

from reportgen.ingest.passages.gathering import Gathered
from reportgen.model.imported import Place

_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LONGEST_SHOWN = 200
NOWHERE = "the address leads nowhere from a report"


def leads_outside(address: str) -> bool:
    """Whether the address is one of the web or of mail."""
    return _OUTSIDE.match(address) is not None


def shown_link(address: str) -> str:
    """A link as the list of what was left out names it."""
    return f"link to {address[:_LONGEST_SHOWN]}"


def outside_address(written: str | None, gathered: Gathered, place: Place) -> str | None:
    """The address if it leads outside; what leads elsewhere than into the same document is reported."""
    address = (written or "").strip()
    if leads_outside(address):
        return address
    if address and not address.startswith("#"):
        gathered.leave_out(shown_link(address), NOWHERE, place)
    return None
