"""Folder → a new project in it that builds at once."""

from __future__ import annotations

from pathlib import Path

from reportgen.app.schema import FOLDER, schema_files
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace import publish
from reportgen.workspace.kits import DEFAULT_KIT, KITS, in_the_folders_of, in_the_way, is_project, kit_files
from reportgen.workspace.own_wheel import locked_requirements, own_wheel
from reportgen.workspace.schedules import requirement_files, schedule_files

_MOST_NAMED = 5


def init(folder: Path, schedule: str | None = None, kit: str | None = None) -> tuple[str, ...]:
    """Write a project made from `kit` and the schemas its files name; returns the paths written.

    With `schedule` the files that rebuild and mail it come too, with the very reportgen that runs now; a
    folder that is a project gets only those, unless a kit is asked for. Raises UsageError, and writes
    nothing, where one of the files exists already, where the folders of a new project hold others, or
    where this reportgen cannot be packed.
    """
    is_added = schedule is not None and kit is None and is_project(folder)
    made = {} if is_added else _project_files(kit or DEFAULT_KIT)
    added = {} if schedule is None else _schedule_files(schedule)
    taken = {*in_the_folders_of(folder, made), *in_the_way(folder, added)}
    if taken:
        raise UsageError([_taken(folder, tuple(sorted(taken)))])
    publish(folder, {**made, **added})
    return tuple(sorted({**made, **added}))


def next_calls(kit: str | None) -> tuple[str, ...]:
    """What to type after `reportgen` to build what a kit made."""
    return KITS[kit or DEFAULT_KIT].builds


def _project_files(kit: str) -> dict[str, bytes]:
    return {**kit_files(kit), **{f"{FOLDER}/{name}": text for name, text in schema_files().items()}}


def _schedule_files(schedule: str) -> dict[str, bytes]:
    return {**schedule_files(schedule), **requirement_files(own_wheel(), locked_requirements())}


def _taken(folder: Path, taken: tuple[str, ...]) -> Diagnostic:
    others = len(taken) - _MOST_NAMED
    more = f" and {others} more" if others > 0 else ""
    return Diagnostic(
        code="call-folder-taken",
        message=f'"{folder}" already has {", ".join(taken[:_MOST_NAMED])}{more}',
        hint="name a new or empty folder: init never overwrites",
    )
