"""Project → its recorded editions, and a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.page_fit import fitted_documents
from reportgen.app.editions.renamed import report_renamed
from reportgen.app.history.recorded import reads_as
from reportgen.app.open_project import Opened, open_project
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.edition import Edition, Page
from reportgen.model.editions.passages import Snapshot
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.record.editions.files import edition_files, make_edition
from reportgen.record.editions.snapshot import FOLDER, recorded_snapshot, take_page, take_snapshot
from reportgen.workspace import find_project, publish
from reportgen.workspace.cache.notes import one_at_a_time
from reportgen.workspace.output.built import OUTPUT


@frozen
class Recorded:
    """A new edition and where it was written; `path` is None when nothing changed since the last."""

    edition: Edition
    path: Path | None
    messages: tuple[Diagnostic, ...] = ()


def list_editions(start: Path) -> tuple[Edition, ...]:
    """Every recorded edition, oldest first."""
    return open_project(start).project.editions


def reports_of(edition: Edition) -> tuple[Snapshot, ...]:
    """What an edition recorded of every report, by profile."""
    found = (recorded_snapshot(edition, name) for name in sorted(edition.profiles))
    return tuple(each for each in found if each is not None)


def record_edition(start: Path, today: date, step: Callable[[str], None]) -> Recorded:
    """Record what every report shows now; reports that show the same make no new edition.

    Of several calls at once each waits for the one before, so that no two get one number.
    """
    root = find_project(start)
    with one_at_a_time(root / OUTPUT):
        opened = open_project(root)
        editions = opened.project.editions
        pages, snapshots = _now(opened, step)
        messages = tuple(report_renamed(opened.project, editions[-1], snapshots)) if editions else ()
        if editions and _shows(editions[-1], snapshots):
            return Recorded(editions[-1], None, messages)
        number = editions[-1].number + 1 if editions else 1
        edition = make_edition(number, today.isoformat(), pages, opened.project.about.version)
        publish(root / FOLDER, edition_files(edition))
        return Recorded(edition, root / FOLDER / f"{number:04}.json", messages)


def _now(
    opened: Opened, step: Callable[[str], None]
) -> tuple[Mapping[ProfileId, Page], Mapping[ProfileId, Snapshot]]:
    project = opened.project
    made = fitted_documents(project, plan_profiles(project, choose_profiles(project, ())), {}, step)
    if wrong := [each for found in made.values() for each in found.over_limit]:
        raise ContentError(wrong)
    pages = {name: take_page(project, each.plan, each.document) for name, each in made.items()}
    return pages, {name: take_snapshot(project, each.plan, each.document) for name, each in made.items()}


def _shows(edition: Edition, snapshots: Mapping[ProfileId, Snapshot]) -> bool:
    """Whether the edition recorded these reports and no others, whole, and they read as it says."""
    is_whole = edition.profiles == frozenset(snapshots) == frozenset(edition.pages)
    return is_whole and not edition.older and all(reads_as(edition, each) for each in snapshots.values())
