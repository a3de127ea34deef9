"""Comma-separated text becomes records that know their characters."""

from __future__ import annotations

import csv
from io import StringIO
from typing import SupportsIndex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.rows.csv_records import BrokenRecord, Record, cell_ranges, read_records


def cells(text: str, separator: str = ",") -> list[tuple[str, ...]]:
    return [each.cells for each in read_records(text, separator) if isinstance(each, Record)]


def test_lines_become_records_with_their_numbers_and_characters() -> None:
    assert list(read_records("a,b\n1, 2 \n", ",")) == [
        Record(("a", "b"), 1, (0, 3)),
        Record(("1", "2"), 2, (4, 9)),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"a,b",c', ("a,b", "c")),
        ('"say ""no""",c', ('say "no"', "c")),
        ('"a\nb",c', ("a\nb", "c")),
        (' "a,b", "c"', ("a,b", "c")),
        ('\t"a,b",c', ("a,b", "c")),
        ('"",c', ("", "c")),
        ('" a ",c', ("a", "c")),
        ('5" nail,c', ('5" nail', "c")),
        ("a,", ("a", "")),
        ('"a",', ("a", "")),
        (",", ("", "")),
    ],
)
def test_a_record_may_be_written_in_many_ways(text: str, found: tuple[str, ...]) -> None:
    assert cells(text) == [found]


def test_empty_lines_are_no_records_but_count() -> None:
    assert [(each.line, each.range) for each in read_records("\na\n\n\nb", ",")] == [(2, (1, 2)), (5, (5, 6))]


def test_a_record_over_several_lines_has_the_number_of_its_first() -> None:
    found = list(read_records('"a\n\nb",1\nc,2\n"d\ne",3\nf,4\n', ","))

    assert [each.line for each in found] == [1, 4, 5, 7]


def test_tabs_and_semicolons_separate_where_they_are_asked_for() -> None:
    assert cells('a\t"b\tc"\n', "\t") == [("a", "b\tc")]
    assert cells('"a";b,c\n', ";") == [("a", "b,c")]
    assert cells('\t"a"\n', "\t") == [("", "a")]
    assert cells('x\t "a\tb"\n', "\t") == [("x", "a\tb")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('a,"b\nc,d\n', "a quote is opened and never closed"),
        ('a,"b"x\nc,d\n', "something follows a closing quote"),
        ('a,"b" \nc,d\n', "something follows a closing quote"),
        ('a,"b\nc,"d\n', "something follows a closing quote"),
    ],
)
def test_where_quotes_go_wrong_the_next_line_is_read(text: str, reason: str) -> None:
    first, second = read_records(text, ",")

    assert first == BrokenRecord(reason, 1, (0, text.index("\n")))
    assert second.line == 2


def test_ranges_hold_the_quotes_and_not_the_separators() -> None:
    text = 'x\n"a,b" \n, "c",d'.replace(" \n", "")

    assert cell_ranges(text, 2, ",") == ((2, 7), (9, 12), (13, 14))


def test_twenty_thousand_stray_quotes_cost_no_more_than_their_length() -> None:
    found = list(read_records('a"b,"c\n' * 20_000, ","))

    assert len(found) >= 10_000


def test_quotes_that_lead_astray_over_many_lines_cost_no_more_than_their_length() -> None:
    counted = [0]

    class Counting(str):
        __slots__ = ()

        def __getitem__(self, key: SupportsIndex | slice) -> str:
            counted[0] += 1
            return str.__getitem__(self, key)

    text = 'a\n,,|","a|a""aa""a' * 1_000

    found = list(read_records(Counting(text), ","))

    assert any(isinstance(each, BrokenRecord) for each in found)
    assert counted[0] < 40 * len(text)


TABLES = st.lists(st.lists(st.text('ab ,"\n;', max_size=6), min_size=1, max_size=4), max_size=6)


@settings(max_examples=200, deadline=None)
@given(TABLES)
def test_what_a_writer_of_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    stream = StringIO()
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)

    assert cells(stream.getvalue()) == [tuple(cell.strip() for cell in row) for row in rows]


@settings(max_examples=200, deadline=None)
@given(st.text('ab,"\n ', max_size=40))
def test_every_character_belongs_to_one_record_or_ends_a_line(text: str) -> None:
    at = 0
    for record in read_records(text, ","):
        first, after = record.range
        assert text[at:first].strip("\n") == ""
        assert record.line == text.count("\n", 0, first) + 1
        assert first < after
        at = after
    assert text[at:].strip("\n") == ""
