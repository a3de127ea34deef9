"""The name of a file that was written → the output folder without it, if it is still what was written."""

from __future__ import annotations

import stat
from contextlib import suppress
from enum import Enum
from hashlib import sha256
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace.output.folder import open_folder


class Removal(Enum):
    """What became of a file that was to be removed."""

    REMOVED = "removed"
    CHANGED = "changed"
    ABSENT = "absent"


def remove(folder: Path, name: str, digest: str | None = None) -> Removal:
    """Remove the file `name`, with a `digest` only if that is its SHA-256, and folders that it leaves empty.

    A symbolic link is none of its files. Raises UsageError when the system refuses or a folder on the way
    is a link.
    """
    *above, last = name.split("/")
    try:
        with open_folder(folder, *above) as opened:
            if not stat.S_ISREG(opened.state(last).st_mode):
                return Removal.ABSENT
            if digest is not None and sha256(opened.read(last)).hexdigest() != digest:
                return Removal.CHANGED
            opened.remove(last)
        for depth in range(len(above), 0, -1):
            with open_folder(folder, *above[: depth - 1]) as opened:
                opened.remove_empty(above[depth - 1])
    except (FileNotFoundError, NotADirectoryError):
        return Removal.ABSENT
    except OSError as error:
        raise UsageError([_refused(folder / name, error)]) from error
    return Removal.REMOVED


def names_in(folder: Path, within: str) -> tuple[str, ...]:
    """The files that lie in the folder `within`, by their names from `folder` on; none behind a link."""
    with suppress(OSError), open_folder(folder, within) as home:
        files = (name for name in home.names() if stat.S_ISREG(home.state(name).st_mode))
        return tuple(f"{within}/{name}" for name in files)
    return ()


def _refused(place: Path, error: OSError) -> Diagnostic:
    message = f"cannot remove {place}: {error.strerror or error}"
    return Diagnostic("output-not-writable", message, hint="check who may write there, or remove it yourself")
