"""Pieces of one region → tables without rules, where rows of short pieces stand in columns beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.ingest.pdf.drawn.calls import worded
from reportgen.ingest.pdf.drawn.letters import Piece
from reportgen.model.imported import Place, Table, Words

LEAST_ROWS = 3
NEAR = 2.5
"""Points within which edges stand in one line."""

LONGEST_CELL = 32
"""Characters that the cells of a table have at most, on average."""

_SIGN = re.compile(r"[•▪–*·◦‣-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\[\d+\]")
_NUMBER = re.compile(r"[-–+±(]?[$€£]?\s?\d[\d.,\s]*\s?%?\)?")


@dataclass(frozen=True, slots=True)
class Aligned:
    """The region with tables in the place of their pieces; `doubtful` counts groups that might be tables."""

    pieces: tuple[Piece, ...]
    tables: int
    doubtful: int


def take_aligned(region: Sequence[Piece], page: int) -> Aligned:
    """Put a table in the place of each group of rows that is one."""
    left: list[Piece] = []
    tables = doubtful = 0
    for group in _groups(_rows(region)):
        columns = _columns(group)
        if columns is None or not _is_sure(group, columns):
            doubtful += sum(len(row) > 1 for row in group) >= LEAST_ROWS and columns is not None
            left += [piece for row in group for piece in row]
            continue
        tables += 1
        left.append(_placed(group, columns, page))
    return Aligned(tuple(left), tables, doubtful)


def _rows(region: Sequence[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in sorted(region, key=lambda each: -each.middle):
        if rows and rows[-1][0].middle - piece.middle <= 0.4 * max(rows[-1][0].size, 1.0):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _groups(rows: list[list[Piece]]) -> list[list[list[Piece]]]:
    """Rows that may make a table together: close to each other, opening and ending with several pieces."""
    groups: list[list[list[Piece]]] = []
    for row in rows:
        last = groups[-1][-1] if groups else None
        is_table = last is not None and _is_row(last) and _is_row(row)
        if last is not None and is_table and last[0].bottom - row[0].top <= 1.6 * max(row[0].size, 1.0):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _is_row(row: Sequence[Piece]) -> bool:
    return len(row) > 1 and all(piece.thing is None for piece in row)


def _columns(group: list[list[Piece]]) -> list[tuple[float, float]] | None:
    """From where to where each column reaches, where most rows fill all and none stands across two."""
    width = max(len(row) for row in group)
    full = [row for row in group if len(row) == width]
    if width < 2 or len(full) < LEAST_ROWS:
        return None
    columns = [(min(row[at].left for row in full), max(row[at].right for row in full)) for at in range(width)]
    if any(right >= left for (_, right), (left, _) in pairwise(columns)):
        return None
    is_aligned = all(_in_line([row[at] for row in full]) for at in range(width))
    fits = all(_column(piece, columns) is not None for row in group for piece in row)
    return columns if is_aligned and fits else None


def _in_line(pieces: Sequence[Piece]) -> bool:
    edges = (
        [piece.left for piece in pieces],
        [piece.right for piece in pieces],
        [(piece.left + piece.right) / 2 for piece in pieces],
    )
    return any(max(each) - min(each) <= NEAR for each in edges)


def _column(piece: Piece, columns: Sequence[tuple[float, float]]) -> int | None:
    over = [at for at, (left, right) in enumerate(columns) if piece.left <= right and piece.right >= left]
    return over[0] if len(over) == 1 else None


def _is_sure(group: list[list[Piece]], columns: Sequence[tuple[float, float]]) -> bool:
    cells = [
        [piece.text for row in group for piece in row if _column(piece, columns) == at]
        for at, _ in enumerate(columns)
    ]
    if all(_SIGN.fullmatch(text.strip()) for text in cells[0]):
        return False
    average = sum(len(text) for column in cells for text in column) / sum(map(len, cells))
    if average > LONGEST_CELL:
        return False
    numeric = [
        sum(bool(_NUMBER.fullmatch(text.strip())) for text in column) >= 0.6 * len(column)
        for column in cells[1:]
    ]
    return any(numeric) or (len(columns) > 2 and average <= LONGEST_CELL / 2)


def _placed(group: list[list[Piece]], columns: Sequence[tuple[float, float]], page: int) -> Piece:
    rows = []
    for row in group:
        cells: list[tuple[Words, ...]] = [()] * len(columns)
        for piece in row:
            at = _column(piece, columns)
            if at is not None:
                cells[at] = worded(piece.text)[0]
        rows.append(tuple(cells))
    pieces = [piece for row in group for piece in row]
    return Piece(
        "",
        min(each.left for each in pieces),
        min(each.bottom for each in pieces),
        max(each.right for each in pieces),
        max(each.top for each in pieces),
        pieces[0].size,
        is_bold=False,
        thing=Table(tuple(rows), Place(page)),
    )
