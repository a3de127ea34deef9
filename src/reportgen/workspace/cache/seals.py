"""A file of the output folder → whether this machine wrote it so."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reportgen.workspace.cache.notes import FOLDER
from reportgen.workspace.machine_key import authenticator, is_authentic
from reportgen.workspace.output.folder import open_folder

_SEALS = "seals"


def seal(folder: Path, name: str, content: bytes) -> None:
    """Keep that this machine wrote `content` as the file `name`; a full disk keeps nothing.

    Raises UsageError where a link is in the way.
    """
    shown = authenticator(_SEALS, name, content)
    if shown is not None and not is_sealed(folder, name, content):
        with suppress(OSError), open_folder(folder, FOLDER, _SEALS, makes=True) as seals:
            seals.write(name, shown)


def is_sealed(folder: Path, name: str, content: bytes) -> bool:
    """Whether this machine wrote `content` as the file `name`; UsageError where a link is in the way."""
    with suppress(OSError), open_folder(folder, FOLDER, _SEALS) as seals:
        return is_authentic(_SEALS, name, content, seals.read(name))
    return False
