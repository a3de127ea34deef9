"""Plan → the placements that may give way to a limit, in the order in which they do."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.content.block import Block
from reportgen.model.names import BlockId
from reportgen.model.plan import Placement, Plan, Reason
from reportgen.model.profile import Profile
from reportgen.plan.limit.measure import counted

MUST_STAY = 1


def giving_way(blocks: Mapping[BlockId, Block], plan: Plan) -> tuple[Placement, ...]:
    """Placements by priority 4 to 2, within one priority the last in reading order first."""
    backwards = tuple(plan.placements())[::-1]
    may_go = (each for each in backwards if blocks[each.block].priority > MUST_STAY)
    return tuple(sorted(may_go, key=lambda each: -blocks[each.block].priority))


def limit_reason(profile: Profile, priority: int) -> Reason:
    """The reason that each step of fitting carries: the limit, and how much the block weighs."""
    limit = profile.limit
    bounds = ((limit.pages, "pages"), (limit.words, "words"))
    words = " and ".join(counted(bound, unit) for bound, unit in bounds if bound is not None)
    keys = ("limit.overflow", "limit.pages", "limit.words", "limit")
    span = next((profile.origins[key] for key in keys if key in profile.origins), profile.span)
    return Reason(f"gives way to the limit of {words}, priority {priority}", span)
