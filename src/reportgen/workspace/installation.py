"""This installation → a short text that changes whenever its code, packages or system libraries may have."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

_PACKAGE = str(Path(__file__).resolve().parent.parent)
_LIBRARIES = ("pango", "harfbuzz", "fontconfig", "freetype", "glib-2", "gobject-2")
LINKER = ("/etc/ld.so.cache", "/etc/ld-musl-x86_64.path")
_LINKER_WORDS = ("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


def installation_mark(libraries: Iterable[str]) -> str:
    """Look at names and times only: reportgen's own files, installed distributions, `libraries`, the linker.

    It may differ where nothing that matters has changed; then the versions have to be asked for.
    """
    parts = [sys.version, sys.executable, *(f"{name}={os.environ.get(name)}" for name in _LINKER_WORDS)]
    parts += sorted(_code(_PACKAGE))
    parts += sorted(_distributions())
    parts += [_stat(path) for path in (*LINKER, *libraries)]
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def installed_versions() -> Mapping[str, str]:
    """Version by name, in small letters with hyphens, of what is installed as wheels are (PEP 427)."""
    versions: dict[str, str] = {}
    for path in _distributions():
        if path.endswith(".dist-info"):
            name, _, version = path.rpartition("/")[2].removesuffix(".dist-info").partition("-")
            versions.setdefault(name.lower().replace("_", "-"), version)
    return versions


def loaded_libraries() -> tuple[str, ...] | None:
    """The engine's system libraries in this process, by path; None where the system does not say."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as stream:  # noqa: PTH123  # no Path needed
            paths = {line.split(None, 5)[5].strip() for line in stream if "/" in line}
    except OSError:
        return None
    found = (path for path in paths if any(word in path.rsplit("/", 1)[-1] for word in _LIBRARIES))
    return tuple(sorted(found)) or None


def _code(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _code(entry.path)
        elif entry.name.endswith((".py", ".json", ".conf")):
            found = entry.stat()
            yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"


def _distributions() -> Iterator[str]:
    for folder in dict.fromkeys(sys.path):
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  # text is several times faster than Path here
        except OSError:
            continue
        yield from (f"{folder}/{name}" for name in names if name.endswith((".dist-info", ".egg-info")))


def _stat(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116  # as above
    except OSError:
        return f"{path} -"
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ino}"
