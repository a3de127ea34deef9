"""A block that only one edition has → the same block, all of it come or gone."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.redline.tokens import Names
from reportgen.write.docx.redline.tracked_content import track_added, track_removed
from reportgen.write.docx.values.blocks import Block, Cell, ContentBlock, Contents, Paragraph, Table, TableRow


def track_block(block: Block, turn: Turn, notes: Names) -> Block:
    """The block with everything in it added or removed; what is removed can be no target of a link."""
    match block:
        case Paragraph():
            return track_paragraph(block, turn, notes)
        case Table():
            rows = tuple(track_row(row, turn, notes) for row in block.rows)
            if turn is Turn.ADDED:
                return replace(block, rows=rows)
            return replace(block, rows=rows, anchors=(), starts_page=False)
        case Contents():
            heading = tuple(track_block(each, turn, notes) for each in block.heading)
            entries = tuple(track_paragraph(each, turn, notes) for each in block.entries)
            return replace(block, heading=heading, entries=entries)
        case ContentBlock():
            return replace(block, blocks=tuple(track_block(each, turn, notes) for each in block.blocks))
        case _:
            return block


def track_row(row: TableRow, turn: Turn, notes: Names) -> TableRow:
    """The row, come or gone with all that its cells say."""
    return replace(row, turn=turn, cells=tuple(_cell(cell, turn, notes) for cell in row.cells))


def track_paragraph(paragraph: Paragraph, turn: Turn, notes: Names) -> Paragraph:
    """The paragraph, come or gone with its end."""
    if turn is Turn.ADDED:
        return replace(paragraph, content=track_added(paragraph.content), turn=turn)
    # Nothing leads to what is gone, and it begins no page.
    content = track_removed(paragraph.content, notes)
    return replace(paragraph, content=content, turn=turn, anchors=(), starts_page=False)


def _cell(cell: Cell, turn: Turn, notes: Names) -> Cell:
    return replace(cell, blocks=tuple(track_block(each, turn, notes) for each in cell.blocks))
