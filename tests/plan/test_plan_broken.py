"""A block that could not be read is missed by no profile, and hides no other mistake."""

from __future__ import annotations

from dataclasses import replace

from plan.plan_values import block, entry, profile, project
from reportgen.model.content.block import Block
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Entry
from reportgen.model.project import Broken
from reportgen.model.query import Where
from reportgen.model.span import Span
from reportgen.plan.make_plan import draft_plan

HERE = Span("profiles/policy.yaml", 11, 14)


def drafted(*outline: Entry, blocks: tuple[Block, ...] = (block("a"),)) -> tuple[Plan, list[str]]:
    """The plan of a project whose block `lost` could not be read, and the codes of its mistakes."""
    made = replace(project(blocks, profile(*outline)), broken=Broken(blocks=frozenset({"lost"})))
    plan, mistakes = draft_plan(made, ProfileId("policy"))
    return plan, [each.code for each in mistakes]


def placed(plan: Plan) -> list[str]:
    return [each.block for each in plan.placements()]


def test_a_broken_block_is_no_unknown_name() -> None:
    plan, codes = drafted(entry("a", "lost"))

    assert (placed(plan), codes) == (["a"], [])


def test_a_glob_and_a_query_may_ask_for_a_broken_block() -> None:
    _, codes = drafted(
        entry("a", "lo*"), entry(select=Where("kind", ("risk",), HERE), title="Risks", line=12)
    )

    assert codes == []


def test_a_section_that_a_broken_block_may_fill_is_not_empty() -> None:
    assert drafted(entry("a"), entry("lost", title="L", is_required=True, line=12))[1] == []


def test_a_broken_block_may_be_required() -> None:
    assert drafted(entry("a"), blocks=(block("a", requires=("lost",)),))[1] == []


def test_a_block_that_was_read_in_part_needs_no_version() -> None:
    in_part = block("lost", versions={"odd": "Words."})

    assert drafted(entry("a", "lost"), blocks=(block("a"), in_part))[1] == []


def test_other_names_are_still_unknown_and_the_rest_is_planned() -> None:
    plan, codes = drafted(entry("a", "lots", "lo?"), entry(title="X", generate="nots", line=12))

    assert placed(plan) == ["a"]
    assert codes == ["profile-unknown-block", "profile-empty-glob", "profile-unknown-generator"]
