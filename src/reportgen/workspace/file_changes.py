"""A project folder → the names of files that change, as they change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reportgen.workspace.cache.file_stats import marks_of_project
from reportgen.workspace.default_templates import default_templates
from reportgen.workspace.project_files import FOLDERS

Wait = Callable[[float], None]


def changes(root: Path, pause: float, *, is_polling: bool = False) -> Iterator[tuple[str, ...]]:
    """What has changed since this call, then since the last time, whenever something has; never ends.

    The system wakes it where the file system can tell; the files are looked at every `pause` seconds in
    any case, as network folders say nothing.
    """
    # Looked at here and not when the first change is asked for: what is saved in between counts.
    return _changes(root, pause, marks_of_project(root), time.sleep if is_polling else _alarm(root))


def _changes(root: Path, pause: float, before: Mapping[str, object], wait: Wait) -> Iterator[tuple[str, ...]]:
    while True:
        wait(pause)
        now = marks_of_project(root)
        changed = _different(before, now)
        before = now
        if changed:
            yield changed


def _different(before: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(sorted(key for key in before.keys() | now.keys() if before.get(key) != now.get(key)))


def _alarm(root: Path) -> Wait:
    from watchfiles import watch  # noqa: PLC0415  # a twentieth of a second, and only for watching

    folders = [folder for name in FOLDERS if (folder := root / name).is_dir()]
    templates = default_templates()

    def wait(seconds: float) -> None:
        # Milliseconds; an editor that writes a neighbour and renames it is done within fifty.
        waited = watch(
            *folders,
            templates,
            watch_filter=None,
            debounce=50,
            step=10,
            rust_timeout=int(seconds * 1000),
            yield_on_timeout=True,
        )
        next(iter(waited), None)

    return wait
