"""Library + sections + refusals → an omission for every block that is not placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.names import BlockId
from reportgen.model.plan import Omission, Reason, Section
from reportgen.model.profile import Profile
from reportgen.plan.selection.block_library import Library


def reasons_left_out(
    library: Library,
    profile: Profile,
    sections: Iterable[Section],
    refused: Mapping[BlockId, Reason],
) -> tuple[Omission, ...]:
    """One omission for each block in no section, by id."""
    placed = {
        placement.block for section in sections for part in section.walk() for placement in part.placements
    }
    unasked = Reason("no entry of the outline asks for it", profile.origins.get("outline", profile.span))
    excluded = _excluded(library, profile)
    return tuple(
        Omission(block, refused.get(block) or excluded.get(block) or unasked)
        for block in library.ids
        if block not in placed
    )


def _excluded(library: Library, profile: Profile) -> Mapping[BlockId, Reason]:
    """Why the profile excludes blocks: the first pattern that names each."""
    reasons: dict[BlockId, Reason] = {}
    for pattern in profile.exclude:
        reason = Reason(f'excluded by the profile: "{pattern.text}"', pattern.span)
        for block in library.named_by(pattern):
            reasons.setdefault(block, reason)
    return reasons
