"""Text at a line of a file that holds nothing else."""

from __future__ import annotations

from reportgen.model.text.place import Place, Source


def placed(text: str, path: str = "b.md", line: int = 1) -> Place:
    """The place of `text`, which begins in this line."""
    before = "\n" * (line - 1)
    return Source(path, before + text).place(len(before), len(before) + len(text))
