from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.plan_values import block, pattern
from reportgen.model.content.block import Block, FieldValue
from reportgen.model.names import BlockId
from reportgen.model.query import Between, Every, Not, Query, Some, Where
from reportgen.model.span import Span
from reportgen.plan.selection.block_library import Library
from reportgen.plan.selection.fields import field_of, members

HERE = Span("profiles/policy.yaml", 11, 14)
VALUES = st.sampled_from(["border", "2026-11-02", "1", 1, 1.0, 0, 2.5, True, False])
HELD = VALUES | st.sampled_from([date(2026, 11, 2), None, (1, True), ("border", date(2026, 11, 2)), ((1,),)])
FIELDS = st.sampled_from(["kind", "topics", "priority", "x-a", "x-b"])
CONDITIONS = st.builds(
    lambda field, values: Where(field, tuple(values), HERE), FIELDS, st.lists(VALUES, max_size=3)
) | st.builds(
    lambda field, ends: Between(field, ends[0], ends[1], HERE),
    FIELDS,
    st.tuples(st.sampled_from([None, 0, 1]), st.sampled_from([None, 1, 2.5])),
)
QUERIES: st.SearchStrategy[Query] = st.recursive(
    CONDITIONS,
    lambda parts: (
        st.builds(Every, st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(Some, st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(Not, parts)
    ),
    max_leaves=6,
)


def library(*blocks: Block) -> Library:
    return Library({each.id: each for each in blocks})


def asked(query: Query, *blocks: Block) -> tuple[BlockId, ...]:
    return library(*blocks).asked_for(query)


def test_a_date_is_compared_as_it_is_written() -> None:
    dated = block("a", fields={"x-day": date(2026, 11, 2)})

    assert asked(Where("x-day", ("2026-11-02",), HERE), dated) == ("a",)


def test_a_range_never_holds_text() -> None:
    assert asked(Between("kind", 1, 2, HERE), block("a")) == ()


@given(QUERIES, st.lists(st.dictionaries(st.sampled_from(["x-a", "x-b"]), HELD), max_size=6))
def test_a_query_answers_as_if_each_block_were_asked(query: Query, held: list[dict[str, FieldValue]]) -> None:
    blocks = [
        block(
            f"b-{number}",
            kind="border" if number % 2 else "risk",
            topics=("border", "1")[:number],
            fields=fields,
        )
        for number, fields in enumerate(held)
    ]

    assert asked(query, *blocks) == tuple(each.id for each in blocks if _asks(query, each))


@pytest.mark.parametrize(
    ("glob", "names"),
    [
        ("a-*", ("a-1", "a-2")),
        ("a-?", ("a-1", "a-2")),
        ("[ab]-1", ("a-1", "b-1")),
        ("*-1", ("a-1", "b-1")),
        ("a-2*", ("a-2",)),
        ("c*", ()),
        ("*", ("a", "a-1", "a-2", "aa", "b-1")),
    ],
)
def test_a_glob_names_what_it_fits(glob: str, names: tuple[str, ...]) -> None:
    shelf = library(*(block(name) for name in ("b-1", "aa", "a-2", "a", "a-1")))

    assert shelf.named_by(pattern(glob)) == names


def _asks(query: Query, asked_of: Block) -> bool:
    match query:
        case Where(field, values):
            held = members(field_of(asked_of, field))
            return any(_is_same(value, wanted) for value in held for wanted in values)
        case Between(field, least, most):
            return any(
                (least is None or least <= value) and (most is None or value <= most)
                for value in members(field_of(asked_of, field))
                if isinstance(value, int | float) and not isinstance(value, bool)
            )
        case Every(parts):
            return all(_asks(part, asked_of) for part in parts)
        case Some(parts):
            return any(_asks(part, asked_of) for part in parts)
        case Not(part):
            return not _asks(part, asked_of)


def _is_same(value: FieldValue, wanted: object) -> bool:
    if isinstance(value, date):
        return value.isoformat() == str(wanted)
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    return value == wanted
