"""A saved web page → the pictures in the folder that its browser wrote beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

# What browsers put behind the page's name, in the languages that they speak.
FOLDERS = (
    "_files",
    "-files",
    ".files",
    "_Dateien",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_file",
    "_bestanden",
)
MOST_FILES = 1_000
MOST_BYTES = 100_000_000
"""Of all pictures of one page."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def pictures_beside(page: Path) -> Mapping[str, bytes]:
    """PNG and JPEG files by their address as the page writes it; links that leave the folder name nothing."""
    found: dict[str, bytes] = {}
    room = MOST_BYTES
    for ending in FOLDERS:
        folder = page.with_name(f"{page.stem}{ending}")
        for path in _files(folder) if folder.is_dir() and not folder.is_symlink() else ():
            if len(found) >= MOST_FILES or path.stat().st_size > room:
                return found
            with path.open("rb") as opened:
                content = opened.read(8)
                if content.startswith(_PICTURES):
                    content += opened.read(room)
                    found[f"{folder.name}/{path.relative_to(folder).as_posix()}"] = content
                    room -= len(content)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            if path.is_file() and not path.is_symlink():
                yield path
