"""Rows → a text table that reads well and pastes well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.cli.output.printable import printable, width

GAP = "  "


def in_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, widest: int = 60) -> str:
    """One line for each row under the columns' names; numbers stand right, longer text is cut with `…`."""
    every = [tuple(row) for row in rows]
    cells = [tuple(_cut(_worded(value), widest) for value in row) for row in every]
    sizes = [max([width(name), *(width(row[place]) for row in cells)]) for place, name in enumerate(columns)]
    right = [bool(every) and all(_is_number(row[place]) for row in every) for place in range(len(columns))]
    lines = (tuple(columns), *cells)
    return "\n".join(
        GAP.join(_padded(cell, sizes[place], right=right[place]) for place, cell in enumerate(line)).rstrip()
        for line in lines
    )


def _worded(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return printable(", ".join(str(each) for each in value)) or "-"
    return printable(str(value))


def _cut(text: str, widest: int) -> str:
    return text if len(text) <= widest else text[: widest - 1] + "…"


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _padded(cell: str, size: int, *, right: bool) -> str:
    gap = " " * (size - width(cell))
    return gap + cell if right else cell + gap
