"""Two tables of the same columns → one, row by row and cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from itertools import zip_longest

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.redline.alignment import Pairs, align, align_similar
from reportgen.write.docx.redline.leaves import words_within
from reportgen.write.docx.redline.tokens import Names
from reportgen.write.docx.redline.whole_blocks import track_row
from reportgen.write.docx.redline.wording import count_words, likeness, merge_wordings
from reportgen.write.docx.values.blocks import Block, Cell, Inline, Paragraph, Table, TableRow

Merge = Callable[[tuple[Block, ...], tuple[Block, ...], Names], tuple[Block, ...]]
# Rows say little, so a number that stayed is enough to know one by.
LEAST_ALIKE = 0.3


def merge_tables(old: Table, new: Table, notes: Names, merge: Merge) -> Table:
    """The rows of `new` in their order, and where they stood the rows of `old` that are gone."""
    if old.kind == "box" or _spans_rows(old) or _spans_rows(new):
        pairs = _in_place(old, new)
        if pairs is None:
            return replace(
                new,
                rows=(
                    *(track_row(row, Turn.REMOVED, notes) for row in _freed(old)),
                    *(track_row(row, Turn.ADDED, notes) for row in new.rows),
                ),
            )
    else:
        pairs = _pairs(old, new, notes)
    rows: list[TableRow] = []
    before = after = 0
    for i, j in [*pairs, (len(old.rows), len(new.rows))]:
        rows += [track_row(row, Turn.REMOVED, notes) for row in old.rows[before:i]]
        rows += [track_row(row, Turn.ADDED, notes) for row in new.rows[after:j]]
        if j < len(new.rows):
            rows.append(_merged(old.rows[i], new.rows[j], notes, merge))
        before, after = i + 1, j + 1
    return replace(new, rows=tuple(rows))


def _pairs(old: Table, new: Table, notes: Names) -> Pairs:
    before, after = [_words(row, notes) for row in old.rows], [_words(row, {}) for row in new.rows]
    shape = [_shape(row) for row in old.rows], [_shape(row) for row in new.rows]
    same = align(
        list(zip(shape[0], map(tuple, before), strict=True)),
        list(zip(shape[1], map(tuple, after), strict=True)),
    )
    weights = [count_words(each) for each in before], [count_words(each) for each in after]
    found = list(same)
    first = begin = 0
    for i, j in [*same, (len(before), len(after))]:

        def alike(one: int, other: int, first: int = first, begin: int = begin) -> float:
            if shape[0][first + one] != shape[1][begin + other]:
                return 0.0
            named = before[first + one][:1] == after[begin + other][:1] != ["\n"]
            return max(likeness(weights[0][first + one], weights[1][begin + other]), LEAST_ALIKE * named)

        close = align_similar(i - first, j - begin, alike, least=LEAST_ALIKE)
        found += [(first + one, begin + other) for one, other in close]
        first, begin = i + 1, j + 1
    return sorted(found)


def _in_place(old: Table, new: Table) -> Pairs | None:
    """Row by row, if both tables have the same grid."""
    if [_shape(row) for row in old.rows] != [_shape(row) for row in new.rows]:
        return None
    return [(place, place) for place in range(len(new.rows))]


def _freed(table: Table) -> tuple[TableRow, ...]:
    """Rows that repeat at the top of pages only if rows of the new table do not follow them."""
    return tuple(replace(row, part="body") for row in table.rows)


def _shape(row: TableRow) -> Hashable:
    return row.part, tuple((cell.columns, cell.rows, cell.is_covered) for cell in row.cells)


def _spans_rows(table: Table) -> bool:
    return any(cell.rows > 1 for row in table.rows for cell in row.cells)


def _words(row: TableRow, notes: Names) -> list[Hashable]:
    return [
        key
        for cell in row.cells
        for key in [*(key for block in cell.blocks for key in words_within(block, notes)), "\n"]
    ]


def _merged(old: TableRow, new: TableRow, notes: Names, merge: Merge) -> TableRow:
    cells = zip(old.cells, new.cells, strict=True)
    return replace(new, cells=tuple(_cell(one, other, notes, merge) for one, other in cells))


def _cell(old: Cell, new: Cell, notes: Names, merge: Merge) -> Cell:
    plain = [each for each in (*old.blocks, *new.blocks) if isinstance(each, Paragraph)]
    if len(plain) == len(old.blocks) + len(new.blocks) and len(old.blocks) <= 1 and len(new.blocks) <= 1:
        return replace(new, blocks=tuple(_texts(old, new, notes)))
    return replace(new, blocks=merge(old.blocks, new.blocks, notes))


def _texts(old: Cell, new: Cell, notes: Names) -> list[Block]:
    """A cell of one paragraph stays one: its end cannot come or go."""
    found: list[Block] = []
    for one, other in zip_longest(old.blocks, new.blocks):
        shown = other or one
        if isinstance(shown, Paragraph):
            content = merge_wordings(_content(one), _content(other), notes)
            anchors = shown.anchors if other is not None else ()
            found.append(replace(shown, content=content, anchors=anchors))
    return found


def _content(block: Block | None) -> tuple[Inline, ...]:
    return block.content if isinstance(block, Paragraph) else ()
