"""Library + outline → sections with placements, and who was refused by which line."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.generators import GENERATORS
from reportgen.model.names import BlockId
from reportgen.model.plan import Placement, Reason, Section
from reportgen.model.profile import Entry, Pattern, Profile
from reportgen.plan.selection.block_library import Library
from reportgen.plan.selection.candidate import Candidate
from reportgen.plan.selection.candidates import candidates_of, matching
from reportgen.plan.selection.drafts import unasked_draft
from reportgen.plan.selection.ordering import in_order
from reportgen.plan.selection.outline import entry_name, is_empty
from reportgen.plan.wording import Wish, choose_wording


def place_blocks(
    library: Library, profile: Profile, named: frozenset[BlockId]
) -> tuple[tuple[Section, ...], Mapping[BlockId, Reason], tuple[Diagnostic, ...]]:
    """Fill the outline in reading order; the first entry that asks for a block gets it.

    Returns the sections that have something to show, the reason of the first refusal of each block,
    and a diagnostic for each block that has none of the versions asked for.
    """
    placing = _Placing(library, profile, named)
    wishes = (Wish("the profile", profile.versions),)
    placed = (placing.section(entry, 1, wishes, ()) for entry in profile.outline)
    sections = tuple(section for section in placed if section is not None)
    return sections, placing.refused, tuple(placing.unworded)


class _Placing:
    """One walk over the outline: what is taken so far decides what later entries may have."""

    def __init__(self, library: Library, profile: Profile, named: frozenset[BlockId]) -> None:
        self.refused: dict[BlockId, Reason] = {}
        self.unworded: list[Diagnostic] = []
        self._library = library
        self._profile = profile
        self._named = named
        self._taken: set[BlockId] = set()

    def section(
        self, entry: Entry, level: int, wishes: tuple[Wish, ...], exclude: tuple[Pattern, ...]
    ) -> Section | None:
        """The section of one entry and of those within it; None where nothing is left to show."""
        if entry.versions:
            wishes = (Wish(entry_name(entry), entry.versions), *wishes)
        exclude = (*entry.exclude, *exclude)
        placements = self._placements(entry, wishes, exclude)
        inner = (self.section(each, level + 1, wishes, exclude) for each in entry.entries)
        sections = tuple(each for each in inner if each is not None)
        if is_empty(entry.generate, placements, sections):
            return None
        return Section(
            id=entry.id,
            title=entry.title,
            level=level,
            headings=entry.headings,
            generate=entry.generate if entry.generate in GENERATORS else None,
            starts_page=entry.starts_page,
            is_required=entry.is_required,
            placements=placements,
            sections=sections,
            span=entry.span,
            landscape=entry.landscape,
        )

    def _placements(
        self, entry: Entry, wishes: tuple[Wish, ...], exclude: tuple[Pattern, ...]
    ) -> tuple[Placement, ...]:
        asked = candidates_of(entry, self._library, self._named)
        free = [each for each in asked if each.block.id not in self._taken]
        allowed = in_order((each for each in free if self._allows(each, entry, exclude)), entry.order)
        for candidate in allowed[entry.most :] if entry.most is not None else ():
            self._refuse(
                candidate, Reason(f"over the {entry.most} that {entry_name(entry)} takes", entry.span)
            )
        chosen = allowed[: entry.most]
        self._taken.update(each.block.id for each in chosen)
        placements = (self._placement(each, entry, wishes) for each in chosen)
        return tuple(each for each in placements if each is not None)

    def _allows(self, candidate: Candidate, entry: Entry, exclude: tuple[Pattern, ...]) -> bool:
        for patterns, by in ((self._profile.exclude, "the profile"), (exclude, entry_name(entry))):
            pattern = matching(patterns, candidate.block.id)
            if pattern is not None:
                self._refuse(candidate, Reason(f'excluded by {by}: "{pattern.text}"', pattern.span))
                return False
        unasked = unasked_draft(self._profile, candidate)
        if unasked is not None:
            self._refuse(candidate, unasked)
        return unasked is None

    def _refuse(self, candidate: Candidate, reason: Reason) -> None:
        self.refused.setdefault(candidate.block.id, reason)

    def _placement(self, candidate: Candidate, entry: Entry, wishes: tuple[Wish, ...]) -> Placement | None:
        block = candidate.block
        wording = choose_wording(block, wishes)
        if wording is not None:
            return Placement(block.id, wording.version, candidate.reason, wording.reason)
        if block.id in self._library.broken:
            return None
        has = ", ".join(f'"{version}"' for version in sorted(block.versions)) or "none"
        self.unworded.append(
            Diagnostic(
                code="profile-missing-version",
                message=f'"{block.id}" has no version that {entry_name(entry)} asks for',
                span=candidate.reason.span,
                hint=f"it has {has}: add one of them to versions, or write the missing wording",
            )
        )
        return None
