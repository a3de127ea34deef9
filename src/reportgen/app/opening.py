"""A folder → the project in it, with the bytes it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.model.project import Project
from reportgen.read import read_project
from reportgen.workspace import find_project, load_files


@dataclass(frozen=True, slots=True)
class Opened:
    """`files` are the project's and, beneath them, the packaged templates, by path."""

    root: Path
    files: Mapping[str, bytes]
    project: Project


def open_project(start: Path) -> Opened:
    """Find the project at or above `start` and read it; raises ContentError with every mistake."""
    root = find_project(start)
    files = load_files(root)
    return Opened(root, files, read_project(files))
