"""Finished bytes by key, kept beside the reports until there are too many of them."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reportgen.workspace.cache.notes import FOLDER, write_beside

MOST_BYTES = 512 << 20
"""Bytes of all entries together; those longest unused go first."""

_ENDING = ".kept"
_DIGEST = 32


class DamagedError(ValueError):
    """An entry that is not what was kept; it has been removed."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds."""

    folder: Path
    entries: int
    size: int


def fetch(folder: Path, key: str) -> bytes | None:
    """The bytes kept under `key`, or None; raises DamagedError where they were cut off or changed."""
    path = _path(folder, key)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if sha256(key.encode() + content[_DIGEST:]).digest() != content[:_DIGEST]:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise DamagedError(key)
    with suppress(OSError):
        os.utime(path)
    return content[_DIGEST:]


def keep(folder: Path, key: str, content: bytes, most: int = MOST_BYTES) -> None:
    """Keep bytes under `key`, and drop what is over the limit; a full disk keeps nothing."""
    path = _path(folder, key)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_beside(path, sha256(key.encode() + content).digest() + content)
        shrink(folder, most)


def shrink(folder: Path, most: int) -> Contents:
    """Drop the entries longest unused until at most `most` bytes are left; say what is left."""
    found = []
    for path in _home(folder).glob(f"*/*{_ENDING}"):
        # Another process may drop it at the same moment.
        with suppress(OSError):
            state = path.stat()
            found.append((state.st_mtime_ns, state.st_size, path))
    total, left = sum(size for _, size, _ in found), len(found)
    for _, size, path in sorted(found):
        if total <= most:
            break
        with suppress(OSError):
            path.unlink(missing_ok=True)
            total -= size
            left -= 1
    return Contents(_home(folder), left, total)


def measure(folder: Path) -> Contents:
    """What the cache beside the reports in `folder` holds."""
    return shrink(folder, most=1 << 62)


def _home(folder: Path) -> Path:
    return folder / FOLDER / "cache"


def _path(folder: Path, key: str) -> Path:
    return _home(folder) / key[:2] / f"{key[2:]}{_ENDING}"
