"""Small notes beside the reports: written whole or not at all, and forgotten where they are damaged."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FOLDER = ".reportgen"
MOST_NOTES = 64


def read_note(folder: Path, name: str) -> Mapping[str, Any] | None:
    """The note called `name`, or None where there is none that can be read."""
    try:
        content = (folder / FOLDER / "notes" / f"{name}.json").read_bytes()
        note = json.loads(content)
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) else None


def write_note(folder: Path, name: str, note: Mapping[str, Any]) -> None:
    """Keep a note; a folder that cannot be written keeps none, for notes only save time."""
    home = folder / FOLDER / "notes"
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        _keep(home / f"{name}.json", json.dumps(note, ensure_ascii=False).encode("utf-8", "replace"))


def _keep(path: Path, content: bytes) -> None:
    write_beside(path, content)
    notes = sorted(path.parent.glob("[!.]*.*"), key=lambda each: each.stat().st_mtime_ns)
    for oldest in notes[:-MOST_NOTES]:
        oldest.unlink(missing_ok=True)


def forget_notes(folder: Path) -> None:
    """Drop every note; the next build of each call does its work again."""
    for path in (folder / FOLDER / "notes").glob("[!.]*.*"):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def write_beside(path: Path, content: bytes) -> None:
    """Write a neighbour, then rename: who reads sees the old content or the new; raises OSError."""
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        neighbour.write_bytes(content)
        neighbour.replace(path)
    finally:
        neighbour.unlink(missing_ok=True)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let one process write into `folder` at a time; where files cannot be locked, all may."""
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

        home = folder / FOLDER
        home.mkdir(parents=True, exist_ok=True)
        handle = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        os.close(handle)
        return None
    return handle
