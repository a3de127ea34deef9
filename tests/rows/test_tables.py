"""A data file becomes a table whose cells know their characters, or says what is wrong with it."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.model.table import DataFile, DataTable
from reportgen.model.text.words import Maker
from reportgen.rows.tables import MOST_BYTES, MOST_CELLS, MOST_IN_CELL, read_table


def table(text: str | bytes) -> DataTable:
    return read_table("content/data/x.csv", DataFile(text.encode() if isinstance(text, str) else text))


def told(text: str | bytes) -> list[tuple[str, str]]:
    found = table(text)
    assert found.rows == ()
    return [(each.code, str(each.span).removeprefix("content/data/x.csv:")) for each in found.diagnostics]


def test_rows_of_cells_without_white_space_around_them() -> None:
    assert [row.texts for row in table("\ufeffa, b\r\n\r\n1 ,2\r\n").rows] == [("a", "b"), ("1", "2")]


def test_a_cell_knows_its_line_and_columns() -> None:
    (_, row) = table('a,b,c\nx, "y, z",\n').rows

    assert [cell.span.column for cell in row.cells] == [1, 5, 11]
    assert {cell.span.line for cell in row.cells} == {2}
    assert row.cells[1].place.written == '"y, z"'
    assert row.cells[1].span.end_column == 9


def test_a_cell_may_run_over_lines() -> None:
    (_, row, last) = table('a,b\n"one\ntwo",2\n3,4\n').rows

    assert row.texts == ("one\ntwo", "2")
    assert (row.place.span.line, last.place.span.line) == (2, 4)


def test_a_doubled_quote_is_one_sign_that_an_escape_made() -> None:
    ((cell,),) = (row.cells for row in table('"say ""no"" now"\n').rows)

    assert cell.text == 'say "no" now'
    assert [(run.text, run.maker) for run in cell.words.runs] == [
        ("say ", None),
        ('"', Maker.ESCAPE),
        ("no", None),
        ('"', Maker.ESCAPE),
        (" now", None),
    ]
    assert [run.place.written for run in cell.words.runs if run.place] == ["say ", '""', "no", '""', " now"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("empty-data", "1")]),
        ("\n\n", [("empty-data", "1")]),
        ("a,b\n1\n1,2,3\n", [("ragged-row", "2:1"), ("ragged-row", "3:5")]),
        ('a,b\n1,"2\n3,4\n5,"6"7\n', [("malformed-data", "2:1"), ("malformed-data", "4:1")]),
        (b"a,b\n1,\xe9\n", [("wrong-encoding", "2:3")]),
        ("a,b\n1,2\n".encode("utf-16-be"), [("wrong-encoding", "1")]),
        (b"a,b\n1,\0\n", [("binary-content", "2")]),
        ("a,b;c\n1,2;3\n", [("unclear-delimiter", "1")]),
        ("a\n\x1b[2J\n", [("control-character", "2:1")]),
        ("x" * (MOST_BYTES + 1), [("oversized-data", "1")]),
        ("a,b\n" * (MOST_CELLS // 2 + 1), [("oversized-data", "1")]),
        ("a,b\n1," + "x" * (MOST_IN_CELL + 1) + "\n", [("oversized-data", "2:3")]),
        ("a\n" + "*x* " * 1_200 + "\n" + "\n".join(["*x* " * 1_200] * 4), [("sign-flood", "1")]),
    ],
)
def test_a_file_that_is_no_sound_table_says_why(text: str | bytes, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text", ["x,y\n" * (MOST_CELLS // 2), "a\n" + "x" * MOST_IN_CELL, "*" * 4_999 + "\na\n"]
)
def test_up_to_the_bound_a_table_is_read(text: str) -> None:
    assert table(text).rows


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.text('aé ,"\n*', max_size=8), min_size=2, max_size=2), min_size=1, max_size=5))
def test_characters_without_a_maker_stand_so_in_the_file(rows: list[list[str]]) -> None:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    found = table(stream.getvalue()).rows

    assert [row.texts for row in found] == [tuple(cell.strip() for cell in row) for row in rows]
    for row in found:
        for run in (run for cell in row.cells for run in cell.words.runs):
            assert run.place is not None
            assert run.maker is not None or run.place.written == run.text
