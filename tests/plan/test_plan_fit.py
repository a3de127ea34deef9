from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.plan_values import block, entry, profile, project, texts
from reportgen.errors import ContentError
from reportgen.model.content.block import Block
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Entry, Limit, Overflow
from reportgen.model.project import Project
from reportgen.plan import make_plan
from reportgen.plan.limit.fit import Fitted, fit_plan
from reportgen.plan.limit.measure import Link, Measure

LayOut = Callable[[Plan], tuple[Measure, Plan]]


def lengths(made: Project, plan: Plan) -> dict[BlockId, int]:
    return {
        each.block: len(made.blocks[each.block].versions[each.version].text.split())
        for each in plan.placements()
    }


def by_words(made: Project, links: tuple[Link, ...] = ()) -> LayOut:
    """Ten words to a page, counted from the text of the placed wordings."""

    def lay_out(plan: Plan) -> tuple[Measure, Plan]:
        found = lengths(made, plan)
        words = sum(found.values())
        heights = {name: length / 10 for name, length in found.items()}
        return Measure(-(-words // 10), words, words / 10, heights, found, links), plan

    return lay_out


def fitted(
    blocks: tuple[Block, ...], limit: Limit, *outline: Entry, links: tuple[Link, ...] = ()
) -> Fitted[Plan]:
    made = project(blocks, profile(*(outline or (entry("*"),)), limit=limit))
    return fit_plan(made, make_plan(made, ProfileId("policy")), by_words(made, links))


def placed(plan: Plan) -> list[tuple[str, str]]:
    return [(each.block, each.version) for each in plan.placements()]


def dropped(found: Fitted[Plan]) -> list[str]:
    return [each.block for each in found.plan.left_out]


THREE = (
    block("a", priority=1, versions=texts(10, 4)),
    block("b", priority=3, versions=texts(10, 4)),
    block("c", priority=4, versions=texts(10, 4)),
)


def test_a_plan_within_its_limit_stays_as_it_is() -> None:
    found = fitted(THREE, Limit(3, 30, Overflow.DROP))

    assert placed(found.plan) == [("a", "full"), ("b", "full"), ("c", "full")]
    assert found.notes == ()


def over_limit(found: Fitted[Plan]) -> Diagnostic:
    (mistake,) = found.over_limit
    assert mistake.code == "report-over-limit"
    return mistake


def test_over_the_limit_the_report_is_whole_and_what_would_help_is_said() -> None:
    found = fitted(THREE, Limit(2, None, Overflow.FAIL))
    mistake = over_limit(found)

    assert placed(found.plan) == [("a", "full"), ("b", "full"), ("c", "full")]
    assert mistake.message == '"policy" has 3 pages, 2 are allowed'
    assert mistake.span is not None
    assert mistake.span.line == 6
    assert mistake.hint == (
        'shorter wordings: "c" as "brief" (priority 4, 6 words less, about 0.6 pages), '
        '"b" as "brief" (priority 3, 6 words less, about 0.6 pages), '
        '"a" as "brief" (priority 1, 6 words less, about 0.6 pages); '
        'first to go: "c" (priority 4, 10 words less, about 1.0 pages), '
        '"b" (priority 3, 10 words less, about 1.0 pages); '
        'without "c" it should fit, as with limit.overflow: drop; or raise the limit'
    )


def test_shortening_takes_the_least_important_first_and_no_more_than_needed() -> None:
    found = fitted(THREE, Limit(None, 25, Overflow.SHORTEN))

    assert placed(found.plan) == [("a", "full"), ("b", "full"), ("c", "brief")]
    assert [each.message for each in found.notes] == [
        '"c" is shortened from "full" to "brief" in "policy"',
    ]
    assert [each.version_reason for each in found.plan.placements()][2] == (
        '"brief" instead of "full": gives way to the limit of 25 words, priority 4'
    )


def test_what_must_stay_may_still_be_shortened_and_goes_last() -> None:
    found = fitted(THREE, Limit(None, 12, Overflow.SHORTEN))

    assert placed(found.plan) == [("a", "brief"), ("b", "brief"), ("c", "brief")]


def test_of_two_shorter_wordings_the_one_that_is_enough_is_taken() -> None:
    versions = {"full": "word " * 20, "short": "word " * 12, "brief": "word " * 4}

    assert placed(fitted((block("a", versions=versions),), Limit(None, 15, Overflow.SHORTEN)).plan) == [
        ("a", "short")
    ]
    assert placed(fitted((block("a", versions=versions),), Limit(None, 5, Overflow.SHORTEN)).plan) == [
        ("a", "brief")
    ]


def test_dropping_leaves_out_with_a_reason() -> None:
    found = fitted(THREE, Limit(1, None, Overflow.DROP))

    assert placed(found.plan) == [("a", "full")]
    assert [(each.block, each.reason.text) for each in found.plan.left_out] == [
        ("b", "gives way to the limit of 1 page, priority 3"),
        ("c", "gives way to the limit of 1 page, priority 4"),
    ]


def test_what_must_stay_is_never_dropped_and_a_limit_below_it_is_said_to_be_out_of_reach() -> None:
    found = fitted(THREE, Limit(None, 5, Overflow.DROP))
    mistake = over_limit(found)

    assert placed(found.plan) == [("a", "full")]
    assert mistake.message == '"policy" has 10 words after 2 steps, 5 are allowed'
    assert mistake.hint is not None
    assert "what must stay is longer than the limit: shorten it, or raise the limit" in mistake.hint


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


def test_a_block_that_a_kept_one_refers_to_stays() -> None:
    links = (Link(BlockId("a"), frozenset({BlockId("c")})),)

    assert dropped(fitted(THREE, Limit(None, 20, Overflow.DROP), links=links)) == ["b"]


def test_a_block_goes_together_with_the_one_that_requires_it() -> None:
    blocks = (
        block("a", priority=1, versions=texts(10, 4)),
        block("b", priority=2, versions=texts(10, 4), requires=("c",)),
        block("c", priority=4, versions=texts(10, 4)),
    )

    assert dropped(fitted(blocks, Limit(None, 10, Overflow.DROP))) == ["b", "c"]
    assert over_limit(fitted(blocks[:1], Limit(None, 9, Overflow.DROP)))


def test_the_last_block_of_a_part_that_every_report_has_stays() -> None:
    blocks = (
        block("a", priority=1, versions=texts(10, 4)),
        block("b", priority=2, versions=texts(10, 4)),
        block("unknown", kind="gap", priority=4, versions=texts(10, 4)),
    )

    assert dropped(fitted(blocks, Limit(None, 20, Overflow.DROP))) == ["b"]


def test_where_a_project_does_without_the_check_of_parts_they_may_go() -> None:
    blocks = (*THREE[:2], block("unknown", kind="gap", priority=4, versions=texts(10, 4)))
    made = project(
        blocks, profile(entry("*"), limit=Limit(None, 20, Overflow.DROP), checks={"missing-part": "off"})
    )

    found = fit_plan(made, make_plan(made, ProfileId("policy")), by_words(made))
    assert dropped(found) == ["unknown"]


def test_of_two_sides_none_is_left_alone() -> None:
    blocks = (
        block("a", priority=1, versions=texts(10, 4)),
        block("good", priority=3, versions=texts(10, 4), fields={"x-side": "benefit", "x-about": "trial"}),
        block("bad", priority=4, versions=texts(10, 4), fields={"x-side": "risk", "x-about": "trial"}),
        block("z", priority=2, versions=texts(10, 4)),
    )

    assert dropped(fitted(blocks, Limit(None, 30, Overflow.DROP))) == ["bad", "good"]


def test_smaller_blocks_stay_where_a_larger_one_makes_room_enough() -> None:
    blocks = (
        block("a", priority=1, versions=texts(10, 4)),
        block("b", priority=3, versions=texts(2, 1)),
        block("c", priority=3, versions=texts(12, 4)),
        block("d", priority=3, versions=texts(3, 1)),
    )

    assert dropped(fitted(blocks, Limit(None, 15, Overflow.DROP))) == ["c"]


def test_a_section_that_loses_its_last_block_goes_too() -> None:
    outline = (entry("a"), entry("b", title="B", line=12))
    found = fitted(THREE[:2], Limit(None, 10, Overflow.DROP), *outline)

    assert [section.title for section in found.plan.sections] == [None]


def test_steps_that_the_report_cannot_do_without_are_not_taken() -> None:
    made = project(THREE, profile(entry("*"), limit=Limit(None, 20, Overflow.DROP)))
    measured = by_words(made)

    def lay_out(plan: Plan) -> tuple[Measure, Plan]:
        if "c" not in [each.block for each in plan.placements()]:
            raise ContentError([Diagnostic("unknown-reference", "nothing has the id")])
        return measured(plan)

    assert dropped(fit_plan(made, make_plan(made, ProfileId("policy")), lay_out)) == ["b"]


def test_a_mistake_of_the_whole_report_is_raised() -> None:
    made = project(THREE, profile(entry("*"), limit=Limit(None, 20, Overflow.DROP)))

    def lay_out(_: Plan) -> tuple[Measure, Plan]:
        raise ContentError([Diagnostic("unknown-reference", "nothing has the id")])

    with pytest.raises(ContentError):
        fit_plan(made, make_plan(made, ProfileId("policy")), lay_out)


SHAPES = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=7
)


def shaped(shapes: list[tuple[int, int, int]]) -> tuple[Block, ...]:
    return (
        block("stays", priority=1, versions=texts(1, 1)),
        *(
            block(f"b{place}", priority=priority, versions=texts(full, brief))
            for place, (priority, full, brief) in enumerate(shapes)
        ),
    )


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.integers(1, 120), st.sampled_from([Overflow.SHORTEN, Overflow.DROP]))
def test_what_is_fitted_keeps_its_limit_or_is_said_to_be_over_it(
    shapes: list[tuple[int, int, int]], words: int, overflow: Overflow
) -> None:
    limit = Limit(None, words, overflow)
    least = {
        Overflow.SHORTEN: 1 + sum(min(full, brief) for _, full, brief in shapes),
        Overflow.DROP: 1 + sum(full for priority, full, _ in shapes if priority == 1),
    }
    found = fitted(shaped(shapes), limit)

    assert (found.measure.words <= words) == (least[overflow] <= words) == (not found.over_limit)
    assert found == fitted(shaped(shapes), limit)
    assert len(list(found.plan.placements())) + len(found.plan.left_out) == len(shapes) + 1


