"""Plan + steps → the shorter plan: one step takes a shorter wording or leaves a block out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, VersionName
from reportgen.model.plan import Omission, Placement, Plan, Reason, Section
from reportgen.plan.selection.outline import is_empty


@frozen
class Step:
    """`version` is the shorter wording to take, None to leave the block out; `done` says it in words."""

    block: BlockId
    version: VersionName | None
    done: str
    reason: Reason


def take_steps(plan: Plan, steps: Iterable[Step]) -> Plan:
    """The plan after `steps`, sections that lost their last block gone, each omission with its reason."""
    by_block = {step.block: step for step in steps}
    kept = (_shorter(section, by_block) for section in plan.sections)
    dropped = [Omission(step.block, step.reason) for step in by_block.values() if step.version is None]
    left_out = sorted((*plan.left_out, *dropped), key=lambda omission: omission.block)
    return Plan(plan.profile, tuple(each for each in kept if each is not None), tuple(left_out))


def _shorter(section: Section, steps: Mapping[BlockId, Step]) -> Section | None:
    placements = tuple(
        _reworded(placement, steps.get(placement.block))
        for placement in section.placements
        if placement.block not in steps or steps[placement.block].version is not None
    )
    inner = (_shorter(each, steps) for each in section.sections)
    sections = tuple(each for each in inner if each is not None)
    if is_empty(section.generate, placements, sections):
        return None
    return replace(section, placements=placements, sections=sections)


def _reworded(placement: Placement, step: Step | None) -> Placement:
    if step is None or step.version is None:
        return placement
    reason = f'"{step.version}" instead of "{placement.version}": {step.reason.text}'
    return replace(placement, version=step.version, version_reason=reason)
