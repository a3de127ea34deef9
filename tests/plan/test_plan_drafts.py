from __future__ import annotations

from dataclasses import replace

from plan.plan_values import block, entry, profile, project
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Entry
from reportgen.model.query import Where
from reportgen.model.span import Span
from reportgen.plan import make_plan

HERE = Span("profiles/policy.yaml", 11, 14)
BLOCKS = (
    block("harbour-done", kind="option"),
    block("harbour-draft", kind="option", fields={"status": "draft"}),
    block("harbour-review", kind="option", fields={"status": "review"}),
)


def plan_of(*outline: Entry, shows_drafts: bool = False) -> Plan:
    chosen = replace(profile(*outline), draft=shows_drafts)
    return make_plan(project(BLOCKS, chosen), ProfileId("policy"))


def placed(plan: Plan) -> list[str]:
    return [placement.block for placement in plan.placements()]


def reason_out(plan: Plan, name: str) -> tuple[str, int]:
    omission = next(each for each in plan.left_out if each.block == name)
    return omission.reason.text, omission.reason.span.line


def test_a_glob_leaves_drafts_out_and_says_so_at_its_line() -> None:
    plan = plan_of(entry("harbour-*"))

    assert placed(plan) == ["harbour-done", "harbour-review"]
    text, line = reason_out(plan, "harbour-draft")
    assert text.startswith("still a draft")
    assert text.endswith('matches "harbour-*"')
    assert line == 10


def test_a_query_leaves_drafts_out_and_says_so() -> None:
    plan = plan_of(entry(select=Where("kind", ("option",), HERE)))

    assert placed(plan) == ["harbour-done", "harbour-review"]
    assert reason_out(plan, "harbour-draft")[0].endswith("selected by kind option")


def test_a_query_that_asks_for_drafts_by_their_status_gets_none_either() -> None:
    plan = plan_of(entry("harbour-done"), entry(select=Where("status", ("draft",), HERE)))

    assert placed(plan) == ["harbour-done"]
    assert reason_out(plan, "harbour-draft")[0].endswith("selected by status draft")


def test_a_draft_named_by_its_id_stands() -> None:
    plan = plan_of(entry("harbour-draft"), entry("harbour-*", line=12))

    assert placed(plan) == ["harbour-draft", "harbour-done", "harbour-review"]


def test_a_profile_of_drafts_takes_them_by_glob_and_by_query() -> None:
    by_glob = plan_of(entry("harbour-*"), shows_drafts=True)
    by_query = plan_of(entry(select=Where("kind", ("option",), HERE)), shows_drafts=True)

    assert placed(by_glob) == placed(by_query) == ["harbour-done", "harbour-draft", "harbour-review"]


def test_a_draft_that_no_entry_asks_for_is_left_out_for_that() -> None:
    plan = plan_of(entry("harbour-done"))

    assert reason_out(plan, "harbour-draft")[0] == "no entry of the outline asks for it"


def test_a_draft_does_not_use_up_a_place_of_a_section() -> None:
    plan = plan_of(replace(entry("harbour-*"), most=2))

    assert placed(plan) == ["harbour-done", "harbour-review"]
