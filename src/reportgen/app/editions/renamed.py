"""The last edition + what the reports show now → reports that only go by another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.editions.edition import Edition
from reportgen.model.editions.passages import Snapshot
from reportgen.model.names import ProfileId
from reportgen.model.project import Project
from reportgen.record.editions.snapshot import recorded_snapshot

# The share of blocks that two reports must have in common to be taken for one.
LEAST_SHARED = 0.8


def report_renamed(
    project: Project, edition: Edition, snapshots: Mapping[ProfileId, Snapshot]
) -> Iterator[Diagnostic]:
    """A warning for each new report that shows the blocks of one that is gone."""
    gone = {
        name: _blocks(recorded_snapshot(edition, name))
        for name in sorted(edition.profiles - snapshots.keys())
    }
    for name in sorted(snapshots.keys() - edition.profiles):
        blocks = _blocks(snapshots[name])
        before = next((each for each in gone if _are_one(blocks, gone[each])), None)
        if before is not None and before not in project.profiles:
            yield Diagnostic(
                code="renamed-report",
                message=f'"{name}" shows what "{before}" of edition {edition.number} showed, newly named: '
                "its readers are told of a first edition, and of no change",
                span=project.profiles[name].span,
                hint=f"call the profile {before} again to keep its history; file: in it gives what is built "
                "any name",
                severity=Severity.WARNING,
            )


def _blocks(snapshot: Snapshot | None) -> frozenset[str]:
    passages = () if snapshot is None else snapshot.passages
    return frozenset(each.name for each in passages if each.is_content)


def _are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= LEAST_SHARED * len(one | other)
