"""The name of a file that was written → the output folder without it, if it is still what was written."""

from __future__ import annotations

from contextlib import suppress
from enum import Enum
from hashlib import sha256
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic


class Removal(Enum):
    """What became of a file that was to be removed."""

    REMOVED = "removed"
    CHANGED = "changed"
    ABSENT = "absent"


def remove(folder: Path, name: str, digest: str | None = None) -> Removal:
    """Remove the file `name`, with a `digest` only if that is its SHA-256, and folders that it leaves empty.

    Files outside of `folder` and symbolic links are none of its files. Raises UsageError when the system
    refuses.
    """
    place = folder.joinpath(*name.split("/"))
    if place.is_symlink() or not place.is_file() or not _is_within(folder, place):
        return Removal.ABSENT
    try:
        if digest is not None and sha256(place.read_bytes()).hexdigest() != digest:
            return Removal.CHANGED
        place.unlink()
    except OSError as error:
        raise UsageError([_refused(place, error)]) from error
    _remove_empty(folder, place.parent)
    return Removal.REMOVED


def names_in(folder: Path, within: str) -> tuple[str, ...]:
    """The files that lie in the folder `within`, by their names from `folder` on; none behind a link."""
    home = folder / within
    if home.is_symlink() or not home.is_dir():
        return ()
    found = sorted(each.name for each in home.iterdir() if each.is_file() and not each.is_symlink())
    return tuple(f"{within}/{name}" for name in found)


def _is_within(folder: Path, place: Path) -> bool:
    return place.parent.resolve().is_relative_to(folder.resolve())


def _remove_empty(folder: Path, place: Path) -> None:
    while place != folder and folder in place.parents:
        # A folder that holds something stays.
        with suppress(OSError):
            place.rmdir()
        place = place.parent


def _refused(place: Path, error: OSError) -> Diagnostic:
    message = f"cannot remove {place}: {error.strerror or error}"
    return Diagnostic("output-not-writable", message, hint="check who may write there, or remove it yourself")
