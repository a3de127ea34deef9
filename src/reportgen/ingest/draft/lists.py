"""Items with their Markdown → one Markdown list, or several that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.model.imported import Item


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that others may stand within; `indent` is where its words begin."""

    indent: int
    number: int | None
    delimiter: str


def write_list(items: Sequence[Item], texts: Sequence[str]) -> str:
    """The list; each number stays what it was in the document."""
    opened: list[_Open] = []
    lines: list[str] = []
    is_loose = any(each.is_continued for each in items)
    for item, text in zip(items, texts, strict=True):
        depth = min(item.depth, len(opened))
        if item.is_continued and opened:
            indent = opened[min(item.depth, len(opened) - 1)].indent
            lines.append(" " * indent + _inset(text, indent))
            continue
        before = opened[depth] if depth < len(opened) else None
        goes_on = before is not None and item.number is not None and before.number == item.number - 1
        # Another list at this place takes the other delimiter, or its numbers would go on.
        delimiter = ")" if before is not None and before.delimiter == "." and not goes_on else "."
        if goes_on and before is not None:
            delimiter = before.delimiter
        # A list that does not start with 1 needs an empty line before it (CommonMark 5.3).
        is_loose = is_loose or (item.number not in {None, 1} and not goes_on)
        marker = "- " if item.number is None else f"{item.number}{delimiter} "
        indent = opened[depth - 1].indent if depth else 0
        opened = [*opened[:depth], _Open(indent + len(marker), item.number, delimiter)]
        lines.append(f"{' ' * indent}{marker}{_inset(text, indent + len(marker))}")
    return ("\n\n" if is_loose else "\n").join(lines)


def _inset(text: str, indent: int) -> str:
    return text.replace("\n", "\n" + " " * indent)
