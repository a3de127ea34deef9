from __future__ import annotations

from plan.plan_values import block, entry, profile, project
from reportgen.model.names import ProfileId
from reportgen.model.plan import Placement
from reportgen.model.profile import Entry
from reportgen.plan import make_plan

BLOCKS = (
    block("a", versions={"full": "Long.", "brief": "Short.", "plain": "Plain."}),
    block("b", versions={"full": "Long."}),
)


def wordings(*outline: Entry, versions: tuple[str, ...] = ("full",)) -> list[tuple[str, str]]:
    plan = make_plan(project(BLOCKS, profile(*outline, versions=versions)), ProfileId("policy"))
    return [_told(placement) for placement in plan.placements()]


def _told(placement: Placement) -> tuple[str, str]:
    return placement.version, placement.version_reason


def test_the_profile_decides_the_wording() -> None:
    assert wordings(entry("a"), versions=("plain", "full")) == [
        ("plain", '"plain" is asked for by the profile')
    ]


def test_a_section_overrides_the_profile() -> None:
    found = wordings(entry("a", title="X", versions=("brief",)), versions=("plain",))

    assert found == [("brief", '"brief" is asked for by section "X"')]


def test_a_section_within_another_inherits_its_wording() -> None:
    inner = entry("a", line=11)
    found = wordings(entry(title="X", versions=("brief",), entries=(inner,)))

    assert found == [("brief", '"brief" is asked for by section "X"')]


def test_where_the_section_finds_nothing_the_profile_is_asked() -> None:
    found = wordings(entry("b", title="X", versions=("brief",)), versions=("plain", "full"))

    assert found == [("full", '"full" is asked for by the profile; it has no "brief", no "plain"')]


def test_full_is_tried_last() -> None:
    assert wordings(entry("b"), versions=("brief",)) == [("full", '"full" is tried last; it has no "brief"')]
