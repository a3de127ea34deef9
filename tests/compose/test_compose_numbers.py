"""Every number that is printed, drawn or described equals the cell that it comes from, in every notation."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compose.number_oracle import NOTATIONS, NumberTable, differences
from reportgen.errors import ContentError
from reportgen.rows.numbers import WrittenNumber, read_number

NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**9), st.integers(0, 6)
)
READER = "reportgen.compose.figures.chart_data.read_number"
# What cannot be set so that it can be read is refused, which no number changes.
UNDRAWABLE = frozenset({"undrawable-chart"})


@st.composite
def tables(draw: st.DrawFn) -> NumberTable:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 2))
    kind = draw(st.sampled_from(["bar", "column", "line"]))
    is_stacked = kind != "line" and draw(st.booleans())
    signed = NUMBERS if is_stacked else NUMBERS | NUMBERS.map(lambda each: -each if each else each)
    column = st.lists(st.none() | signed, min_size=rows, max_size=rows).map(tuple)
    series = tuple(draw(column) for _ in range(columns))
    assume(any(each is not None for each in series[0]))
    notation = draw(st.sampled_from(NOTATIONS))
    encodings = ["utf-8", "utf-16"] + ([] if notation.group == "\u202f" else ["windows-1252"])
    return NumberTable(
        notation, draw(st.sampled_from(",;\t|")), draw(st.sampled_from(encodings)), kind, is_stacked, series
    )


@settings(max_examples=60, deadline=None)
@given(tables())
def test_every_number_equals_its_cell(table: NumberTable) -> None:
    try:
        found = differences(table)
    except ContentError as refused:
        # Numbers like 1.500 and 12,500 without any that tells the two signs apart want a declaration.
        expected = {"bad-number"} if table.is_unclear else UNDRAWABLE
        assert {each.code for each in refused.diagnostics} == expected  # noqa: PT017  # the reason counts
        return

    assert not table.is_unclear
    assert found == ()


PARTED = NumberTable(
    NOTATIONS[6], ";", "utf-8", "bar", is_stacked=False, series=((Decimal("1234.5"), Decimal(300)),)
)


@pytest.mark.parametrize(
    ("numbers", "is_unclear"),
    [
        (("1.500", "12500"), True),
        (("1.500", "12500", "7"), True),
        (("1.500", "12500", "0.500"), False),
        (("1.500", "12500", "1234567"), False),
        (("1.500", "1234.500"), False),
        (("1.5", "12500"), False),
        (("1.500", "120"), False),
        (("-1.500", "-12500"), True),
    ],
)
def test_numbers_that_read_both_ways_want_a_declaration(numbers: tuple[str, ...], is_unclear: bool) -> None:  # noqa: FBT001  # a column of the table above
    table = NumberTable(
        NOTATIONS[1], ";", "utf-8", "line", is_stacked=False, series=(tuple(map(Decimal, numbers)),)
    )

    assert table.is_unclear is is_unclear
    if not is_unclear:
        assert differences(table) == ()
        return
    with pytest.raises(ContentError) as refused:
        differences(table)
    assert [each.code for each in refused.value.diagnostics] == ["bad-number"]


def test_the_oracle_has_nothing_to_say_of_parted_thousands() -> None:
    assert differences(PARTED) == ()


def test_a_number_read_by_deleting_commas_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def misread(text: str, _decimal: str | None = None) -> WrittenNumber:
        return WrittenNumber(Decimal(re.sub(r"[.,]", "", text)), text, ",", ".", "")

    monkeypatch.setattr(READER, misread)

    assert any(each.startswith("a bar of") for each in differences(PARTED))


def test_a_number_that_is_rounded_where_it_is_shown_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def rounded(text: str, decimal: str | None = None) -> WrittenNumber | None:
        number = read_number(text, decimal)
        return None if number is None else replace(number, text=number.text[:-1] + "6")

    monkeypatch.setattr(READER, rounded)

    found = differences(PARTED)
    assert any("stands at no bar" in each for each in found)
    assert any("description" in each for each in found)
