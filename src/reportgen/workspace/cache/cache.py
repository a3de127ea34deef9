"""Finished bytes by key, kept beside the reports until there are too many of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from reportgen.workspace.cache.notes import FOLDER
from reportgen.workspace.machine_key import SIZE, authenticator, is_authentic
from reportgen.workspace.output.folder import Folder, open_folder

MOST_BYTES = 512 << 20
"""Bytes of all entries together; those longest unused go first."""

_CACHE = "cache"
_ENDING = ".kept"


class DamagedError(ValueError):
    """An entry that this machine did not keep as it is; it has been removed."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds."""

    folder: Path
    entries: int
    size: int


def fetch(folder: Path, key: str) -> bytes | None:
    """The bytes kept under `key`, or None; DamagedError where they were cut off, changed or brought here."""
    inner, name = _place(key)
    with suppress(OSError), open_folder(folder, FOLDER, _CACHE, inner) as entries:
        content = entries.read(name)
        if not is_authentic(_CACHE, key, content[SIZE:], content[:SIZE]):
            with suppress(OSError):
                entries.remove(name)
            raise DamagedError(key)
        with suppress(OSError):
            entries.touch(name)
        return content[SIZE:]
    return None


def keep(folder: Path, key: str, content: bytes, most: int = MOST_BYTES) -> None:
    """Keep bytes under `key`, and drop what is over the limit; a full disk keeps nothing.

    Raises UsageError where a link is in the way.
    """
    shown = authenticator(_CACHE, key, content)
    if shown is None:
        return
    inner, name = _place(key)
    with suppress(OSError), open_folder(folder, FOLDER, _CACHE, inner, makes=True) as entries:
        entries.write(name, shown + content)
        shrink(folder, most)


def shrink(folder: Path, most: int) -> Contents:
    """Drop the entries longest unused until at most `most` bytes are left; say what is left.

    Raises UsageError where a link is in the way.
    """
    found: list[tuple[int, int, str, str]] = []
    with suppress(OSError), open_folder(folder, FOLDER, _CACHE) as cache:
        for inner in cache.names():
            # Another process may drop an entry at the same moment.
            with suppress(OSError), cache.below(inner) as entries:
                found += ((*_state(entries, name), inner, name) for name in entries.names())
        return _shrunk(cache, [each for each in found if each[3].endswith(_ENDING)], most, folder)
    return Contents(folder / FOLDER / _CACHE, 0, 0)


def _shrunk(cache: Folder, found: list[tuple[int, int, str, str]], most: int, folder: Path) -> Contents:
    total, left = sum(size for _, size, _, _ in found), len(found)
    for _, size, inner, name in sorted(found):
        if total <= most:
            break
        with suppress(OSError), cache.below(inner) as entries:
            entries.remove(name)
            total -= size
            left -= 1
    return Contents(folder / FOLDER / _CACHE, left, total)


def measure(folder: Path) -> Contents:
    """What the cache beside the reports in `folder` holds."""
    return shrink(folder, most=1 << 62)


def _state(entries: Folder, name: str) -> tuple[int, int]:
    found = entries.state(name)
    return found.st_mtime_ns, found.st_size


def _place(key: str) -> tuple[str, str]:
    return key[:2], f"{key[2:]}{_ENDING}"
