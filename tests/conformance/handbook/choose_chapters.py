"""Paths of a manual's pages on standard input → copies of its chapters in one folder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

# Indexes and searches are no prose; one page of all chapters would say everything twice.
NO_CHAPTERS = frozenset({"index", "genindex", "search", "developers-reference", "policy"})


def main(target: Path) -> None:
    """Copy every chapter under its own name."""
    target.mkdir(parents=True)
    for line in sys.stdin:
        path = Path(line.strip())
        if path.stem not in NO_CHAPTERS:
            shutil.copyfile(path, target / path.name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
