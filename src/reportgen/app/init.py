"""Folder → a new project in it that builds at once."""

from __future__ import annotations

from pathlib import Path

from reportgen.app.schema import FOLDER, schema_files
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace import publish
from reportgen.workspace.own_wheel import locked_requirements, own_wheel
from reportgen.workspace.project_root import PROJECT_FILE
from reportgen.workspace.schedules import requirement_files, schedule_files
from reportgen.workspace.starter import in_the_way, starter_files


def init(folder: Path, schedule: str | None = None) -> tuple[str, ...]:
    """Write the starter project and the schemas its files name; returns the paths written.

    With `schedule` the files that rebuild and mail it come too, with the very reportgen that runs now; a
    folder that is a project gets only those. Raises UsageError, and writes nothing, where one of the files
    exists already or this reportgen cannot be packed.
    """
    files = {**starter_files(), **{f"{FOLDER}/{name}": text for name, text in schema_files().items()}}
    if schedule is not None:
        is_project = (folder / PROJECT_FILE).is_file()
        requirements = requirement_files(own_wheel(), locked_requirements())
        files = {**({} if is_project else files), **schedule_files(schedule), **requirements}
    taken = in_the_way(folder, files)
    if taken:
        shown = ", ".join(taken[:5]) + (", …" if len(taken) > 5 else "")
        raise UsageError(
            [
                Diagnostic(
                    code="call-folder-taken",
                    message=f'"{folder}" already has {shown}',
                    hint="name a new or empty folder: init never overwrites",
                )
            ]
        )
    publish(folder, files)
    return tuple(sorted(files))
