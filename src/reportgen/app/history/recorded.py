"""Recorded editions → the one that a report of now is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.report.edition import Edition, Snapshot

PastReport = tuple[Edition, Snapshot]


def recorded(editions: Iterable[Edition], profile: ProfileId) -> tuple[PastReport, ...]:
    """The editions that had this report, each with what it showed, oldest first."""
    return tuple((each, found) for each in editions if (found := each.report(profile)) is not None)


def edition_before(recorded: tuple[PastReport, ...], now: Snapshot) -> PastReport | None:
    """The last edition, or the one before it if the report still equals the last: then it is that edition."""
    if len(recorded) > 1 and recorded[-1][1] == now:
        return recorded[-2]
    return recorded[-1] if recorded else None


def find_edition(editions: Mapping[int, Edition], number: int) -> Edition:
    """The edition with this number; raises UsageError naming those there are."""
    if number in editions:
        return editions[number]
    known = ", ".join(str(each) for each in sorted(editions)) or "none yet"
    raise UsageError(
        [
            Diagnostic(
                code="unknown-edition",
                message=f"there is no edition {number}",
                hint=f"recorded editions: {known}; reportgen edition new records one",
            )
        ]
    )
