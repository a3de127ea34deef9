"""The drawn lines and boxes of a page → grids that tables stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.pdf.drawn.calls import worded
from reportgen.ingest.pdf.drawn.letters import BROKEN_WORD, Piece, Wall
from reportgen.model.imported import Place, Table, Words

THIN = 3.0
"""Points: what is thinner is a line and no box."""

NEAR = 3.0
"""Points within which edges count as one."""

MOST_SHAPES = 4000
"""A page with more shapes is a drawing."""

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges from left to right, and from the top down."""

    across: tuple[float, ...]
    down: tuple[float, ...]

    def holds(self, piece: Piece) -> bool:
        """Whether the middle of a piece lies in the grid."""
        middle = (piece.left + min(piece.right, piece.left + piece.size)) / 2
        return self.across[0] <= middle <= self.across[-1] and self.down[-1] <= piece.middle <= self.down[0]

    def walls(self) -> Iterable[Wall]:
        """The upright rules inside."""
        return (Wall(x, self.down[-1], self.down[0]) for x in self.across[1:-1])


def grids_of(page: pdfium.PdfPage) -> tuple[Grid, ...]:
    """The grids of at least two rows and two columns that are drawn on a page."""
    boxes: list[_Box] = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        boxes.append(shape.get_bounds())
        if len(boxes) > MOST_SHAPES:
            return ()
    width, height = page.get_size()
    boxes = [each for each in boxes if _is_edge(each) or _is_cell(each, width, height)]
    grids = (_grid(group) for group in _touching(boxes))
    return tuple(grid for grid in grids if grid is not None)


def take_tables(pieces: Sequence[Piece], grids: Iterable[Grid], page: int) -> tuple[Piece, ...]:
    """The pieces outside grids, and a table in the place of each grid that holds one."""
    left = list(pieces)
    for grid in grids:
        inside = [each for each in left if grid.holds(each)]
        table = _table(inside, grid, page)
        if table is not None:
            left = [each for each in left if each not in inside]
            first, last, top, bottom = grid.across[0], grid.across[-1], grid.down[0], grid.down[-1]
            left.append(Piece("", first, bottom, last, top, inside[0].size, is_bold=False, thing=table))
    return tuple(left)


def _is_edge(box: _Box) -> bool:
    left, bottom, right, top = box
    return min(right - left, top - bottom) <= THIN < max(right - left, top - bottom)


def _is_cell(box: _Box, width: float, height: float) -> bool:
    left, bottom, right, top = box
    return (
        right - left > THIN
        and top - bottom > THIN
        and not (right - left > 0.95 * width or top - bottom > 0.9 * height)
    )


def _touching(boxes: list[_Box]) -> list[list[_Box]]:
    """Groups of boxes that touch each other, found in one sweep down the page."""
    groups: list[tuple[_Box, list[_Box]]] = []
    for box in sorted(boxes, key=lambda each: -each[3]):
        around, members = box, [box]
        apart = []
        for other, others in groups:
            if _touch(around, other):
                around = _around(around, other)
                members = others + members
            else:
                apart.append((other, others))
        groups = [*apart, (around, members)]
    return [members for _, members in groups]


def _touch(one: _Box, other: _Box) -> bool:
    beside = one[0] <= other[2] + NEAR and other[0] <= one[2] + NEAR
    return beside and one[1] <= other[3] + NEAR and other[1] <= one[3] + NEAR


def _around(one: _Box, other: _Box) -> _Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _grid(boxes: list[_Box]) -> Grid | None:
    across: list[float] = []
    down: list[float] = []
    for left, bottom, right, top in boxes:
        if right - left > THIN:
            down += [top, bottom]
        if top - bottom > THIN:
            across += [left, right]
    columns, rows = _apart(across), _apart(down)
    if len(columns) < 3 or len(rows) < 3 or len(columns) * len(rows) > 20_000:
        return None
    return Grid(tuple(columns), tuple(reversed(rows)))


def _apart(places: list[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > NEAR:
            kept.append(place)
    return kept


def _table(pieces: list[Piece], grid: Grid, page: int) -> Table | None:
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        inset = piece.left + min(piece.size, piece.right - piece.left) / 2
        row = sum(piece.middle < edge for edge in grid.down[1:-1])
        column = sum(inset > edge for edge in grid.across[1:-1])
        cells.setdefault((row, column), []).append(piece)
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    if len(rows) < 2 or len(columns) < 2:
        return None
    return Table(
        tuple(
            tuple(_cell(cells.get((row, column), [])) for column in sorted(columns)) for row in sorted(rows)
        ),
        Place(page),
    )


def _cell(pieces: list[Piece]) -> tuple[Words, ...]:
    text = ""
    for piece in sorted(pieces, key=lambda each: (-round(each.middle / max(each.size / 2, 1)), each.left)):
        if text.endswith(BROKEN_WORD):
            text = text[:-1] + piece.text
        else:
            text = f"{text} {piece.text}" if text else piece.text
    return worded(text.replace(BROKEN_WORD, ""))[0] if text else ()


def joined_tables(one: Table, other: Table) -> Table | None:
    """A table that goes on over the page, its repeated head once; None where the two do not fit."""
    if not one.rows or not other.rows or len(one.rows[0]) != len(other.rows[0]):
        return None
    rows = other.rows[1:] if other.rows[0] == one.rows[0] else other.rows
    return replace(one, rows=one.rows + rows)
