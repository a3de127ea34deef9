"""What one profile gets, and for every block why it is in or out."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId, ProfileId, VersionName
from reportgen.model.profile import Headings
from reportgen.model.span import Span


@frozen
class Reason:
    """A rule in words (`named in the outline`, `matches "russia-*"`) and the line that holds it."""

    text: str
    span: Span


@frozen
class Placement:
    """One block in one version, in; `version_reason` says why this wording."""

    block: BlockId
    version: VersionName
    reason: Reason
    version_reason: str


@frozen
class Omission:
    """One block, out."""

    block: BlockId
    reason: Reason


@frozen
class Section:
    """`title` is None for placements without a section heading; `level` counts from 1.

    `generate` names a generator that writes the section from the placements and the project;
    `landscape` is where turned pages are asked for.
    """

    id: str
    title: str | None
    level: int
    headings: Headings
    generate: str | None
    starts_page: bool
    is_required: bool
    placements: tuple[Placement, ...]
    sections: tuple[Section, ...]
    span: Span
    landscape: Span | None = None

    def walk(self) -> Iterator[Section]:
        """This section and those within it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@frozen
class Plan:
    """Sections in reading order, and what was left out, by block id."""

    profile: ProfileId
    sections: tuple[Section, ...]
    left_out: tuple[Omission, ...]

    def placements(self) -> Iterator[Placement]:
        """Every placement in reading order."""
        for section in self.sections:
            for part in section.walk():
                yield from part.placements
