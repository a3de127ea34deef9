"""The tables of one passage in two states → the rows, columns and cells that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportgen.model.editions.difference import RowChange, Runs, TableChange, Turn
from reportgen.model.editions.passages import TableWords
from reportgen.record.differences.word_runs import compare_words, whole

# How alike two rows are at least that are taken for one.
LEAST_LIKE = 0.5

_Cells = tuple[str, ...]
# For each column of the result where it stands in the two tables; None where it is not there.
_Columns = tuple[tuple[int | None, int | None], ...]


def compare_tables(before: Sequence[TableWords], after: Sequence[TableWords]) -> tuple[TableChange, ...]:
    """What differs between the tables; a table is known again by its caption, or else by its place."""
    return tuple(change for pair in _pairs(before, after) if (change := _change(*pair)) is not None)


def _pairs(
    before: Sequence[TableWords], after: Sequence[TableWords]
) -> Iterator[tuple[TableWords | None, TableWords | None]]:
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    old, new = [each.caption for each in before], [each.caption for each in after]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(before[i:i_end], after[j:j_end], strict=True)
            continue
        yield from ((each, None) for each in before[i:i_end])
        yield from ((None, each) for each in after[j:j_end])


def _change(before: TableWords | None, after: TableWords | None) -> TableChange | None:
    if before == after:
        return None
    if before is None or after is None:
        turn, table = (Turn.ADDED, after) if before is None else (Turn.REMOVED, before)
        return None if table is None else _whole_table(table, turn)
    columns = _columns(before, after)
    head = tuple(_rows(before.head, after.head, columns))
    rows = tuple(_rows(before.body, after.body, columns))
    changed = tuple(each for each in rows if _differs(each))
    return TableChange(
        compare_words(_caption(before), _caption(after)), head, changed, len(rows) - len(changed)
    )


def _whole_table(table: TableWords, turn: Turn) -> TableChange:
    head, body = (
        tuple(RowChange(turn, tuple(whole(cell, turn) for cell in row)) for row in rows)
        for rows in (table.head, table.body)
    )
    return TableChange(whole(_caption(table), turn), head, body, 0)


def _caption(table: TableWords) -> str:
    """Without the sign that stood behind its number."""
    return table.caption.lstrip(" .:")


def _columns(before: TableWords, after: TableWords) -> _Columns:
    """Columns are known again by their heads, or by their places where there are as many."""
    old, new = (_head(each) for each in (before, after))
    if len(old) == len(new):
        return tuple((place, place) for place in range(len(old)))
    found: list[tuple[int | None, int | None]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += zip(range(i, i_end), range(j, j_end), strict=True)
            continue
        found += ((place, None) for place in range(i, i_end))
        found += ((None, place) for place in range(j, j_end))
    return tuple(found)


def _head(table: TableWords) -> _Cells:
    rows = (*table.head, *table.body)
    width = max((len(row) for row in rows), default=0)
    first = rows[0] if rows else ()
    return (*first, *("" for _ in range(width - len(first))))


def _rows(before: Sequence[_Cells], after: Sequence[_Cells], columns: _Columns) -> Iterator[RowChange]:
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (_row(old, old, columns) for old in before[i:i_end])
            continue
        yield from _replaced(before[i:i_end], list(after[j:j_end]), columns)


def _replaced(before: Sequence[_Cells], after: list[_Cells], columns: _Columns) -> Iterator[RowChange]:
    """Rows between two that stayed: those with one first cell, or alike, are one row that changed."""
    for old in before:
        at = next((place for place, new in enumerate(after) if _is_one_row(old, new)), None)
        if at is None:
            yield _row(old, None, columns)
            continue
        yield from (_row(None, new, columns) for new in after[:at])
        yield _row(old, after[at], columns)
        del after[: at + 1]
    yield from (_row(None, new, columns) for new in after)


def _is_one_row(old: _Cells, new: _Cells) -> bool:
    if old and new and old[0].strip() and old[0] == new[0]:
        return True
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= LEAST_LIKE


def _row(old: _Cells | None, new: _Cells | None, columns: _Columns) -> RowChange:
    if old is None or new is None:
        turn = Turn.ADDED if old is None else Turn.REMOVED
        cells = tuple(whole(_cell(old, i) + _cell(new, j), turn) for i, j in columns)
        return RowChange(turn, cells)
    return RowChange(Turn.KEPT, tuple(_compared(old, new, *column) for column in columns))


def _compared(old: _Cells, new: _Cells, i: int | None, j: int | None) -> Runs:
    if i is None:
        return whole(_cell(new, j), Turn.ADDED)
    if j is None:
        return whole(_cell(old, i), Turn.REMOVED)
    return compare_words(_cell(old, i), _cell(new, j))


def _cell(row: _Cells | None, place: int | None) -> str:
    return "" if row is None or place is None or place >= len(row) else row[place]


def _differs(row: RowChange) -> bool:
    return row.turn is not Turn.KEPT or any(run.turn is not Turn.KEPT for cell in row.cells for run in cell)
