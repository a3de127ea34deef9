"""A cell is read as the number that its file declares, or it is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.rows.numbers import are_unclear, fault_in, read_number, way_to_write


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("0", None, "0"),
        ("1234.50", None, "1234.50"),
        ("1,234,567", None, "1234567"),
        ("-1,234.5", None, "-1234.5"),
        ("−12%", None, "-12"),
        ("1\u202f234", None, "1234"),
        ("+3", None, "3"),
        ("1 234.5", ".", "1234.5"),
        ("1'234.5", ".", "1234.5"),
        ("0,5", ",", "0.5"),
        ("1,234", ",", "1.234"),
        ("1.234", ",", "1234"),
        ("1.234,5", ",", "1234.5"),
        ("1 234,5", ",", "1234.5"),
        ("1\u00a0234\u00a0567,5", ",", "1234567.5"),
        ("1\u202f234,5 %", ",", "1234.5"),
        ("1’234,5", ",", "1234.5"),
    ],
)
def test_a_number_is_read_as_its_notation_says(text: str, decimal: str | None, value: str) -> None:
    number = read_number(text, decimal)

    assert number is not None
    assert str(number.value) == value


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("0,5", None),
        ("12,5", None),
        ("1.234,5", None),
        ("1,23,456", None),
        ("1,2345", None),
        ("0,123", None),
        ("1.234.567", None),
        ("3 500", None),
        ("1e3", None),
        ("5.", None),
        (".5", None),
        ("--5", None),
        ("5-", None),
        ("1,234 567", ","),
        ("1,234.5", ","),
        ("12.5", ","),
        ("1,2,3", ","),
        ("1.234 567,5", ","),
        ("1234567890123456", None),
        ("x", ","),
    ],
)
def test_whatever_may_mean_two_things_or_none_is_no_number(text: str, decimal: str | None) -> None:
    assert read_number(text, decimal) is None


@pytest.mark.parametrize(
    ("text", "decimal", "words"),
    [
        ("0,5", None, 'write 0.5, or declare `decimal: ","`'),
        ("3 500", None, 'write 3500, or declare `decimal: "."`'),
        ("12.5", ",", 'decimals are declared to follow ","'),
        ("many", None, "Not stated"),
    ],
)
def test_a_refused_number_comes_with_the_way_to_write_it(text: str, decimal: str | None, words: str) -> None:
    assert words in way_to_write(text, decimal)


def test_a_number_keeps_what_was_written() -> None:
    number = read_number(" 1.234,50 % ", ",")

    assert number is not None
    assert (number.value, number.text, number.group, number.suffix) == (
        Decimal("1234.50"),
        "1.234,50",
        ".",
        " %",
    )


@pytest.mark.parametrize(
    ("texts", "are"),
    [
        (("1.500", "12,500"), True),
        (("7", "1.500", "12,500", "−3"), True),
        (("1.500", "2.250"), False),
        (("1,500", "12,500"), False),
        (("1.500", "12,500", "2.5"), False),
        (("0.500", "12,500"), False),
        (("1.500", "1,234,500"), False),
        (("1,500.250", "12,500"), False),
    ],
)
def test_numbers_are_unclear_where_all_can_be_read_in_two_notations(
    texts: tuple[str, ...], *, are: bool
) -> None:
    assert are_unclear(texts) is are


@pytest.mark.parametrize("text", ["0.00000000001", "1234567890123456", "1,234,567,890,123,456"])
def test_a_number_of_too_many_digits_names_the_limit(text: str) -> None:
    assert read_number(text) is None
    assert "at most 15, and 10 decimals" in fault_in(text, None)
    assert "round it" in way_to_write(text, None)
