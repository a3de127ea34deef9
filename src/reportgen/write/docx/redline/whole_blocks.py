"""A block that only one edition has → the same block, all of it come or gone."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.report.edition import Turn
from reportgen.write.docx.redline.tokens import Names
from reportgen.write.docx.redline.tracked_content import added, removed
from reportgen.write.docx.values.blocks import Block, Cell, Contents, Control, Paragraph, Row, Table


def turned(block: Block, turn: Turn, notes: Names) -> Block:
    """The block with everything in it added or removed; what is removed can be no target of a link."""
    match block:
        case Paragraph():
            return turned_paragraph(block, turn, notes)
        case Table():
            rows = tuple(turned_row(row, turn, notes) for row in block.rows)
            if turn is Turn.ADDED:
                return replace(block, rows=rows)
            return replace(block, rows=rows, anchors=(), starts_page=False)
        case Contents():
            heading = tuple(turned(each, turn, notes) for each in block.heading)
            entries = tuple(turned_paragraph(each, turn, notes) for each in block.entries)
            return replace(block, heading=heading, entries=entries)
        case Control():
            return replace(block, blocks=tuple(turned(each, turn, notes) for each in block.blocks))
        case _:
            return block


def turned_row(row: Row, turn: Turn, notes: Names) -> Row:
    """The row, come or gone with all that its cells say."""
    return replace(row, turn=turn, cells=tuple(_cell(cell, turn, notes) for cell in row.cells))


def turned_paragraph(paragraph: Paragraph, turn: Turn, notes: Names) -> Paragraph:
    """The paragraph, come or gone with its end."""
    if turn is Turn.ADDED:
        return replace(paragraph, content=added(paragraph.content), turn=turn)
    # Nothing leads to what is gone, and it begins no page.
    content = removed(paragraph.content, notes)
    return replace(paragraph, content=content, turn=turn, anchors=(), starts_page=False)


def _cell(cell: Cell, turn: Turn, notes: Names) -> Cell:
    return replace(cell, blocks=tuple(turned(each, turn, notes) for each in cell.blocks))
