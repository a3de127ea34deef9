"""Files → what the system says about each, so that an unchanged one need not be read again."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.workspace.default_templates import default_templates
from reportgen.workspace.project_files import FOLDERS, TEMPLATES
from reportgen.workspace.project_root import PROJECT_FILE

Mark = tuple[int, int, int, int]
"""Bytes, times of content and of state in nanoseconds, inode."""

# A file changed this shortly before it was looked at may change again without another time:
# clocks of file systems tick as slowly as every two seconds.
YOUNG = 2_000_000_000


@dataclass(frozen=True, slots=True)
class FileStat:
    """Where a file is, and its mark; None where only its content can say whether it changed.

    A link has no path: what it leads to is worth a full reading.
    """

    path: str
    mark: Mark | None


def stat_project(root: Path) -> Mapping[str, FileStat]:
    """Every file that `load_files` would read, by its key; nothing is read."""
    now = time.time_ns()
    templates = str(default_templates())
    found = dict(_below(templates, TEMPLATES, now))
    home = str(root)
    try:
        mark = mark_of(f"{home}/{PROJECT_FILE}", now)
    except OSError:
        mark = None
    found[PROJECT_FILE] = FileStat(f"{home}/{PROJECT_FILE}", mark)
    for name in FOLDERS:
        found.update(_below(f"{home}/{name}", name, now))
    return found


def marks_of_project(root: Path) -> Mapping[str, Mark]:
    """The marks of all those files as they are, young or not; links by what they lead to."""
    state = {}
    for key, each in stat_project(root).items():
        try:
            found = os.stat(each.path or root / key)  # noqa: PTH116  # text is faster than Path here
        except OSError:
            continue
        state[key] = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    return state


def mark_of(path: str, now: int) -> Mark | None:
    """The mark of one file, None while it is young or a link; raises OSError."""
    found = os.lstat(path)
    is_old = max(found.st_mtime_ns, found.st_ctime_ns) < now - YOUNG
    is_plain = found.st_mode & 0o170000 == 0o100000
    if not (is_old and is_plain):
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def digest_of(path: str) -> str | None:
    """The SHA-256 of a file's content, or None where it is no ordinary file or cannot be read."""
    try:
        # Not blocking, so that a pipe that nobody writes to cannot hold up the build.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if os.fstat(descriptor).st_mode & 0o170000 != 0o100000:
                return None
            return sha256(stream.read()).hexdigest()
    except OSError:
        return None


def _below(folder: str, key: str, now: int) -> Iterator[tuple[str, FileStat]]:
    if os.path.islink(folder):  # noqa: PTH114  # text is several times faster than Path here
        yield key, FileStat("", None)
        return
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        inner = f"{key}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, inner, now)
            continue
        name = inner if inner.isascii() else unicodedata.normalize("NFC", inner)
        yield name, _stat(entry, now)


def _stat(entry: os.DirEntry[str], now: int) -> FileStat:
    try:
        return FileStat("" if entry.is_symlink() else entry.path, mark_of(entry.path, now))
    except OSError:
        return FileStat(entry.path, None)
