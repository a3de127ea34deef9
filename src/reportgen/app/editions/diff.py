"""Project → what changed between two editions, or since one, for each audience."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.documents import compose_all
from reportgen.app.history.recorded import find_edition
from reportgen.app.open_project import Opened, open_project
from reportgen.model.names import ClaimId, ProfileId
from reportgen.model.report.change_bars import NO_BARS
from reportgen.model.report.edition import Difference, Edition, Page, Snapshot
from reportgen.record import sha256_of
from reportgen.record.editions.changed_pictures import changed_pictures
from reportgen.record.editions.difference import compare_snapshots
from reportgen.record.editions.difference_page import write_difference_page
from reportgen.record.editions.page_pictures import pictures_in
from reportgen.record.editions.snapshot import take_snapshot


@dataclass(frozen=True, slots=True)
class Compared:
    """`after` is None where `before` is compared with what would be built now.

    `titles` name the audiences and `claims` the claims, as far as they still exist; `pictures` are the
    captions of pictures and charts that look otherwise.
    """

    before: Edition
    after: Edition | None
    differences: tuple[Difference, ...]
    title: str
    titles: Mapping[ProfileId, str]
    claims: Mapping[ClaimId, str]
    pictures: Mapping[ProfileId, tuple[str, ...]]


def compare_editions(
    start: Path, before: int, after: int | None, profiles: tuple[str, ...], step: Callable[[str], None]
) -> Compared:
    """What each audience would notice between edition `before` and `after`, or now."""
    opened = open_project(start)
    editions = {each.number: each for each in opened.project.editions}
    old = find_edition(editions, before)
    new = find_edition(editions, after) if after is not None else None
    reports, pages = (new.reports, new.pages) if new is not None else _now(opened, profiles, step)
    return Compared(
        before=old,
        after=new,
        differences=tuple(
            compare_snapshots(_report(old.reports, name), _report(reports, name))
            for name in _audiences(opened, profiles, old.reports, reports)
        ),
        title=opened.project.about.title,
        titles={each.id: each.audience for each in opened.project.profiles.values()},
        claims={each.id: each.text for each in opened.project.claims.values()},
        pictures={name: changed_pictures(old.pages.get(name), page) for name, page in pages.items()},
    )


def page_of(compared: Compared) -> str:
    """The differences as one HTML page that needs no other file."""
    return write_difference_page(
        compared.differences,
        title=compared.title,
        before=compared.before,
        after=compared.after,
        audiences=compared.titles,
        claims=compared.claims,
        pictures=compared.pictures,
    )


def _now(
    opened: Opened, profiles: tuple[str, ...], step: Callable[[str], None]
) -> tuple[tuple[Snapshot, ...], Mapping[ProfileId, Page]]:
    """What the chosen reports show now, without change bars."""
    project = opened.project
    plans = plan_profiles(project, choose_profiles(project, profiles))
    snapshots: list[Snapshot] = []
    pages: dict[ProfileId, Page] = {}
    for name, document in compose_all(project, plans, {}, step, NO_BARS).items():
        shown = {picture: sha256_of(document.assets[picture]) for picture in pictures_in(document.page.root)}
        snapshots.append(take_snapshot(project, plans[name], document.page.root))
        pages[name] = Page(document.html, shown)
    return tuple(snapshots), pages


def _audiences(
    opened: Opened, profiles: tuple[str, ...], old: tuple[Snapshot, ...], new: tuple[Snapshot, ...]
) -> list[ProfileId]:
    if profiles:
        return [each.id for each in choose_profiles(opened.project, profiles)]
    return sorted({each.profile for each in (*old, *new)})


def _report(reports: tuple[Snapshot, ...], profile: ProfileId) -> Snapshot:
    return next((each for each in reports if each.profile == profile), Snapshot(profile, (), ()))
