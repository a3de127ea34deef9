from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.plan_values import block, entry, profile, project, texts
from reportgen.errors import ContentError
from reportgen.model.content.block import Block
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Entry, Limit, Overflow
from reportgen.model.project import Project
from reportgen.plan import make_plan
from reportgen.plan.limit.fit import Fitted, fit_plan
from reportgen.plan.limit.measure import Measure


def by_words(made: Project) -> Callable[[Plan], tuple[Measure, Plan]]:
    """Ten words to a page, counted from the text of the placed wordings."""

    def lay_out(plan: Plan) -> tuple[Measure, Plan]:
        words = sum(
            len(made.blocks[each.block].versions[each.version].text.split()) for each in plan.placements()
        )
        return Measure(-(-words // 10), words), plan

    return lay_out


def fitted(blocks: tuple[Block, ...], limit: Limit, *outline: Entry) -> Fitted[Plan]:
    made = project(blocks, profile(*(outline or (entry("*"),)), limit=limit))
    return fit_plan(made, make_plan(made, ProfileId("policy")), by_words(made))


def placed(plan: Plan) -> list[tuple[str, str]]:
    return [(each.block, each.version) for each in plan.placements()]


THREE = (
    block("a", priority=1, versions=texts(10, 4)),
    block("b", priority=3, versions=texts(10, 4)),
    block("c", priority=4, versions=texts(10, 4)),
)


def test_a_plan_within_its_limit_stays_as_it_is() -> None:
    found = fitted(THREE, Limit(3, 30, Overflow.DROP))

    assert placed(found.plan) == [("a", "full"), ("b", "full"), ("c", "full")]
    assert found.notes == ()


def test_over_the_limit_the_blocks_that_could_go_first_are_named() -> None:
    with pytest.raises(ContentError) as caught:
        fitted(THREE, Limit(2, None, Overflow.FAIL))

    (mistake,) = caught.value.diagnostics
    assert mistake.code == "report-over-limit"
    assert mistake.message == '"policy" has 3 pages, 2 are allowed'
    assert mistake.span is not None
    assert mistake.span.line == 6
    assert mistake.hint is not None
    assert mistake.hint.startswith("first to go: c (priority 4), b (priority 3)")


def test_shortening_takes_the_least_important_first_and_no_more_than_needed() -> None:
    found = fitted(THREE, Limit(None, 25, Overflow.SHORTEN))

    assert placed(found.plan) == [("a", "full"), ("b", "full"), ("c", "brief")]
    assert [each.message for each in found.notes] == [
        '"c" is shortened from "full" to "brief" in "policy"',
    ]
    assert [each.version_reason for each in found.plan.placements()][2] == (
        '"brief" instead of "full": gives way to the limit of 25 words, priority 4'
    )


def test_dropping_leaves_out_with_a_reason() -> None:
    found = fitted(THREE, Limit(1, None, Overflow.DROP))

    assert placed(found.plan) == [("a", "full")]
    assert [(each.block, each.reason.text) for each in found.plan.left_out] == [
        ("b", "gives way to the limit of 1 page, priority 3"),
        ("c", "gives way to the limit of 1 page, priority 4"),
    ]


def test_what_must_stay_is_never_dropped() -> None:
    with pytest.raises(ContentError) as caught:
        fitted(THREE, Limit(None, 5, Overflow.DROP))

    assert '"policy" has 10 words after 2 steps, 5 are allowed' in str(caught.value)


def test_a_required_section_is_never_dropped() -> None:
    kept = entry("c", title="Must", is_required=True, line=12)
    found = fitted(THREE, Limit(None, 20, Overflow.DROP), entry("a", "b"), kept)

    assert placed(found.plan) == [("a", "full"), ("c", "full")]


def test_a_block_that_a_kept_one_requires_stays() -> None:
    blocks = (
        block("a", priority=1, versions=texts(10, 4), requires=("c",)),
        block("b", priority=2, versions=texts(10, 4)),
        block("c", priority=4, versions=texts(10, 4)),
    )

    assert placed(fitted(blocks, Limit(None, 20, Overflow.DROP)).plan) == [("a", "full"), ("c", "full")]


def test_a_section_that_loses_its_last_block_goes_too() -> None:
    outline = (entry("a"), entry("b", title="B", line=12))
    found = fitted(THREE[:2], Limit(None, 10, Overflow.DROP), *outline)

    assert [section.title for section in found.plan.sections] == [None]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(2, 4), st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=8),
    st.integers(1, 120),
    st.sampled_from([Overflow.SHORTEN, Overflow.DROP]),
)
def test_what_is_fitted_keeps_its_limit_and_repeats(
    shapes: list[tuple[int, int, int]], words: int, overflow: Overflow
) -> None:
    blocks = (
        block("stays", priority=1, versions=texts(1, 1)),
        *(
            block(f"b{place}", priority=priority, versions=texts(full, brief))
            for place, (priority, full, brief) in enumerate(shapes)
        ),
    )
    limit = Limit(None, words, overflow)
    shortest = 1 + sum(min(full, brief) for _, full, brief in shapes)
    if overflow is Overflow.SHORTEN and shortest > words:
        with pytest.raises(ContentError, match="allowed"):
            fitted(blocks, limit)
        return
    found = fitted(blocks, limit)

    assert found.measure.words <= words
    assert found == fitted(blocks, limit)
    assert len(list(found.plan.placements())) + len(found.plan.left_out) == len(blocks)
