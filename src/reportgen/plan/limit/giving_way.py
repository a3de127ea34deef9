"""Plan → the steps that its blocks may take to keep a limit: shorter wordings, or leaving blocks out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.content.block import Block
from reportgen.model.names import VersionName
from reportgen.model.plan import Plan, Reason
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.plan.limit.measure import counted
from reportgen.plan.limit.savings import Way
from reportgen.plan.limit.steps import Step

MUST_STAY = 1
SHORTER = (VersionName("short"), VersionName("brief"))


def shorter_wordings(project: Project, plan: Plan) -> Iterator[tuple[Way, ...]]:
    """For each placed block, whatever its priority, the wordings that are shorter than the one it has.

    They are those called `short` and `brief`, and those that the profile names.
    """
    profile = project.profiles[plan.profile]
    for placement in plan.placements():
        block = project.blocks[placement.block]
        words = _words(block, placement.version)
        names = dict.fromkeys((*SHORTER, *profile.versions))
        shorter = [name for name in names if name in block.versions and _words(block, name) < words]
        yield tuple(
            Way(
                Step(
                    block.id,
                    name,
                    f'shortened from "{placement.version}" to "{name}"',
                    limit_reason(profile, block.priority),
                ),
                block.priority,
                words,
                1 - _words(block, name) / words,
            )
            for name in shorter
        )


def droppable_blocks(project: Project, plan: Plan) -> Iterator[tuple[Way, ...]]:
    """For each placed block that need not stay by itself the step that leaves it out.

    Priority 1 stays, and so do all blocks of a required section.
    """
    profile = project.profiles[plan.profile]
    firm = {
        placement.block
        for section in plan.sections
        for part in section.walk()
        if part.is_required
        for inner in part.walk()
        for placement in inner.placements
    }
    for placement in plan.placements():
        block = project.blocks[placement.block]
        if block.priority > MUST_STAY and block.id not in firm:
            step = Step(block.id, None, "dropped", limit_reason(profile, block.priority))
            yield (Way(step, block.priority, _words(block, placement.version), 1.0),)


def limit_reason(profile: Profile, priority: int) -> Reason:
    """The reason that each step of fitting carries: the limit, and how much the block weighs."""
    limit = profile.limit
    bounds = ((limit.pages, "pages"), (limit.words, "words"))
    words = " and ".join(counted(bound, unit) for bound, unit in bounds if bound is not None)
    keys = ("limit.overflow", "limit.pages", "limit.words", "limit")
    span = next((profile.origins[key] for key in keys if key in profile.origins), profile.span)
    return Reason(f"gives way to the limit of {words}, priority {priority}", span)


def _words(block: Block, version: VersionName) -> int:
    return len(block.versions[version].text.split())
