"""Blocks of one column of text → leaves: what can come or go as a whole, and how alike two of them are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from reportgen.model.frozen import frozen
from reportgen.write.docx.redline.alignment import Pairs, align, align_similar
from reportgen.write.docx.redline.tokens import Names, tokens_of
from reportgen.write.docx.redline.wording import count_words, likeness
from reportgen.write.docx.values.blocks import Block, ContentBlock, Contents, Paragraph, SectionEnd, Table

# Two leaves of one block are alike sooner than two of different blocks.
LEAST_ALIKE, LEAST_ALIKE_IN_BLOCK = 0.5, 0.35


@frozen
class Leaf:
    """One paragraph, table, contents or section end, and the content block that holds it."""

    block: Block
    holder: ContentBlock | None
    key: Hashable
    words: Counter[object]

    @property
    def name(self) -> str:
        """The content block of the project that it belongs to."""
        return "" if self.holder is None else self.holder.block


def leaves_of(blocks: Iterable[Block], notes: Names) -> tuple[Leaf, ...]:
    """The leaves in reading order; `notes` gives notes of the earlier edition the ids of the new."""
    return tuple(_leaves(blocks, None, notes))


def pair_leaves(old: tuple[Leaf, ...], new: tuple[Leaf, ...]) -> Pairs:
    """Which leaf of the earlier edition each leaf of the new continues: the same first, then the alike."""
    pairs = align([each.key for each in old], [each.key for each in new])
    found = list(pairs)
    old_from = new_from = 0
    for i, j in [*pairs, (len(old), len(new))]:
        for span in _by_block(old, new, (old_from, i, new_from, j)):
            found += _alike(old, new, span)
        old_from, new_from = i + 1, j + 1
    return sorted(found)


def words_within(block: Block, notes: Names) -> list[Hashable]:
    """The keys of all words in a block, in reading order."""
    match block:
        case Paragraph():
            return [each.key for each in tokens_of(block.content, notes)]
        case Table():
            return [
                key
                for row in block.rows
                for cell in row.cells
                for inner in cell.blocks
                for key in [*words_within(inner, notes), "\n"]
            ]
        case ContentBlock():
            return [key for inner in block.blocks for key in words_within(inner, notes)]
        case Contents():
            return [key for inner in (*block.heading, *block.entries) for key in words_within(inner, notes)]
        case SectionEnd():
            return []


def _leaves(blocks: Iterable[Block], holder: ContentBlock | None, notes: Names) -> Iterator[Leaf]:
    for block in blocks:
        if isinstance(block, ContentBlock):
            yield from _leaves(block.blocks, block, notes)
            continue
        words = words_within(block, notes)
        yield Leaf(block, holder, (*_kind(block), tuple(words)), count_words(words))


def _kind(block: Block) -> tuple[Hashable, ...]:
    """What two leaves must have in common to be one."""
    match block:
        case Paragraph():
            return ("paragraph", block.role, None if block.numbering is None else block.numbering.level.depth)
        case Table():
            return ("table", block.kind, len(block.widths))
        case _:
            return (type(block).__name__,)


def _by_block(
    old: tuple[Leaf, ...], new: tuple[Leaf, ...], span: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Parts of a stretch in which nothing is the same: block by block where both editions have the block."""
    old_from, old_to, new_from, new_to = span
    before = _stretches(old, old_from, old_to)
    after = _stretches(new, new_from, new_to)
    pairs = align([name for name, _, _ in before], [name for name, _, _ in after])
    for i, j in pairs:
        (_, first, last), (_, begin, end) = before[i], after[j]
        yield old_from, first, new_from, begin
        yield first, last, begin, end
        old_from, new_from = last, end
    yield old_from, old_to, new_from, new_to


def _stretches(leaves: tuple[Leaf, ...], start: int, stop: int) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for place in range(start, stop):
        name = leaves[place].name
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1], place + 1)
        else:
            found.append((name, place, place + 1))
    return found


def _alike(old: tuple[Leaf, ...], new: tuple[Leaf, ...], span: tuple[int, int, int, int]) -> Pairs:
    old_from, old_to, new_from, new_to = span

    def alike(i: int, j: int) -> float:
        one, other = old[old_from + i], new[new_from + j]
        if _kind(one.block) != _kind(other.block):
            return 0.0
        if isinstance(one.block, Contents):
            return 1.0
        like = likeness(one.words, other.words)
        least = LEAST_ALIKE_IN_BLOCK if one.name == other.name else LEAST_ALIKE
        return like if like >= least else 0.0

    pairs = align_similar(old_to - old_from, new_to - new_from, alike, least=LEAST_ALIKE_IN_BLOCK)
    return [(old_from + i, new_from + j) for i, j in pairs]
