"""Blocks + sections + refusals → an omission for every block that is not placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.block import Block
from reportgen.model.names import BlockId
from reportgen.model.plan import Omission, Reason, Section
from reportgen.model.profile import Profile
from reportgen.plan.asking import matching


def tell_left_out(
    blocks: Mapping[BlockId, Block],
    profile: Profile,
    sections: Iterable[Section],
    refused: Mapping[BlockId, Reason],
) -> tuple[Omission, ...]:
    """One omission for each block in no section, by id."""
    placed = {
        placement.block for section in sections for part in section.walk() for placement in part.placements
    }
    unasked = Reason("no entry of the outline asks for it", profile.origins.get("outline", profile.span))
    return tuple(
        Omission(block, refused.get(block) or _excluded(block, profile) or unasked)
        for block in sorted(blocks)
        if block not in placed
    )


def _excluded(block: BlockId, profile: Profile) -> Reason | None:
    pattern = matching(profile.exclude, block)
    if pattern is None:
        return None
    return Reason(f'excluded by the profile: "{pattern.text}"', pattern.span)
