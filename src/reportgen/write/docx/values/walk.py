"""Blocks and inlines → what stands within them, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.write.docx.values.blocks import (
    Anchored,
    Block,
    Body,
    ContentBlock,
    Contents,
    Formula,
    Inline,
    Link,
    Paragraph,
    Picture,
    Reference,
    Sequence,
    Table,
    Tracked,
)


def all_paragraphs(body: Body) -> tuple[Paragraph, ...]:
    """Every paragraph, those of notes last."""
    return (*walk_paragraphs(body.blocks), *(each for note in body.notes for each in note.paragraphs))


def walk_paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph within, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case ContentBlock():
                yield from walk_paragraphs(block.blocks)
            case Contents():
                yield from (*walk_paragraphs(block.heading), *block.entries)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from walk_paragraphs(cell.blocks)


def walk_tables(blocks: Iterable[Block]) -> Iterator[Table]:
    """Every table within, an outer one before those in its cells."""
    for block in blocks:
        match block:
            case ContentBlock():
                yield from walk_tables(block.blocks)
            case Contents():
                yield from walk_tables(block.heading)
            case Table():
                yield block
                for row in block.rows:
                    for cell in row.cells:
                        yield from walk_tables(cell.blocks)


def walk_inlines(content: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline value, an outer one before its content."""
    for each in content:
        yield each
        match each:
            case Link() | Reference() | Anchored() | Tracked():
                yield from walk_inlines(each.content)
            case Sequence():
                yield from walk_inlines((*each.before, *each.content))


def holds_pictures(content: Iterable[Inline]) -> bool:
    """Whether anything in the content may make a line higher than its text does."""
    return any(isinstance(each, Picture | Formula) for each in walk_inlines(content))
