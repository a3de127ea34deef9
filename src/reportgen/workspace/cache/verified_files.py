"""Files that were compared with their digests before → those that need not be read again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from reportgen.workspace.cache.file_stats import digest_of, mark_of
from reportgen.workspace.cache.notes import read_note, write_note

NOTE = "batch"


class VerifiedFiles:
    """What a folder's note knows of its files: each with its mark and its digest when it was read.

    As in builds, a file that was younger than two seconds or a link is read every time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known = read_note(folder, NOTE) or {}
        self.found: dict[str, list[Any]] = {}
        self.now = time.time_ns()

    def is_same(self, name: str, digest: str) -> bool:
        """Whether the file has the digest."""
        path = f"{self.folder}/{name}"
        try:
            mark = mark_of(path, self.now)
        except OSError:
            return False
        entry = None if mark is None else [*mark, digest]
        is_known = entry is not None and self.known.get(name) == entry
        # The mark is from before the reading: a change in between gives another.
        if not is_known and digest_of(path) != digest:
            return False
        if entry is not None:
            self.found[name] = entry
        return True

    def keep(self) -> None:
        """Note what was the same, for the next run."""
        if any(self.known.get(name) != entry for name, entry in self.found.items()):
            write_note(self.folder, NOTE, {**self.known, **self.found})
