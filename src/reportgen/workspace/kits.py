"""The kits that come with the package: small projects of different kinds to start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.workspace.default_templates import packaged_files
from reportgen.workspace.project_root import PROJECT_FILE


@dataclass(frozen=True, slots=True)
class Kit:
    """What a kit makes, in a few words, and the arguments of the calls that build it."""

    makes: str
    builds: tuple[str, ...]


KITS: Mapping[str, Kit] = {
    "briefing": Kit("an evidence briefing for two audiences", ("build",)),
    "data-report": Kit("a quarterly from data files, with charts", ("build",)),
    "letters": Kit(
        "letters to many, and a notice for all",
        ("build", "batch -p letter --data members.csv"),
    ),
}
DEFAULT_KIT = "briefing"
# The folder is kept in version control, what is built in it is not.
OUTPUT_IGNORE = b"*\n!.gitignore\n"


def kit_files(name: str = DEFAULT_KIT) -> Mapping[str, bytes]:
    """Path → content of every file of a new project made from one of KITS."""
    return {**packaged_files("kits", name), "build/.gitignore": OUTPUT_IGNORE}


def in_the_way(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Those of `paths` that exist in `folder` already, and files where they need a folder."""
    return tuple(sorted({taken for path in paths for taken in _taken(folder, path)}))


def in_the_folders_of(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """What stands in the way of a new project: every file in a folder that it has files in too.

    A block or a profile that lies there already would become a part of it.
    """
    tops = {path.partition("/")[0] for path in paths if not path.startswith(".")}
    found = {each for top in tops for each in _files_below(folder / top)}
    return tuple(
        sorted({each.relative_to(folder).as_posix() for each in found} | {*in_the_way(folder, paths)})
    )


def is_project(folder: Path) -> bool:
    """Whether a project lies in `folder`."""
    return (folder / PROJECT_FILE).is_file()


def _taken(folder: Path, path: str) -> Iterator[str]:
    parts = path.split("/")
    for count in range(1, len(parts)):
        above = folder.joinpath(*parts[:count])
        if above.is_symlink() or (above.exists() and not above.is_dir()):
            yield "/".join(parts[:count])
            return
    place = folder / path
    if place.exists() or place.is_symlink():
        yield path


def _files_below(path: Path) -> Iterator[Path]:
    if path.is_dir() and not path.is_symlink():
        yield from (each for each in path.rglob("*") if each.is_symlink() or not each.is_dir())
