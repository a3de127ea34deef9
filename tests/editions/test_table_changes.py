"""Two tables → the rows, columns and cells that differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.model.editions.difference import Run, TableChange, Turn
from reportgen.model.editions.passages import TableWords
from reportgen.record.differences.table_changes import compare_tables

HEAD = (("Evening", "Held", "Visits"),)
TUESDAY, THURSDAY, BOTH = ("Tuesday", "8", "590"), ("Thursday", "8", "650"), ("Both", "16", "1,240")
CELLS = st.sampled_from(["", "one", "two", "three words here"])
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=6)


def table(
    *rows: tuple[str, ...], caption: str = "Visits", head: tuple[tuple[str, ...], ...] = HEAD
) -> TableWords:
    return TableWords(caption, head, rows)


def change(before: TableWords, after: TableWords) -> TableChange:
    (found,) = compare_tables((before,), (after,))
    return found


def shown(found: TableChange) -> list[tuple[Turn, list[str]]]:
    return [(row.turn, [_cell(each) for each in row.cells]) for row in found.rows]


def _cell(runs: tuple[Run, ...]) -> str:
    signs = {Turn.KEPT: "", Turn.ADDED: "+", Turn.REMOVED: "-"}
    return " ".join(f"{signs[run.turn]}{run.text}" for run in runs)


def test_a_cell_that_reads_otherwise_shows_both_words_in_its_row() -> None:
    found = change(table(TUESDAY, THURSDAY, BOTH), table(("Tuesday", "8", "690"), THURSDAY, BOTH))

    assert shown(found) == [(Turn.KEPT, ["Tuesday", "8", "-590 +690"])]
    assert found.kept == 2


def test_rows_that_came_and_went_are_rows() -> None:
    found = change(table(TUESDAY, THURSDAY), table(TUESDAY, ("Friday", "4", "100")))

    assert shown(found) == [
        (Turn.REMOVED, ["-Thursday", "-8", "-650"]),
        (Turn.ADDED, ["+Friday", "+4", "+100"]),
    ]


def test_a_new_column_is_new_in_every_row() -> None:
    wider = (("Evening", "Held", "Staff", "Visits"),)

    found = change(table(TUESDAY), table(("Tuesday", "8", "2", "590"), head=wider))

    assert [_cell(each) for each in found.head[0].cells] == ["Evening", "Held", "+Staff", "Visits"]
    assert shown(found) == [(Turn.KEPT, ["Tuesday", "8", "+2", "590"])]


def test_a_table_that_is_new_or_gone_is_shown_whole() -> None:
    ((came,), (went,)) = compare_tables((), (table(TUESDAY),)), compare_tables((table(TUESDAY),), ())

    assert shown(came) == [(Turn.ADDED, ["+Tuesday", "+8", "+590"])]
    assert shown(went) == [(Turn.REMOVED, ["-Tuesday", "-8", "-590"])]


def test_equal_tables_differ_in_nothing() -> None:
    assert compare_tables((table(TUESDAY),), (table(TUESDAY),)) == ()


@given(ROWS, ROWS)
@settings(max_examples=80, deadline=None)
def test_every_row_of_both_tables_is_shown_or_counted(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    head = (("A", "B"),)
    found = compare_tables((table(*before, head=head),), (table(*after, head=head),))
    rows = found[0].rows if found else ()
    kept = found[0].kept if found else len(before)

    assert kept + sum(row.turn is not Turn.ADDED for row in rows) == len(before)
    assert kept + sum(row.turn is not Turn.REMOVED for row in rows) == len(after)
    assert bool(rows) == (before != after)
