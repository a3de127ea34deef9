"""The repository's own content → the same after a day of editing: every kind of change that a redline shows.

edit_project.py FOLDER
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

# Block → what its text says, and what it says afterwards.
WORDS = {
    "syn-bottom-line": ("without a date.", "without a date or a number."),
    "syn-verify": ("- trade and investment data;\n", ""),
    "ext-table-mechanisms": ("title: Seven forms of presence", "title: The seven forms of a presence"),
    "qa-base": ("in Mexico", "on Mexican soil"),
}


def edit_project(folder: Path) -> None:
    """Reword, remove, add and move; exits where the text to change is not there."""
    for block, (old, new) in WORDS.items():
        (path,) = (folder / "content/blocks").rglob(f"{block}.md")
        _replace(path, old, new)
    table = folder / "content/data/ext-stakeholders.csv"
    head, first, *others = table.read_text("utf-8").splitlines()
    last = re.sub(r"^[^,]+", "Neighbours to the south", first)
    table.write_text("\n".join([head, *others, last]) + "\n", "utf-8")
    _replace(folder / "content/data/ext-divert.csv", "Russia", "The Russian state")
    profile = folder / "profiles/policy.yaml"
    _replace(
        profile,
        "[kj-gradual, kj-not-existential, kj-balancing,",
        "[kj-not-existential, kj-balancing, kj-gradual,",
    )
    _replace(profile, "blocks: [ext-why-mexico, ext-us-sphere]", "blocks: [ext-us-sphere]")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    if old not in text:
        sys.exit(f"{path} does not say {old!r} any more")
    path.write_text(text.replace(old, new), "utf-8")


if __name__ == "__main__":
    edit_project(Path(sys.argv[1]))
