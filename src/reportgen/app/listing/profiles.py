"""Project → the merged profile with origins; the block × audience matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path

from reportgen.app.build.choice import choose_profiles, plan_profiles
from reportgen.app.build.page_fit import built_plan
from reportgen.app.open_project import open_project
from reportgen.model.names import BlockId, ProfileId, VersionName
from reportgen.model.profile import Entry, Pattern, Profile
from reportgen.model.span import Span

NOT_SETTINGS = frozenset({"id", "ancestors", "is_base", "outline", "origins", "span"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One merged value by dotted key; `origin` is None for a default."""

    key: str
    value: object
    origin: Span | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A profile as it applies, whatever it extends."""

    profile: ProfileId
    ancestors: tuple[ProfileId, ...]
    settings: tuple[Setting, ...]
    outline: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One block in one report: `position` counts from 1."""

    position: int
    version: VersionName


@dataclass(frozen=True, slots=True)
class Row:
    """One block across the audiences; None where it is left out."""

    block: BlockId
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Blocks by id, audiences in the order asked for."""

    profiles: tuple[ProfileId, ...]
    rows: tuple[Row, ...]


def show_profile(start: Path, name: str) -> Merged:
    """Every value of one profile after merging, and the line that set it."""
    project = open_project(start).project
    profile = choose_profiles(project, (name,))[0]
    settings = tuple(sorted(_settings(profile), key=lambda each: each.key))
    return Merged(profile.id, profile.ancestors, settings, profile.outline)


def compare_profiles(start: Path, names: tuple[str, ...], step: Callable[[str], None]) -> Matrix:
    """Which audience reads which block, in which place and wording; all audiences without `names`.

    What is shortened or dropped to keep a limit is as it is printed.
    """
    project = open_project(start).project
    drawn_up = plan_profiles(project, choose_profiles(project, names))
    plans = {name: built_plan(project, plan, step) for name, plan in drawn_up.items()}
    cells = {
        profile: {
            placement.block: Cell(place, placement.version)
            for place, placement in enumerate(plan.placements(), start=1)
        }
        for profile, plan in plans.items()
    }
    rows = tuple(
        Row(block, tuple(cells[profile].get(block) for profile in plans)) for block in sorted(project.blocks)
    )
    return Matrix(tuple(plans), rows)


def _settings(profile: Profile) -> list[Setting]:
    found: list[Setting] = []
    for field in fields(profile):
        if field.name in NOT_SETTINGS:
            continue
        for key, value in _flat(field.name, getattr(profile, field.name)):
            found.append(Setting(key, value, _origin(profile, key)))
    return found


def _flat(key: str, value: object) -> list[tuple[str, object]]:
    """Mappings and grouped values become dotted keys, as an author writes them."""
    if isinstance(value, Enum):
        return [(key, value.value)]
    if isinstance(value, dict):
        return [pair for name, inner in value.items() for pair in _flat(f"{key}.{name}", inner)]
    if isinstance(value, tuple):
        plain = tuple(each.text if isinstance(each, Pattern) else str(each) for each in value)
        return [(key, plain)]
    slots = getattr(type(value), "__slots__", ())
    if slots and not isinstance(value, str):
        return [pair for name in slots for pair in _flat(f"{key}.{name}", getattr(value, name))]
    return [(key, value)]


def _origin(profile: Profile, key: str) -> Span | None:
    while key:
        if key in profile.origins:
            return profile.origins[key]
        key = key.rpartition(".")[0]
    return None
