"""Output folder → the bytes of what was built there before."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace.output.folder import linked, open_folder

OUTPUT = "build"
MANIFEST = "manifest.json"
MOST_BYTES = 1 << 30
PIECE = 1 << 20
"""Of one file that a call names: a document to import, a mailbox, a list."""


def output_folder(root: Path, output: Path | None, *below: str) -> Path:
    """Where a call writes: `output`, or the project's own folder and what is below it.

    Raises UsageError where one of the project's own is a link.
    """
    if output is not None:
        return output
    folder = root
    for name in (OUTPUT, *below):
        folder /= name
        if folder.is_symlink():
            raise UsageError([linked(str(folder))])
    return folder


def load_built(folder: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Those of the files `names` that lie in `folder`; symbolic links are not followed."""
    found = {}
    for path in names:
        *above, name = path.split("/")
        if ".." not in above:
            with suppress(OSError, ValueError), open_folder(folder, *above) as opened:
                found[path] = opened.read(name)
    return found


def load_file(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of one file that a call names; UsageError where it cannot be read.

    Devices and pipes are refused: they may never end, and never begin.
    """
    try:
        content = read_ordinary(path, most + 1)
    except OSError as wrong:
        raise UsageError([_unreadable(path, wrong.strerror or str(wrong))]) from wrong
    if content is None:
        hint = "write what it gives to a file, and name that"
        raise UsageError([_unreadable(path, "it is a device or a pipe", hint)])
    if len(content) > most:
        raise UsageError([_unreadable(path, f"it has more than {most:,} bytes", "give a smaller one")])
    return content


def read_ordinary(path: Path, most: int = -1) -> bytes | None:
    """At most so many bytes of an ordinary file, None of anything else; raises OSError."""
    # Not blocking, so that a pipe that nobody writes to cannot hold up the call.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as stream:
        pieces: list[bytes] = []
        # In pieces, since a stream sets memory aside for all that it is asked for, however small the file is.
        while piece := stream.read(PIECE if most < 0 else min(PIECE, most - sum(map(len, pieces)))):
            pieces.append(piece)
    return b"".join(pieces)


def _unreadable(path: Path, why: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic("call-unreadable-file", f'"{path}" cannot be read: {why}', hint=hint)


def is_writable(folder: Path) -> bool:
    """Whether files can be made in `folder`, or in the nearest folder above that exists."""
    nearest = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
