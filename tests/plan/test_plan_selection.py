from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plan.plan_values import block, entry, profile, project
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Entry
from reportgen.model.query import Between, Every, Not, Some, Where
from reportgen.model.span import Span
from reportgen.plan import make_plan

HERE = Span("profiles/policy.yaml", 11, 14)
BLOCKS = (
    block("border-purpose", topics=("border",), priority=1),
    block("border-risk", kind="risk", topics=("border", "security"), priority=3),
    block("russia-arms", topics=("security",)),
    block("russia-motives", priority=4),
    block("option-wait", kind="option", topics=("border",), fields={"x-cost": 3}),
    block("option-act", kind="option", fields={"x-cost": 10}),
)


def plan_of(*outline: Entry, exclude: tuple[str, ...] = ()) -> Plan:
    return make_plan(project(BLOCKS, profile(*outline, exclude=exclude)), ProfileId("policy"))


def placed(plan: Plan) -> list[str]:
    return [placement.block for placement in plan.placements()]


def reason_out(plan: Plan, name: str) -> tuple[str, int]:
    omission = next(each for each in plan.left_out if each.block == name)
    return omission.reason.text, omission.reason.span.line


def test_blocks_named_by_id_stand_in_the_order_of_the_list() -> None:
    plan = plan_of(entry("russia-arms", "border-purpose"))

    assert placed(plan) == ["russia-arms", "border-purpose"]


def test_a_glob_takes_its_blocks_by_id() -> None:
    plan = plan_of(entry("russia-*"))

    assert placed(plan) == ["russia-arms", "russia-motives"]
    assert [placement.reason.text for placement in plan.placements()] == ['matches "russia-*"'] * 2


def test_a_glob_leaves_a_block_to_the_later_entry_that_names_it() -> None:
    plan = plan_of(entry("russia-*"), entry("russia-arms", line=12))

    assert placed(plan) == ["russia-motives", "russia-arms"]


def test_the_first_of_two_globs_takes_a_block() -> None:
    plan = plan_of(entry("russia-*"), entry("*-motives", "border-*", line=12))

    assert placed(plan) == ["russia-arms", "russia-motives", "border-purpose", "border-risk"]


def test_a_query_selects_by_fields_and_says_so() -> None:
    query = Every((Where("kind", ("option",), HERE), Not(Where("topics", ("border",), HERE))))
    plan = plan_of(entry(select=query))

    placement = next(plan.placements())
    assert placement.block == "option-act"
    assert placement.reason.text == "selected by kind option and not topics border"
    assert placement.reason.span == HERE


def test_a_query_can_ask_for_either_and_for_a_range() -> None:
    query = Some((Where("kind", ("risk", "option"), HERE), Between("priority", 4, None, HERE)))

    assert placed(plan_of(entry(select=query))) == [
        "border-risk",
        "option-act",
        "option-wait",
        "russia-motives",
    ]


def test_true_in_a_query_is_not_the_number_one() -> None:
    blocks = (block("a", fields={"x-open": True}), block("b", fields={"x-open": 1}))
    query = Where("x-open", (True,), HERE)
    plan = make_plan(project(blocks, profile(entry(select=query))), ProfileId("policy"))

    assert placed(plan) == ["a"]


def test_order_keys_sort_descending_with_missing_values_last() -> None:
    plan = plan_of(entry("*", order=("-x-cost", "priority")))

    assert placed(plan) == [
        "option-act",
        "option-wait",
        "border-purpose",
        "russia-arms",
        "border-risk",
        "russia-motives",
    ]


def test_what_is_over_the_maximum_is_left_for_a_later_entry() -> None:
    plan = plan_of(entry("option-*", most=1, order=("x-cost",)), entry("option-*", line=12))

    assert placed(plan) == ["option-wait", "option-act"]


def test_what_is_over_the_maximum_is_told() -> None:
    plan = plan_of(entry("option-*", most=1, title="Options"))

    assert reason_out(plan, "option-wait") == ('over the 1 that section "Options" takes', 10)


def test_exclude_wins_over_a_name_in_the_outline() -> None:
    plan = plan_of(entry("russia-arms", "border-risk"), exclude=("russia-*",))

    assert placed(plan) == ["border-risk"]
    assert reason_out(plan, "russia-arms") == ('excluded by the profile: "russia-*"', 4)


def test_an_entry_excludes_only_for_itself_and_those_within() -> None:
    inner = entry("russia-*", line=11)
    plan = plan_of(entry("border-*", exclude=("russia-arms",), entries=(inner,)), entry("*-arms", line=12))

    assert placed(plan) == ["border-purpose", "border-risk", "russia-motives", "russia-arms"]


def test_a_block_nobody_asks_for_is_left_out_by_the_outline() -> None:
    plan = plan_of(entry("border-*"))

    assert reason_out(plan, "option-act") == ("no entry of the outline asks for it", 8)


def test_sections_nest_and_know_their_level() -> None:
    plan = plan_of(entry(title="Actors", entries=(entry("russia-*", title="Russia", line=11),)))

    levels = [(part.title, part.level) for section in plan.sections for part in section.walk()]
    assert levels == [("Actors", 1), ("Russia", 2)]


def test_key_judgements_take_the_blocks_of_their_kind() -> None:
    judgement = block("judged", kind="key-judgement")
    outline = entry(title="Key judgements", generate="key-judgements")
    plan = make_plan(project((*BLOCKS, judgement), profile(outline)), ProfileId("policy"))

    assert placed(plan) == ["judged"]


@settings(max_examples=60, deadline=None)
@given(st.permutations(BLOCKS))
def test_a_plan_does_not_depend_on_the_order_of_files(blocks: list) -> None:  # type: ignore[type-arg]  # hypothesis hands over a list of blocks
    outline = (
        entry("russia-*", "border-risk", order=("-priority",)),
        entry(select=Where("kind", ("option", "context"), HERE), line=12, most=2, order=("x-cost",)),
    )
    shuffled = make_plan(project(blocks, profile(*outline)), ProfileId("policy"))

    assert shuffled == plan_of(*outline)


NAMES = st.sampled_from([each.id for each in BLOCKS])
PATTERNS = st.sampled_from(["border-*", "russia-*", "option-*", "*", "*-risk"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(PATTERNS, max_size=3), min_size=1, max_size=4),
    st.lists(NAMES, unique=True, max_size=3),
    st.lists(PATTERNS, max_size=1),
)
def test_every_block_is_placed_once_or_left_out_once(
    globs: list[list[str]], named: list[str], exclude: list[str]
) -> None:
    outline = [entry(*each, line=10 + place) for place, each in enumerate(globs)]
    plan = plan_of(*outline, entry(*named, line=50), exclude=tuple(exclude))

    told = placed(plan) + [omission.block for omission in plan.left_out]
    assert sorted(told) == sorted(each.id for each in BLOCKS)
