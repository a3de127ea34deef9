"""A folder somewhere in a project → the project's root."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic

PROJECT_FILE = "reportgen.yaml"


def find_project(start: Path) -> Path:
    """Walk up from `start` to the folder that holds `reportgen.yaml`.

    Raises UsageError where no folder on the way does.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    message = f"neither {here} nor a folder above it holds {PROJECT_FILE}"
    hint = "run `reportgen init DIR` to make a project, or change into one"
    raise UsageError([Diagnostic("no-project", message, hint=hint)])
