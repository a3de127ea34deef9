"""The schedules that come with the package: files for hosted workflows and for cron."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

SCHEDULES = ("github", "gitlab", "cron")
_SHARED = "shared"


def schedule_files(name: str) -> Mapping[str, bytes]:
    """Path → content of every file of one of SCHEDULES, with the script that all of them run."""
    folder = files("reportgen") / "schedules"
    return dict((*_walk(folder / _SHARED, ""), *_walk(folder / name, "")))


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _walk(each, f"{above}{each.name}/")
        else:
            yield f"{above}{each.name}", each.read_bytes()
