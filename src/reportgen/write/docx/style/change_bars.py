"""A paragraph or a row that changed → a line at its left edge, which moves nothing.

Word and LibreOffice know a `w:bar` of their own for this (ECMA-376 17.3.1.4) and draw none; both draw the
left border of a paragraph in the margin, beside it, at the distance that `w:space` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.model.report.change_marks import ChangeMark
from reportgen.model.report.layout import Edge
from reportgen.write.docx.values.blocks import Block, Cell, Paragraph
from reportgen.write.docx.values.looks import WIDEST_SPACE, ParagraphLook
from reportgen.write.docx.values.walk import walk_paragraphs

SPACE = 8.0  # points from the text
RIGHT, LEFT = 1, 3  # places in borders and paddings
WIDTH = 1.5
COLOR = "000000"

# Three shapes, so that no reader has to tell colours apart; the same as in the PDF.
EDGES: Mapping[ChangeMark, Edge] = {
    ChangeMark.ADDED: Edge("solid", WIDTH, COLOR),
    ChangeMark.REWORDED: Edge("double", 0.75, COLOR),
    ChangeMark.REMOVED: Edge("dotted", WIDTH, COLOR),
}


def marked_as_one(framed: Iterable[Block]) -> list[Block]:
    """The paragraphs of one frame, under one mark if any has one.

    Word draws one frame around neighbours only while all their borders are the same; a line of their own
    would tear it and move what follows.
    """
    blocks = list(framed)
    kinds = {each.change for each in blocks if isinstance(each, Paragraph)}
    if kinds <= {""}:
        return blocks
    kind = kinds.pop() if len(kinds) == 1 else ChangeMark.REWORDED
    return [replace(each, change=kind) if isinstance(each, Paragraph) else each for each in blocks]


def barred_row(cells: Iterable[Cell], change: str) -> tuple[Cell, ...]:
    """The cells of a row with its bar at the left of the first.

    Programs count half of an edge into the cell's margin, so the margin gives that up: no text moves.
    """
    row = list(cells)
    if change and row and not row[0].is_covered:
        edge = EDGES[ChangeMark(change)]
        top, right, bottom, left = row[0].border
        wider = edge.width - (left.width if left is not None else 0.0)
        row[0] = _padded(replace(row[0], border=(top, right, bottom, edge)), LEFT, wider / 2)
    return tuple(row)


def barred_box(cell: Cell) -> Cell:
    """A box with one bar at its right for all that changed in it; within, programs would clip bars."""
    found = {each.change for each in walk_paragraphs(cell.blocks)} - {""}
    if not found:
        return cell
    every = {each.change for each in walk_paragraphs(cell.blocks)}
    edge = EDGES[ChangeMark(found.pop()) if len(every) == 1 else ChangeMark.REWORDED]
    top, right, bottom, left = cell.border
    wider = edge.width - (right.width if right is not None else 0.0)
    plain = replace(cell, border=(top, edge, bottom, left), blocks=_unmarked(cell.blocks))
    return _padded(plain, RIGHT, wider)


def _unmarked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(replace(each, change="") if isinstance(each, Paragraph) else each for each in blocks)


def _padded(cell: Cell, side: int, less: float) -> Cell:
    padding = list(cell.padding)
    padding[side] = max(0.0, padding[side] - less)
    return replace(cell, padding=(padding[0], padding[1], padding[2], padding[3]))


def barred(look: ParagraphLook, paragraph: Paragraph) -> ParagraphLook:
    """The look with the paragraph's bar: left, or right where a frame has a line of its own on the left."""
    if not paragraph.change:
        return look
    edge = EDGES[ChangeMark(paragraph.change)]
    top, right, bottom, left = look.border
    if left is not None:
        space = look.space[1] if right is not None else SPACE
        return replace(
            look,
            border=(top, edge, bottom, left),
            space=(look.space[0], space, look.space[2], look.space[3]),
        )
    space = min(WIDEST_SPACE, SPACE + _inset(paragraph))
    return replace(
        look,
        border=(top, right, bottom, edge),
        space=(look.space[0], look.space[1], look.space[2], space),
    )


def _inset(paragraph: Paragraph) -> float:
    """How far the first sign stands within the text area, so that the bars of a page stand in one line."""
    hanging = paragraph.numbering.level.hanging if paragraph.numbering is not None else 0.0
    return max(0.0, paragraph.look.left + min(0.0, paragraph.look.first) - hanging)
