"""What a report shows now + recorded editions → what its readers should know."""

from __future__ import annotations

from reportgen.app.history.recorded import recorded
from reportgen.model.project import Project
from reportgen.model.report.edition import Snapshot
from reportgen.record.editions.difference import compare_snapshots
from reportgen.record.editions.sentences import tell_difference


def changes_since(project: Project, now: Snapshot) -> tuple[str, ...] | None:
    """Sentences on what changed since the edition before; None where there was none.

    A report that equals the last edition is that edition: its readers learn what changed from the
    one before it.
    """
    earlier = [found for _, found in recorded(project.editions, now.profile)]
    if earlier and earlier[-1] == now:
        earlier.pop()
    return tell_difference(compare_snapshots(earlier[-1], now), project.claims) if earlier else None
