"""Gaps that the stylesheet asks for → space before and after, said only where styles cannot.

Word shows the larger of the space after a paragraph and the space before the next one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.values.blocks import Block, ContentBlock, Contents, Paragraph, SectionEnd, Table

NEAR = 0.26  # points; less is not worth a word


@dataclass(slots=True)
class Space:
    """The space around one paragraph."""

    before: float
    after: float


def solve_spaces(blocks: tuple[Block, ...], book: StyleBook, *, in_cell: bool = False) -> Mapping[int, Space]:
    """The space of every paragraph of one column of text, by the identity of the paragraph."""
    line = list(_in_line(blocks))
    spaces = {id(each): _of_style(each, book) for each in line if isinstance(each, Paragraph)}
    before: Block | None = None
    # What is gone does not push apart what stays.
    for block in (each for each in line if not _is_gone(each)):
        if isinstance(block, SectionEnd):
            before = None if not block.is_continuous else before
            continue
        if isinstance(block, Paragraph):
            _settle(spaces[id(block)], block, before, spaces)
        elif isinstance(block, Table) and isinstance(before, Paragraph):
            _set(spaces[id(before)], after=block.gap)
        before = block
    if in_cell and isinstance(before, Paragraph):
        spaces[id(before)].after = 0.0
    return spaces


def _is_gone(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.turn is Turn.REMOVED


def _settle(space: Space, block: Paragraph, before: Block | None, spaces: Mapping[int, Space]) -> None:
    if before is None or block.starts_page or isinstance(before, Table):
        _set(space, before=block.gap)
        return
    above = spaces[id(before)]
    if abs(max(above.after, space.before) - block.gap) <= NEAR:
        return
    if space.before <= block.gap + NEAR:
        above.after = block.gap
    else:
        space.before = block.gap
        above.after = min(above.after, block.gap)


def _set(space: Space, *, before: float | None = None, after: float | None = None) -> None:
    if before is not None and abs(space.before - before) > NEAR:
        space.before = before
    if after is not None and abs(space.after - after) > NEAR:
        space.after = after


def _of_style(paragraph: Paragraph, book: StyleBook) -> Space:
    look = book.paragraph(paragraph.role, paragraph.look, paragraph.context).look
    return Space(look.before, look.after)


def _in_line(blocks: tuple[Block, ...]) -> list[Block]:
    line: list[Block] = []
    for block in blocks:
        match block:
            case ContentBlock():
                line += _in_line(block.blocks)
            case Contents():
                line += [*_in_line(block.heading), *block.entries]
            case _:
                line.append(block)
    return line
