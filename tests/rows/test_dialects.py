"""How the cells of a list are parted is seen where it can be, declared, or asked for."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.model.table import DataFile, DataFormat
from reportgen.rows.dialects import Dialect, Unclear, find_dialect
from reportgen.rows.tables import read_table


def texts(content: bytes, form: DataFormat = DataFormat()) -> list[tuple[str, ...]]:  # noqa: B008  # frozen
    return [row.texts for row in read_table("content/data/x.csv", DataFile(content, form)).rows]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_that_parts_every_row_evenly_is_the_delimiter(sign: str) -> None:
    assert find_dialect(f"name{sign}n\nA{sign}1\nB{sign}2\n") == Dialect(sign, 0)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("name;share\nA;1,5\nB;2,5\n", ";"),
        ('"a;b",c\n"d;e",f\n', ","),
        ("name;n,m\nA;1\nB;2\n", ";"),
        ('"a\nb";"c,d"\n1;2\n', ";"),
        ("one column\nand its cell\n", ","),
    ],
)
def test_signs_within_cells_do_not_part_them(text: str, sign: str) -> None:
    assert find_dialect(text) == Dialect(sign, 0)


def test_rows_that_two_signs_part_evenly_are_unclear() -> None:
    found = find_dialect("a,b;c\n1,2;3\n")

    assert found == Unclear((",", ";"), 0)
    assert isinstance(found, Unclear)
    assert found.names == "comma or semicolon"


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"'])
def test_a_first_line_declares_the_delimiter_and_is_no_row(line: str) -> None:
    assert texts(f"{line}\na,b;c\n1,2;3\n".encode()) == [("a,b", "c"), ("1,2", "3")]


def test_what_is_declared_counts_for_more_than_what_is_seen() -> None:
    assert texts(b"a,b;c\n1,2;3\n", DataFormat(delimiter=",")) == [("a", "b;c"), ("1", "2;3")]


def test_cells_behind_a_declaring_line_know_their_line() -> None:
    (_, row) = read_table("content/data/x.csv", DataFile(b"sep=;\na;b\n1;2\n")).rows

    assert (row.cells[1].span.line, row.cells[1].span.column) == (3, 3)


CELLS = st.text('aä,;|\t\n" 1.', min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5)
)


@settings(max_examples=200, deadline=None)
@given(TABLES, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_a_spreadsheet_writes_is_read_back_or_called_unclear(
    rows: list[list[str]], sign: str, encoding: str
) -> None:
    stream = StringIO()
    csv.writer(stream, delimiter=sign, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)

    assert texts(stream.getvalue().encode(encoding)) == [tuple(cell.strip() for cell in row) for row in rows]
