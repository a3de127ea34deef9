"""Project → its recorded editions, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.editions.pages import take_pages
from reportgen.app.open_project import Opened, open_project
from reportgen.compose import compose_document
from reportgen.model.frozen import frozen
from reportgen.model.report.edition import Edition, Snapshot
from reportgen.record.editions.files import FOLDER, edition_files, make_edition
from reportgen.record.editions.snapshot import take_snapshot
from reportgen.workspace import publish


@frozen
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
    edition = make_edition(number, today.isoformat(), take_snapshots(opened, (), step), version)
    if editions and editions[-1].digest == edition.digest:
        if editions[-1].pages:
            return Recorded(editions[-1], None)
        # An earlier version of reportgen recorded no pages; they are what its readers read.
        edition = editions[-1]
    edition = replace(edition, pages=take_pages(opened.project, step))
    publish(opened.root / FOLDER, edition_files(edition))
    return Recorded(edition, opened.root / FOLDER / f"{edition.number:04}.json")


def take_snapshots(
    opened: Opened, profiles: tuple[str, ...], step: Callable[[str], None]
) -> tuple[Snapshot, ...]:
    """What the chosen reports show now."""
    plans = plan_profiles(opened.project, choose_profiles(opened.project, profiles))
    snapshots = []
    for profile, plan in plans.items():
        step(f"composing {profile}")
        snapshots.append(
            take_snapshot(opened.project, plan, compose_document(opened.project, plan).page.root)
        )
    return tuple(snapshots)
