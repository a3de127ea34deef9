"""Project → what changed between two editions, or since one, for each audience."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.page_fit import fitted_documents
from reportgen.app.editions.renamed import report_renamed
from reportgen.app.history.recorded import find_edition
from reportgen.app.open_project import Opened, open_project
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.difference import Difference
from reportgen.model.editions.edition import Edition
from reportgen.model.editions.passages import Snapshot
from reportgen.model.names import ClaimId, ProfileId
from reportgen.record.differences.difference import compare_snapshots
from reportgen.record.differences.page import write_difference_page
from reportgen.record.editions.snapshot import recorded_snapshot, take_snapshot

_Snapshots = Mapping[ProfileId, Snapshot]


@dataclass(frozen=True, slots=True)
class Compared:
    """`after` is None where `before` is compared with what would be built now.

    `titles` name the audiences and `claims` the claims, as far as they still exist.
    """

    before: Edition
    after: Edition | None
    differences: tuple[Difference, ...]
    title: str
    titles: Mapping[ProfileId, str]
    claims: Mapping[ClaimId, str]
    messages: tuple[Diagnostic, ...]


def compare_editions(
    start: Path, before: int, after: int | None, profiles: tuple[str, ...], step: Callable[[str], None]
) -> Compared:
    """What each audience would notice between edition `before` and `after`, or now."""
    opened = open_project(start)
    editions = {each.number: each for each in opened.project.editions}
    old = find_edition(editions, before)
    new = find_edition(editions, after) if after is not None else None
    names = _audiences(opened, profiles, old, new)
    earlier = _recorded(old, names)
    now = _recorded(new, names) if new is not None else _now(opened, names, step)
    return Compared(
        before=old,
        after=new,
        differences=tuple(
            compare_snapshots(
                earlier.get(name, Snapshot(name, (), ())), now.get(name, Snapshot(name, (), ()))
            )
            for name in names
        ),
        title=opened.project.about.title,
        titles={each.id: each.audience for each in opened.project.profiles.values()},
        claims={each.id: each.text for each in opened.project.claims.values()},
        messages=() if profiles else tuple(report_renamed(opened.project, old, now)),
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
    )


def _recorded(edition: Edition, names: tuple[ProfileId, ...]) -> _Snapshots:
    found = ((name, recorded_snapshot(edition, name)) for name in names)
    return {name: snapshot for name, snapshot in found if snapshot is not None}


def _now(opened: Opened, names: tuple[ProfileId, ...], step: Callable[[str], None]) -> _Snapshots:
    """What the chosen reports show now, without change bars."""
    project = opened.project
    chosen = [each for each in choose_profiles(project, ()) if each.id in names]
    chosen += [
        each for name in names if name in project.profiles and (each := project.profiles[name]) not in chosen
    ]
    made = fitted_documents(project, plan_profiles(project, chosen), {}, step)
    return {name: take_snapshot(project, each.plan, each.document) for name, each in made.items()}


def _audiences(
    opened: Opened, profiles: tuple[str, ...], old: Edition, new: Edition | None
) -> tuple[ProfileId, ...]:
    """Those asked for, which an edition may still know when the project does not; or else all."""
    recorded = old.profiles | (new.profiles if new is not None else frozenset())
    if profiles:
        unknown = tuple(each for each in profiles if each not in recorded)
        found = [each.id for each in choose_profiles(opened.project, unknown)] if unknown else []
        return tuple(dict.fromkeys((*(ProfileId(each) for each in profiles if each in recorded), *found)))
    now = () if new is not None else (each.id for each in choose_profiles(opened.project, ()))
    return tuple(sorted({*recorded, *now}))