def losses(
    shapes: list[tuple[int, int, int]], gone: tuple[int, ...], *, words: int
) -> tuple[int, ...] | None:
    """Words lost by priority, the most important first, or None where they do not save enough."""
    lost = [0] * 5
    for (priority, full, _), taken in zip(shapes, gone, strict=True):
        lost[priority] += taken * (full + 1)
    saved = sum(full * taken for (_, full, _), taken in zip(shapes, gone, strict=True))
    is_enough = 1 + sum(full for _, full, _ in shapes) - saved <= words
    return tuple(lost) if is_enough and not lost[1] else None


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.integers(1, 120))
def test_no_other_choice_of_blocks_loses_less(shapes: list[tuple[int, int, int]], words: int) -> None:
    found = fitted(shaped(shapes), Limit(None, words, Overflow.DROP))
    gone = {each.block for each in found.plan.left_out}
    taken = tuple(int(f"b{place}" in gone) for place in range(len(shapes)))

    def every() -> Iterator[tuple[int, ...]]:
        for choice in product((0, 1), repeat=len(shapes)):
            lost = losses(shapes, choice, words=words)
            if lost is not None:
                yield lost

    if not found.over_limit:
        assert losses(shapes, taken, words=words) == min(every())


def test_many_blocks_are_measured_once_and_laid_out_a_few_times() -> None:
    blocks = tuple(
        block(f"b{place:03}", priority=2 + place % 3, versions=texts(5 + place % 17, 3))
        for place in range(300)
    )
    made = project(blocks, profile(entry("*"), limit=Limit(200, None, Overflow.DROP)))
    measured, layouts = by_words(made), []

    def lay_out(plan: Plan) -> tuple[Measure, Plan]:
        layouts.append(plan)
        return measured(plan)

    found = fit_plan(made, make_plan(made, ProfileId("policy")), lay_out)
    assert found.measure.pages == 200
    assert len(layouts) <= 4
