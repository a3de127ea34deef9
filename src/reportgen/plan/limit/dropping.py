"""Plan → the steps that leave blocks out, first to go first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.content.block import Block
from reportgen.model.names import BlockId
from reportgen.model.plan import Plan
from reportgen.model.profile import Profile
from reportgen.plan.limit.giving_way import giving_way, limit_reason
from reportgen.plan.limit.steps import Step


def droppable(blocks: Mapping[BlockId, Block], profile: Profile, plan: Plan) -> Iterator[Step]:
    """One step for each block that may go, by priority 4 to 2, the last in reading order first.

    A required section keeps all its blocks. A block that another one requires goes after that one.
    """
    kept = {placement.block for placement in plan.placements()}
    firm = frozenset(
        placement.block
        for section in plan.sections
        for part in section.walk()
        if part.is_required
        for inner in part.walk()
        for placement in inner.placements
    )
    waiting = [each.block for each in giving_way(blocks, plan) if each.block not in firm]
    while True:
        free = next((block for block in waiting if not _is_required(block, kept, blocks)), None)
        if free is None:
            return
        waiting.remove(free)
        kept.remove(free)
        yield Step(free, None, "dropped", limit_reason(profile, blocks[free].priority))


def _is_required(block: BlockId, kept: set[BlockId], blocks: Mapping[BlockId, Block]) -> bool:
    return any(block in blocks[other].requires for other in kept if other != block)
