"""The beginning of a name → the names that a shell can offer. Quick, and silent where there is no project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.workspace.names import block_names, profile_names
from reportgen.workspace.project_root import find_project

NAMES: Mapping[str, Callable[[Path], tuple[str, ...]]] = {"block": block_names, "profile": profile_names}


def complete(start: Path, what: str, beginning: str) -> list[str]:
    """The blocks or profiles at `start` whose names begin like this."""
    try:
        root = find_project(start)
    except ReportgenError:
        return []
    return [name for name in NAMES[what](root) if name.startswith(beginning)]
