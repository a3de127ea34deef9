"""Plan + block → why it is in or out: the rule, its line, the version, the place and the neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import BlockId, ProfileId, VersionName
from reportgen.model.plan import Placement, Plan, Reason, Section
from reportgen.model.project import Project
from reportgen.model.suggestion import did_you_mean


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a block stands: `position` counts from 1 among all `total` placed blocks.

    `landscape` is the line that asks for turned pages, or nothing.
    """

    sections: tuple[str, ...]
    version: VersionName
    version_reason: str
    position: int
    total: int
    before: BlockId | None
    after: BlockId | None
    landscape: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """`place` is None for a block that is left out."""

    block: BlockId
    title: str
    profile: ProfileId
    reason: Reason
    place: BlockPlace | None
    required_by: tuple[BlockId, ...]


def explain_block(project: Project, plan: Plan, name: str) -> Explanation:
    """Why the block `name` is in or out of `plan`; raises UsageError for a block nobody wrote."""
    block = project.blocks.get(BlockId(name))
    if block is None:
        raise UsageError(
            [
                Diagnostic(
                    code="call-unknown-block",
                    message=f'no block is called "{name}"',
                    hint=did_you_mean(name, project.blocks) or "reportgen list blocks",
                )
            ]
        )
    placed = tuple(_placed(plan.sections, (), ""))
    ids = [placement.block for _, _, placement in placed]
    required_by = tuple(each for each in ids if block.id in project.blocks[each].requires)
    if block.id not in ids:
        reason = next(omission.reason for omission in plan.left_out if omission.block == block.id)
        return Explanation(block.id, block.title, plan.profile, reason, None, required_by)
    index = ids.index(block.id)
    sections, turned_at, placement = placed[index]
    place = BlockPlace(
        sections=sections,
        version=placement.version,
        version_reason=placement.version_reason,
        position=index + 1,
        total=len(ids),
        before=ids[index - 1] if index else None,
        after=ids[index + 1] if index + 1 < len(ids) else None,
        landscape=turned_at or str(block.landscape or ""),
    )
    return Explanation(block.id, block.title, plan.profile, placement.reason, place, required_by)


def _placed(
    sections: tuple[Section, ...], above: tuple[str, ...], turned_at: str
) -> Iterator[tuple[tuple[str, ...], str, Placement]]:
    """Each placement with the titles above it and the line of the section that turns its pages."""
    for section in sections:
        titles = above if section.title is None else (*above, section.title)
        turned = turned_at or str(section.landscape or "")
        for placement in section.placements:
            yield titles, turned, placement
        yield from _placed(section.sections, titles, turned)
