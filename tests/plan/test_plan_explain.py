from __future__ import annotations

import pytest

from plan.plan_values import block, entry, profile, project
from reportgen.errors import UsageError
from reportgen.model.names import ProfileId
from reportgen.plan import make_plan
from reportgen.plan.explain import Explanation, explain_block

BLOCKS = (block("a"), block("b", requires=("a",)), block("c"), block("d"))
PROFILE = profile(
    entry(title="Outer", entries=(entry("a", "b", title="Inner", line=11),)),
    entry("c", line=12),
    exclude=("d",),
)
PROJECT = project(BLOCKS, PROFILE)


def explained(name: str) -> Explanation:
    return explain_block(PROJECT, make_plan(PROJECT, ProfileId("policy")), name)


def test_a_placed_block_tells_its_rule_place_and_neighbours() -> None:
    told = explained("b")

    assert told.reason.text == "named in the outline"
    assert told.reason.span.line == 11
    assert told.place is not None
    assert told.place.sections == ("Outer", "Inner")
    assert (told.place.position, told.place.total) == (2, 3)
    assert (told.place.before, told.place.after) == ("a", "c")


def test_the_first_block_has_nothing_before_it() -> None:
    place = explained("a").place

    assert place is not None
    assert place.before is None


def test_a_block_tells_who_requires_it() -> None:
    assert explained("a").required_by == ("b",)


def test_a_block_left_out_tells_the_rule() -> None:
    told = explained("d")

    assert told.place is None
    assert told.reason.text == 'excluded by the profile: "d"'
    assert told.reason.span.line == 4


def test_a_block_nobody_wrote_is_wrong_usage() -> None:
    with pytest.raises(UsageError) as caught:
        explained("e")

    assert [each.code for each in caught.value.diagnostics] == ["call-unknown-block"]
