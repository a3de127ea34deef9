"""A project folder → the names that its file names give away, without reading a file."""

from __future__ import annotations

from pathlib import Path

PROFILES = "profiles"
BLOCKS = "content/blocks"


def profile_names(root: Path) -> tuple[str, ...]:
    """The ids of profiles that can be built, in order."""
    names = (path.stem for path in (root / PROFILES).glob("*.yaml"))
    return tuple(sorted(name for name in names if not name.startswith("_")))


def block_names(root: Path) -> tuple[str, ...]:
    """The ids of blocks, in order."""
    return tuple(sorted(path.stem for path in (root / BLOCKS).rglob("*.md")))
