"""Passages where a format allows only words → the words of all, and cells with spans → even rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.model.imported import Code, Image, Item, Passage, Place, Table, Words

MOST_SPAN = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as formats write it."""

    words: tuple[Words, ...]
    across: int = 1
    down: int = 1


def list_item(
    words: tuple[Words, ...], depth: int, opening: tuple[int, int | None] | None, place: Place
) -> Item:
    """An item that `opening` begins with its depth and number, or a further paragraph of one."""
    if opening is None:
        return Item(words, depth, None, place, is_continued=True)
    return Item(words, *opening, place)


def joined(passages: Iterable[Passage]) -> tuple[Words, ...]:
    """The words of all passages, apart by line breaks; pictures have none."""
    words: list[Words] = []
    for passage in passages:
        own = _words(passage)
        if own:
            words += [Words("\n"), *own] if words else own
    return tuple(words)


def even(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[tuple[Words, ...], ...], ...]:
    """Rows of equally many cells: what a cell spans beyond its first place is empty."""
    grid: list[dict[int, tuple[Words, ...]]] = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[number]:
                column += 1
            across = min(max(cell.across, 1), MOST_SPAN)
            for below in range(number, min(number + min(max(cell.down, 1), MOST_SPAN), len(rows))):
                for beside in range(column, column + across):
                    grid[below][beside] = ()
            grid[number][column] = cell.words
            column += across
    columns = max((max(each, default=-1) + 1 for each in grid), default=0)
    return tuple(tuple(each.get(column, ()) for column in range(columns)) for each in grid)


def _words(passage: Passage) -> list[Words]:
    match passage:
        case Image():
            return []
        case Code():
            return [Words(passage.text)]
        case Table():
            words: list[Words] = []
            for row in passage.rows:
                for position, cell in enumerate(row):
                    words += [Words("\n" if position == 0 else " "), *cell]
            return words[1:]
        case _:
            return list(passage.words)
