"""What a report shows now + recorded editions → what its readers should know."""

from __future__ import annotations

from reportgen.app.history.recorded import edition_before, recorded
from reportgen.model.editions.passages import Snapshot
from reportgen.model.project import Project
from reportgen.record.differences.difference import compare_snapshots
from reportgen.record.differences.sentences import tell_difference


def changes_since(project: Project, now: Snapshot) -> tuple[str, ...] | None:
    """Sentences on what changed since the edition before; None where there was none.

    A report that reads as the last edition is that edition: its readers learn what changed from the
    one before it.
    """
    editions = recorded(project.editions, now.profile)
    found = edition_before(editions, now)
    if found is None:
        return None
    _, before = found
    sentences = tell_difference(compare_snapshots(before, now), project.claims)
    return None if len(editions) == 1 and not sentences else sentences
