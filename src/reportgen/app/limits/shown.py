"""Reports over their limits → the files in which only their authors see them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.format import Format
from reportgen.workspace.output.remove import names_in, remove

OVER_LIMIT = "over-limit"
"""The folder, within that of the reports, for those that are too long to be reports."""


def clear_over_limit(folder: Path, written: Collection[str], files: Iterable[str] | None) -> None:
    """Remove what lies there of reports that keep their limits again, and is not just `written`.

    `files` are the names without endings of the reports that were made; None means that all were.
    """
    endings = tuple(f".{each.ending}" for each in Format)
    made = None if files is None else {f"{OVER_LIMIT}/{name}{ending}" for name in files for ending in endings}
    for name in names_in(folder, OVER_LIMIT):
        is_old = name.endswith(endings) if made is None else name in made
        if is_old and name not in written:
            remove(folder, name)


def say_where_shown(
    folder: Path, diagnostics: Iterable[Diagnostic], paths: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """The same, the errors with the files in which the report can be looked at."""
    look = "look at " + " and ".join(f"{folder.name}/{path}" for path in paths)
    return tuple(
        replace(each, hint=f"{look}; {each.hint}") if each.severity is Severity.ERROR else each
        for each in diagnostics
    )
