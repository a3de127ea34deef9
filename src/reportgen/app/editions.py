"""Project → its recorded editions, a new one, and what changed between two states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportgen.app.choosing import choose_profiles, plan_profiles
from reportgen.app.opening import Opened, open_project
from reportgen.compose import compose_document
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.edition import Difference, Edition, Snapshot
from reportgen.model.names import ProfileId
from reportgen.record.difference import compare_snapshots
from reportgen.record.editions import FOLDER, make_edition, write_edition
from reportgen.record.snapshot import take_snapshot
from reportgen.workspace import publish


@dataclass(frozen=True, slots=True)
class Recorded:
    """A new edition and where it was written; `path` is None when nothing changed since the last."""

    edition: Edition
    path: Path | None


def list_editions(start: Path) -> tuple[Edition, ...]:
    """Every recorded edition, oldest first."""
    return open_project(start).project.editions


def record_edition(start: Path, today: date, step: Callable[[str], None]) -> Recorded:
    """Record what every report shows now; the same words and ratings make no new edition."""
    opened = open_project(start)
    editions = opened.project.editions
    number = editions[-1].number + 1 if editions else 1
    version = opened.project.about.version
    edition = make_edition(number, today.isoformat(), _snapshots(opened, (), step), version)
    if editions and editions[-1].digest == edition.digest:
        return Recorded(editions[-1], None)
    name = f"{number:04}.json"
    publish(opened.root / FOLDER, {name: write_edition(edition)})
    return Recorded(edition, opened.root / FOLDER / name)


def compare_editions(
    start: Path, before: int, after: int | None, profiles: tuple[str, ...], step: Callable[[str], None]
) -> tuple[Difference, ...]:
    """What each audience would notice between edition `before` and `after`, or now."""
    opened = open_project(start)
    editions = {each.number: each for each in opened.project.editions}
    old = _edition(editions, before).reports
    new = _edition(editions, after).reports if after is not None else _snapshots(opened, profiles, step)
    return tuple(
        compare_snapshots(_report(old, name), _report(new, name))
        for name in _audiences(opened, profiles, old, new)
    )


def _audiences(
    opened: Opened, profiles: tuple[str, ...], old: tuple[Snapshot, ...], new: tuple[Snapshot, ...]
) -> list[ProfileId]:
    if profiles:
        return [each.id for each in choose_profiles(opened.project, profiles)]
    return sorted({each.profile for each in (*old, *new)})


def _report(reports: tuple[Snapshot, ...], profile: ProfileId) -> Snapshot:
    return next((each for each in reports if each.profile == profile), Snapshot(profile, (), ()))


def _snapshots(
    opened: Opened, profiles: tuple[str, ...], step: Callable[[str], None]
) -> tuple[Snapshot, ...]:
    plans = plan_profiles(opened.project, choose_profiles(opened.project, profiles))
    snapshots = []
    for profile, plan in plans.items():
        step(f"composing {profile}")
        snapshots.append(take_snapshot(opened.project, plan, compose_document(opened.project, plan).html))
    return tuple(snapshots)


def _edition(editions: Mapping[int, Edition], number: int) -> Edition:
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
