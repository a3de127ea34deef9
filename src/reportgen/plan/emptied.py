"""Plan → the plan without blocks whose whole text is for other audiences."""

from __future__ import annotations

import re

from reportgen.model.content.block import Version
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.plan import Placement, Plan, Reason
from reportgen.model.profile import Profile
from reportgen.model.project import Project
from reportgen.plan.limit.steps import Step, take_steps

# A text can be emptied only if its first paragraph is for some audience; most texts need not be read to know.
_SWITCHED = re.compile(r"\s*+(?::{3,}+\s*+(?:only|except)\b|(?:.|\n(?=.))*?\b(?:only|except)\s*+=)")


def without_emptied(project: Project, profile: Profile, plan: Plan) -> Plan:
    """The plan without them: an emptied block has no heading, a section emptied so has none either."""
    emptied = [each for each in plan.placements() if _is_emptied(project, profile, each)]
    if not emptied:
        return plan
    return take_steps(plan, [Step(each.block, None, "left out", _reason(project, each)) for each in emptied])


def _is_emptied(project: Project, profile: Profile, placement: Placement) -> bool:
    version = _version(project, placement)
    if not _SWITCHED.match(version.place.written):
        return False
    from reportgen.text.audience import audience_of  # noqa: PLC0415  # few texts have to be read to be planned
    from reportgen.text.grammar import read_text  # noqa: PLC0415  # as above

    # An audience that nobody knows is a mistake, and whoever writes the text says so.
    mistakes: list[Diagnostic] = []
    audience = audience_of(profile, project.profiles.values(), mistakes.append)
    blocks = read_text(version.place).blocks
    return bool(blocks) and not audience.reads(blocks) and not mistakes


def _reason(project: Project, placement: Placement) -> Reason:
    return Reason("its whole text is for other audiences", _version(project, placement).span)


def _version(project: Project, placement: Placement) -> Version:
    return project.blocks[placement.block].versions[placement.version]
