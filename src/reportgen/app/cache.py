"""A project → what is kept beside its reports, or less of it."""

from __future__ import annotations

from pathlib import Path

from reportgen.workspace.cache.cache import Contents, measure, shrink
from reportgen.workspace.cache.notes import forget_notes
from reportgen.workspace.output.built import output_folder
from reportgen.workspace.project_root import find_project


def measure_cache(start: Path, output: Path | None) -> Contents:
    """What the cache holds."""
    return measure(_folder(start, output))


def clear_cache(start: Path, output: Path | None, keep: int) -> Contents:
    """Drop notes, and finished files until at most `keep` bytes are left; the reports stay."""
    folder = _folder(start, output)
    forget_notes(folder)
    return shrink(folder, keep)


def _folder(start: Path, output: Path | None) -> Path:
    return output_folder(find_project(start), output)
