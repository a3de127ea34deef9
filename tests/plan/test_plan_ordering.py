"""Candidates come in the order of their keys, and never in that of the files they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plan.plan_values import block
from reportgen.model.content.block import FieldValue
from reportgen.model.plan import Reason
from reportgen.model.span import Span
from reportgen.plan.selection.candidate import Candidate
from reportgen.plan.selection.ordering import in_order


def candidates(**fields: Mapping[str, FieldValue]) -> tuple[Candidate, ...]:
    reason = Reason("named", Span("profiles/p.yaml"))
    return tuple(Candidate(block(name, fields=each), reason, is_named=True) for name, each in fields.items())


def names(ordered: tuple[Candidate, ...]) -> str:
    return "".join(each.block.id for each in ordered)


@given(st.permutations("abcd"), st.sampled_from(["x-n", "-x-n"]))
def test_ties_go_by_id_in_either_direction(order: list[str], key: str) -> None:
    tied = candidates(**{name: {"x-n": 1} for name in order})

    assert names(in_order(tied, (key,))) == "abcd"


def test_without_keys_the_order_of_the_entry_stays() -> None:
    assert names(in_order(candidates(c={}, a={}, b={}), ())) == "cab"


def test_a_minus_turns_the_order_round() -> None:
    ranked = candidates(a={"x-n": 1}, b={"x-n": 3}, c={"x-n": 2})

    assert names(in_order(ranked, ("x-n",))) == "acb"
    assert names(in_order(ranked, ("-x-n",))) == "bca"


def test_a_missing_value_comes_last_either_way() -> None:
    ranked = candidates(a={}, b={"x-n": 3}, c={"x-n": 2})

    assert names(in_order(ranked, ("x-n",))) == "cba"
    assert names(in_order(ranked, ("-x-n",))) == "bca"


def test_the_first_key_weighs_most() -> None:
    ranked = candidates(a={"x-n": 2, "x-m": 1}, b={"x-n": 1, "x-m": 2}, c={"x-n": 1, "x-m": 1})

    assert names(in_order(ranked, ("x-n", "x-m"))) == "cba"
    assert names(in_order(ranked, ("x-m", "x-n"))) == "cab"


def test_numbers_come_before_text_and_dates_by_the_calendar() -> None:
    ranked = candidates(
        a={"x-n": "Zebra"}, b={"x-n": 10}, c={"x-n": 9.5}, d={"x-n": date(2026, 1, 31)}, e={"x-n": "ape"}
    )

    assert names(in_order(ranked, ("x-n",))) == "cbdea"


def test_lists_compare_member_by_member() -> None:
    ranked = candidates(a={"x-n": ("b",)}, b={"x-n": ("a", "z")}, c={"x-n": ("A", "b")}, d={"x-n": ("a",)})

    assert names(in_order(ranked, ("x-n",))) == "dcba"
