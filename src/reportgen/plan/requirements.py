"""Plan → a diagnostic for every promise it breaks: required blocks and required sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.content.block import Block
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId
from reportgen.model.plan import Omission, Plan
from reportgen.model.profile import Entry, Profile
from reportgen.model.suggestion import did_you_mean
from reportgen.plan.selection.block_library import Library
from reportgen.plan.selection.outline import entries_of, entry_name


def check_requirements(library: Library, plan: Plan) -> tuple[Diagnostic, ...]:
    """A placed block without a block it cannot do without, at the line that requires it."""
    blocks = library.blocks
    placed = [placement.block for placement in plan.placements()]
    left_out = {omission.block: omission for omission in plan.left_out}
    return tuple(
        _unmet(blocks, plan, block, index, left_out.get(needed))
        for block in placed
        for index, needed in enumerate(blocks[block].requires)
        if needed not in placed and needed not in library.broken
    )


def check_required_sections(library: Library, profile: Profile, plan: Plan) -> tuple[Diagnostic, ...]:
    """A section that must not be empty and is; a block that could not be read might have filled it."""
    if library.broken:
        return ()
    return tuple(
        Diagnostic(
            code="profile-empty-section",
            message=f"required {entry_name(entry)} has no block",
            span=entry.span,
            hint="name a block for it, widen its query, or take required away",
        )
        for entry in _absent(profile, plan)
        if entry.is_required
    )


def empty_sections(profile: Profile, plan: Plan) -> tuple[Diagnostic, ...]:
    """A warning for each section that the plan does without because no block is left for it."""
    return tuple(
        Diagnostic(
            code="profile-section-left-out",
            message=f'{entry_name(entry)} is left out of "{profile.id}": no block is left for it',
            span=entry.span,
            hint="take the entry out of the outline, or give it a block",
            severity=Severity.WARNING,
        )
        for entry in _absent(profile, plan)
        if not entry.is_required
    )


def _unmet(
    blocks: Mapping[BlockId, Block], plan: Plan, block: BlockId, index: int, omission: Omission | None
) -> Diagnostic:
    needed = blocks[block].requires[index]
    spans = blocks[block].requires_spans
    span = spans[index] if index < len(spans) else blocks[block].span
    if omission is None:
        return Diagnostic(
            code="block-unknown-requirement",
            message=f'"{block}" requires "{needed}", and no block is called so',
            span=span,
            hint=did_you_mean(needed, blocks),
        )
    why = f"{omission.reason.text} ({omission.reason.span})"
    return Diagnostic(
        code="profile-missing-requirement",
        message=f'"{block}" stands in "{plan.profile}" without "{needed}", which it requires',
        span=span,
        hint=f'"{needed}" is out: {why}; place it in the profile, or exclude "{block}"',
    )


def _absent(profile: Profile, plan: Plan) -> Iterator[Entry]:
    shown = {(part.id, part.span) for section in plan.sections for part in section.walk()}
    return (entry for entry in entries_of(profile) if (entry.id, entry.span) not in shown)
