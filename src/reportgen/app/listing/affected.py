"""Source → the blocks that rest on it, why, and the reports that show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from reportgen.app.build.choice import choose_profiles
from reportgen.app.build.page_fit import built_plan
from reportgen.app.imports.update import cited_claims
from reportgen.app.listing.things import Cell, Listing
from reportgen.app.open_project import open_project
from reportgen.errors import ContentError, UsageError
from reportgen.model.content.block import Block
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import BlockId, ClaimId, ProfileId, SourceId
from reportgen.model.project import Project
from reportgen.model.suggestion import did_you_mean
from reportgen.plan.make_plan import make_plan

COLUMNS = ("id", "because", "review", "profiles", "title", "place")


def list_affected(start: Path, source: str) -> Listing:
    """Blocks drafted from `source`, citing it, or citing one of its claims."""
    project = open_project(start).project
    if SourceId(source) not in project.sources:
        message = f'no source is called "{source}"'
        raise UsageError([Diagnostic("unknown-source", message, None, did_you_mean(source, project.sources))])
    shown = _shown(project)
    return Listing("blocks", COLUMNS, tuple(_rows(project, SourceId(source), shown)))


def _rows(
    project: Project, source: SourceId, shown: Mapping[BlockId, tuple[ProfileId, ...]]
) -> Iterator[tuple[Cell, ...]]:
    claims = {
        claim.id for claim in project.claims.values() if any(cite.source == source for cite in claim.cites)
    }
    for block in sorted(project.blocks.values(), key=lambda each: each.id):
        because = tuple(_reasons(block, source, claims))
        if because:
            review = block.fields.get("x-review") is True
            yield (block.id, because, review, shown.get(block.id, ()), block.title, str(block.span))


def _reasons(block: Block, source: SourceId, claims: set[ClaimId]) -> Iterator[str]:
    if block.fields.get("x-source") == source:
        yield "drafted from it"
    cited = cited_claims(block)
    if str(source) in {str(each) for each in cited}:
        yield "cites it"
    yield from sorted(cited & claims)


def _say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def _shown(project: Project) -> Mapping[BlockId, tuple[ProfileId, ...]]:
    """The reports that place each block; a profile that cannot be planned shows nothing yet."""
    shown: dict[BlockId, tuple[ProfileId, ...]] = {}
    for profile in choose_profiles(project, ()):
        try:
            sections = built_plan(project, make_plan(project, profile.id), _say_nothing).sections
        except ContentError:
            continue
        for placement in (
            each for section in sections for part in section.walk() for each in part.placements
        ):
            shown[placement.block] = (*shown.get(placement.block, ()), profile.id)
    return shown
