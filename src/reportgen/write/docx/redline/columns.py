"""One column of text in two editions → the blocks of both: what stays, what came, what went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from reportgen.model.editions.difference import Turn
from reportgen.model.frozen import frozen
from reportgen.write.docx.redline.leaves import Leaf, leaves_of, pair_leaves
from reportgen.write.docx.redline.tables import merge_tables
from reportgen.write.docx.redline.tokens import Names
from reportgen.write.docx.redline.whole_blocks import track_block
from reportgen.write.docx.redline.wording import merge_wordings
from reportgen.write.docx.values.blocks import Block, ContentBlock, Contents, Paragraph, SectionEnd, Table

# Lists of the earlier edition that the new one does not continue count apart from its own.
EARLIER_LISTS = 1_000_000


@frozen
class _Placed:
    """One block of the result, and the content block of the new edition that holds it."""

    block: Block
    turn: Turn
    holder: ContentBlock | None


def merge_columns(old: tuple[Block, ...], new: tuple[Block, ...], notes: Names) -> tuple[Block, ...]:
    """The blocks of `new` in their order, and where they stood those of `old` that are gone.

    Sections are those of the new edition, for its pages are shown.
    """
    before = tuple(each for each in leaves_of(old, notes) if not isinstance(each.block, SectionEnd))
    after = leaves_of(new, {})
    pairs = pair_leaves(before, after)
    lists = _lists(before, after, pairs)
    placed = list(_placed(before, after, pairs, lists, notes))
    return tuple(_held(placed))


def _placed(
    before: tuple[Leaf, ...],
    after: tuple[Leaf, ...],
    pairs: list[tuple[int, int]],
    lists: Mapping[int, int],
    notes: Names,
) -> Iterator[_Placed]:
    old = new = 0
    for i, j in [*pairs, (len(before), len(after))]:
        for leaf in before[old:i]:
            yield _Placed(_in_lists(track_block(leaf.block, Turn.REMOVED, notes), lists), Turn.REMOVED, None)
        for leaf in after[new:j]:
            yield _Placed(track_block(leaf.block, Turn.ADDED, notes), Turn.ADDED, leaf.holder)
        if j < len(after):
            yield _Placed(merge_leaf(before[i].block, after[j].block, notes), Turn.KEPT, after[j].holder)
        old, new = i + 1, j + 1


def merge_leaf(old: Block, new: Block, notes: Names) -> Block:
    """Two wordings of one leaf as one."""
    match old, new:
        case Paragraph(), Paragraph():
            return replace(new, content=merge_wordings(old.content, new.content, notes))
        case Table(), Table():
            return merge_tables(old, new, notes, merge_columns)
        case Contents(), Contents():
            entries = merge_columns(old.entries, new.entries, notes)
            return replace(
                new,
                heading=merge_columns(old.heading, new.heading, notes),
                entries=tuple(each for each in entries if isinstance(each, Paragraph)),
            )
    return new


def _lists(
    before: tuple[Leaf, ...], after: tuple[Leaf, ...], pairs: list[tuple[int, int]]
) -> Mapping[int, int]:
    """Which list of the new edition continues each list of the earlier one."""
    found: dict[int, int] = {}
    for i, j in pairs:
        one, other = before[i].block, after[j].block
        if isinstance(one, Paragraph) and isinstance(other, Paragraph) and one.numbering and other.numbering:
            found.setdefault(one.numbering.list_id, other.numbering.list_id)
    return found


def _in_lists(block: Block, lists: Mapping[int, int]) -> Block:
    if not isinstance(block, Paragraph) or block.numbering is None:
        return block
    number = block.numbering.list_id
    number = lists.get(number, EARLIER_LISTS + number)
    return replace(block, numbering=replace(block.numbering, list_id=number))


def _held(placed: list[_Placed]) -> Iterator[Block]:
    """The blocks within those that hold them in the new edition; what went stands only between its blocks."""
    for _, group in groupby(_filled(placed), lambda each: id(each[0])):
        held = list(group)
        holder = held[0][0]
        blocks = tuple(each.block for _, each in held)
        if holder is None:
            yield from blocks
        else:
            yield replace(holder, blocks=blocks)


def _filled(placed: list[_Placed]) -> Iterator[tuple[ContentBlock | None, _Placed]]:
    following: ContentBlock | None = None
    nexts: list[ContentBlock | None] = []
    for each in reversed(placed):
        if each.turn is not Turn.REMOVED:
            following = each.holder
        nexts.append(following)
    last: ContentBlock | None = None
    for each, after in zip(placed, reversed(nexts), strict=True):
        if each.turn is not Turn.REMOVED:
            last = each.holder
            yield last, each
        else:
            yield (last if last is after else None), each
