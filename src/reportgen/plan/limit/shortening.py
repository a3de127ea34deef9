"""Plan → the steps that take a shorter wording, first to go first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.content.block import Block
from reportgen.model.names import BlockId, VersionName
from reportgen.model.plan import Placement, Plan
from reportgen.model.profile import Profile
from reportgen.plan.limit.giving_way import giving_way, limit_reason
from reportgen.plan.limit.steps import Step

SHORTER = (VersionName("short"), VersionName("brief"))


def shortenable(blocks: Mapping[BlockId, Block], profile: Profile, plan: Plan) -> Iterator[Step]:
    """One step for each placed block that has a shorter wording, by priority 4 to 2, the last first."""
    for placement in giving_way(blocks, plan):
        block = blocks[placement.block]
        version = _shorter_version(block, placement)
        if version is not None:
            done = f'shortened from "{placement.version}" to "{version}"'
            yield Step(block.id, version, done, limit_reason(profile, block.priority))


def _shorter_version(block: Block, placement: Placement) -> VersionName | None:
    taken = len(block.versions[placement.version].text.split())
    shorter = [name for name in SHORTER if name in block.versions]
    shorter = [name for name in shorter if len(block.versions[name].text.split()) < taken]
    return min(shorter, key=lambda name: len(block.versions[name].text.split()), default=None)
