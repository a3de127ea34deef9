"""Recorded editions → the one that a report of now is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.edition import Edition
from reportgen.model.editions.passages import Snapshot
from reportgen.model.names import ProfileId
from reportgen.record.differences.difference import compare_snapshots
from reportgen.record.editions.snapshot import recorded_snapshot

PastReport = tuple[Edition, Snapshot]


def recorded(editions: Iterable[Edition], profile: ProfileId) -> tuple[Edition, ...]:
    """The editions that had this report, oldest first."""
    return tuple(each for each in editions if profile in each.profiles)


def edition_before(recorded: tuple[Edition, ...], now: Snapshot) -> PastReport | None:
    """The last edition, or the one before it if the report still reads as the last: then it is that edition.

    Where there is only one, it is that one, whatever it says. Raises ContentError where a page is gone.
    """
    for edition in recorded[::-1]:
        before = recorded_snapshot(edition, now.profile)
        if before is None:
            continue
        is_it = edition is recorded[-1] and compare_snapshots(before, now).is_empty
        if not is_it or len(recorded) == 1:
            return edition, before
    return None


def reads_as(edition: Edition, now: Snapshot) -> bool:
    """Whether the edition shows this audience what the report shows now, and recorded all of it."""
    before = recorded_snapshot(edition, now.profile)
    if before is None or not before.is_whole:
        return False
    return compare_snapshots(before, now).is_empty


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
