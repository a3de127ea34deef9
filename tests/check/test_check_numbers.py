"""Numbers are compared by what they are worth, as they are printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from check.making_projects import check, make_block, make_claim, make_project
from reportgen.check.numbers import normal_number, numbers_in, values_in


def messages(text: str, claim: str) -> list[str]:
    claims = [replace(make_claim("c1"), text=claim)]
    report = check(make_project(make_block("b", f"{text} [@c1]"), claims=claims))
    return [each.message for each in report.diagnostics if each.code == "unsupported-number"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("It grew 10^6 times.", "It grew 1,000,000 times."),
        ("It grew 10^6^ times.", "It grew 1,000,000 times."),
        ("It grew 10^6^ times.", "It grew a million times."),
        ("It grew 1,000,000 times.", "It grew 10^6 times."),
        ("It grew by 3.2 × 10^5^.", "It grew by 320,000."),
        ("It is 10^-3^ wide.", "It is 0.001 wide."),
        ("It grew to 5 million.", "It grew to 5,000,000."),
        ("We counted 2*3 rooms.", "We counted 2 and 3."),
        (r"We counted 2\*3 rooms.", "We counted 2 and 3."),
        ("It covers 12 m^2^.", "It covers 12 m."),
        ("We counted COVID-19 cases.", "We counted cases."),
    ],
)
def test_a_number_of_the_same_worth_is_supported(text: str, claim: str) -> None:
    assert messages(text, claim) == []


@pytest.mark.parametrize(
    ("text", "claim", "number"),
    [
        ("It grew 10^6 times.", "It grew 106 times.", "10^6"),
        ("It grew 10^6^ times.", "It grew 106 times.", "10⁶"),
        ("We counted 2*3 rooms.", "We counted 23 and 2 rooms.", "3"),
        ("It happened in mid-2031.", "It happened.", "2031"),
        ("Mid-2031 is near.", "It is near.", "2031"),
        ("Over 19 came with COVID-20.", "Some came with COVID-19.", "19"),
    ],
)
def test_a_number_of_another_worth_is_not(text: str, claim: str, number: str) -> None:
    assert messages(text, claim) == [f"no cited claim has the number {number}"]


def test_a_power_stands_where_it_is_written() -> None:
    report = check(make_project(make_block("b", "It grew 10^6^ times.")))

    assert [str(each.span) for each in report.diagnostics if each.code == "unsupported-number"] == [
        "content/blocks/b.md:10:9"
    ]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("1,900", "1900"),
        ("16.2", "16.2"),
        ("10^6", "1000000"),
        ("10⁻²", "0.01"),
        ("10^999", "10^999"),
        ("3.2 × 10^5", "320000"),
        ("2^10", "1024"),
        ("1.5^2", "2.25"),
    ],
)
def test_numbers_have_one_normal_form(written: str, normal: str) -> None:
    assert normal_number(written) == normal


def test_the_exponent_of_a_letter_is_no_number() -> None:
    assert [each.text for each in numbers_in("x^2 and 3")] == ["3"]


def test_a_number_in_words_is_worth_its_figures() -> None:
    assert values_in("a million, one hundred") == {"1000000", "100"}
