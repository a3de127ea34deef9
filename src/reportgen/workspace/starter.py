"""The starter project that comes with the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

# The folder is kept in version control, what is built in it is not.
OUTPUT_IGNORE = b"*\n!.gitignore\n"


def starter_files() -> Mapping[str, bytes]:
    """Path → content of every file of a new project."""
    found = dict(_walk(files("reportgen") / "starter", ""))
    return {**found, "build/.gitignore": OUTPUT_IGNORE}


def in_the_way(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Those of `paths` that exist in `folder` already."""
    return tuple(sorted(path for path in paths if (folder / path).exists() or (folder / path).is_symlink()))


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _walk(each, f"{above}{each.name}/")
        else:
            yield f"{above}{each.name}", each.read_bytes()
