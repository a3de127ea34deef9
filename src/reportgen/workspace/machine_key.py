"""Bytes in an output folder → whether this machine put them there, by a key that only it has.

What lies in a build folder may come from anywhere: a checkout, an archive, another job. What is only a
shortcut to bytes (cache entries, notes, the manifest) counts where it carries this machine's HMAC (RFC 2104).
"""

from __future__ import annotations

import hmac
import os
import stat
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from reportgen.workspace.output.folder import open_folder

VARIABLE = "REPORTGEN_CACHE_KEY"
"""A secret that takes the key's place, for machines that share a cache."""

SIZE = 32
"""Bytes of a key, and of what it makes."""

_FILE = "key"


def authenticator(purpose: str, name: str, content: bytes) -> bytes | None:
    """What shows later that this machine kept `content` for `purpose` under `name`; None without a key."""
    key = machine_key()
    if key is None:
        return None
    head = f"{len(purpose)}:{purpose}{len(name)}:{name}".encode("utf-8", "surrogateescape")
    return hmac.digest(key, head + content, "sha256")


def is_authentic(purpose: str, name: str, content: bytes, shown: bytes) -> bool:
    """Whether `shown` is that authenticator."""
    made = authenticator(purpose, name, content)
    return made is not None and hmac.compare_digest(made, shown)


def machine_key() -> bytes | None:
    """The key of this user on this machine, made when first asked for; None where it cannot be kept.

    A key that others may read is replaced, so that what it vouched for is made anew.
    """
    given = os.environ.get(VARIABLE)
    if given:
        return sha256(given.encode("utf-8", "surrogateescape")).digest()
    folder = state_folder()
    return None if folder is None else _kept(folder)


def state_folder() -> Path | None:
    """Where this user's programs keep what outlives a run (XDG Base Directory Specification)."""
    home = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME")
    if home and Path(home).is_absolute():
        return Path(home) / "reportgen"
    try:
        return Path.home() / ".local" / "state" / "reportgen"
    except RuntimeError:
        return None


@lru_cache(maxsize=8)
def _kept(folder: Path) -> bytes | None:
    try:
        return _read(folder) or _make(folder)
    except OSError:
        return None


def _read(folder: Path) -> bytes | None:
    try:
        with open_folder(folder) as opened:
            state = opened.state(_FILE)
            is_private = os.name != "posix" or (
                stat.S_IMODE(state.st_mode) & 0o077 == 0 and state.st_uid == os.geteuid()
            )
            content = opened.read(_FILE)
    except FileNotFoundError:
        return None
    return content if is_private and len(content) == SIZE else None


def _make(folder: Path) -> bytes | None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    with open_folder(folder) as opened:
        neighbour = opened.write_neighbour(os.urandom(SIZE), mode=0o600)
        opened.rename(neighbour, _FILE)
    # Of several that made one at once, the last one's stays.
    return _read(folder)
