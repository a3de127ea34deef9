"""Project + plan → the claims that its audience sees cited."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.names import FULL, ClaimId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.text.audience import audience_of
from reportgen.text.citations import citations_in
from reportgen.text.grammar import read_text


def claims_cited(project: Project, plan: Plan) -> tuple[ClaimId, ...]:
    """By id; what a block cites for others alone is not among them."""
    return tuple(sorted(set(_cited(project, plan)) & project.claims.keys()))


def _cited(project: Project, plan: Plan) -> Iterator[ClaimId]:
    audience = audience_of(project.profiles[plan.profile], project.profiles.values(), lambda _: None)
    for placement in plan.placements():
        block = project.blocks[placement.block]
        version = block.versions.get(placement.version) or block.versions[FULL]
        if "[@" in version.place.written:
            text = read_text(version.place)
            called = (audience.reads(words) for words in text.notes.values())
            for nodes in (audience.reads(text.blocks), *called):
                for each in citations_in(nodes):
                    yield from (ClaimId(item.id) for item in each.items or ())
