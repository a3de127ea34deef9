"""Output folder → the bytes of what was built there before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic

OUTPUT = "build"
MANIFEST = "manifest.json"


def load_built(folder: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Those of the files `names` that lie in `folder`; symbolic links out of it are not followed."""
    found = {}
    home = folder.resolve()
    for name in names:
        path = (folder / name).resolve()
        if path.is_relative_to(home) and path.is_file():
            found[name] = path.read_bytes()
    return found


def load_file(path: Path) -> bytes:
    """The bytes of one file that a call names; raises UsageError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as wrong:
        message = f'"{path}" cannot be read: {wrong.strerror or wrong}'
        raise UsageError([Diagnostic(code="call-unreadable-file", message=message)]) from wrong


def is_writable(folder: Path) -> bool:
    """Whether files can be made in `folder`, or in the nearest folder above that exists."""
    nearest = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
