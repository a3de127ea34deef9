"""Small notes beside the reports: this machine's own, whole or not at all, forgotten where damaged."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from reportgen.workspace.machine_key import SIZE, authenticator, is_authentic
from reportgen.workspace.output.folder import Folder, open_folder

FOLDER = ".reportgen"
MOST_NOTES = 64
_NOTES = "notes"


def read_note(folder: Path, name: str) -> Mapping[str, Any] | None:
    """The note called `name` that this machine wrote for `folder`, or None where there is none."""
    try:
        with open_folder(folder, FOLDER, _NOTES) as notes:
            kept = notes.read(f"{name}.json")
        content = kept[SIZE:]
        note = (
            json.loads(content) if is_authentic(_NOTES, _name(folder, name), content, kept[:SIZE]) else None
        )
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) else None


def write_note(folder: Path, name: str, note: Mapping[str, Any]) -> None:
    """Keep a note; a folder that cannot be written keeps none, for notes only save time.

    Raises UsageError where a link is in the way.
    """
    content = json.dumps(note, ensure_ascii=False).encode("utf-8", "replace")
    shown = authenticator(_NOTES, _name(folder, name), content)
    if shown is None:
        return
    with suppress(OSError), open_folder(folder, FOLDER, _NOTES, makes=True) as notes:
        notes.write(f"{name}.json", shown + content)
        for oldest in _by_age(notes)[:-MOST_NOTES]:
            notes.remove(oldest)


def forget_notes(folder: Path) -> None:
    """Drop every note; the next build of each call does its work again."""
    with suppress(OSError), open_folder(folder, FOLDER, _NOTES) as notes:
        for name in _by_age(notes):
            with suppress(OSError):
                notes.remove(name)


def _name(folder: Path, name: str) -> str:
    """A note counts in its own folder only."""
    return str(folder.absolute() / name)


def _by_age(notes: Folder) -> list[str]:
    found = []
    for name in notes.names():
        # Another process may remove it at the same moment.
        with suppress(OSError):
            if name.endswith(".json"):
                found.append((notes.state(name).st_mtime_ns, name))
    return [name for _, name in sorted(found)]


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let one process write into `folder` at a time; where files cannot be locked, all may.

    Raises UsageError where a link is in the way.
    """
    handle = _open_lock(folder)
    try:
        yield
    finally:
        if handle is not None:
            # Closing gives the lock back, and so does the system if this process dies.
            os.close(handle)


def _open_lock(folder: Path) -> int | None:
    try:
        import fcntl  # noqa: PLC0415  # not on Windows

        with open_folder(folder, FOLDER, makes=True) as home:
            handle = home.open_file("lock", os.O_RDWR | os.O_CREAT)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        os.close(handle)
        return None
    return handle
