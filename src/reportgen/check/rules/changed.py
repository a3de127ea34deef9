"""Changed sources: what rests on a passage that reads otherwise now is looked at again.

What      `reportgen import` of a newer version of a document marks the blocks and claims that rest on
          changed passages. Every marked block that a report places, and every marked claim that a
          placed block cites, is an error until a person has compared it with the new text. Marked
          blocks and claims that no report uses are a note.
Why       A report that quotes the old figure is wrong from the day the source corrects it.
Example   `"harbour-repairs" rests on passages of "harbour" that changed`
Way out   Compare it with the text below `sources/`, put it right, then take `x-review` and
          `x-review-because` out of the block, or the mark out of the claim's `note`, and move
          `review_by`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.check.finding import Check, Finding
from reportgen.check.manuscripts import CheckInput
from reportgen.model.content.block import Block
from reportgen.model.content.claim import Claim
from reportgen.model.content.import_marks import changed_sources
from reportgen.model.diagnostic import Severity
from reportgen.model.names import BlockId, ClaimId, SourceId
from reportgen.model.project import Project

_CHANGED = "changed-source"
_UNUSED = "changed-source-unused"


def _look(given: CheckInput) -> Iterable[Finding]:
    marked = {
        block.id: found for block in given.project.blocks.values() if (found := tuple(_of_block(block)))
    }
    claims = {claim.id: found for claim in given.project.claims.values() if (found := _of_claim(claim))}
    if not marked and not claims:
        return
    reported: set[str] = set()
    for manuscript, passage in given.passages():
        block, reader = passage.block, manuscript.profile.id
        for source in marked.get(block.id, ()):
            reported.add(block.id)
            message = f'"{block.id}" rests on passages of "{source}" that changed'
            hint = f"compare it with {_text(given.project, source)}, then take x-review out of it"
            yield Finding(_CHANGED, message, block.span, hint, reader, block.id)
        for claim in passage.claims(given.project.claims):
            for source in claims.get(claim.id, ()):
                reported.add(claim.id)
                message = f'"{block.id}" cites the claim "{claim.id}", whose passage of "{source}" changed'
                hint = f"compare it with {_text(given.project, source)}, then take the mark out of its note"
                yield Finding(_CHANGED, message, claim.span, hint, reader, block.id)
    audiences = {each.id for each in given.project.profiles.values() if not each.is_base}
    if audiences <= {each.profile.id for each in given.manuscripts}:
        yield from _unused(given.project, marked, claims, reported)


def _unused(
    project: Project,
    marked: dict[BlockId, tuple[SourceId, ...]],
    claims: dict[ClaimId, tuple[SourceId, ...]],
    reported: set[str],
) -> Iterator[Finding]:
    """Marks on what no report shows; nothing waits for them."""
    hint = "review it before a report uses it"
    for block in project.blocks.values():
        for source in marked.get(block.id, ()) if block.id not in reported else ():
            message = f'"{block.id}", in no report, rests on passages of "{source}" that changed'
            yield Finding(_UNUSED, message, block.span, hint, None, block.id)
    for claim in project.claims.values():
        for source in claims.get(claim.id, ()) if claim.id not in reported else ():
            message = f'claim "{claim.id}", cited in no report, rests on a passage of "{source}" that changed'
            yield Finding(_UNUSED, message, claim.span, hint)


def _of_block(block: Block) -> Iterator[SourceId]:
    if block.fields.get("x-review") is True:
        written = changed_sources(str(block.fields.get("x-review-because") or ""))
        yield from written or (SourceId(str(block.fields.get("x-source") or "its source")),)


def _of_claim(claim: Claim) -> tuple[SourceId, ...]:
    return changed_sources(claim.note or "")


def _text(project: Project, source: SourceId) -> str:
    found = project.sources.get(source)
    return found.file if found is not None and found.file else "the source"


CHECK = Check(
    name="changed sources",
    codes={_CHANGED: Severity.ERROR, _UNUSED: Severity.NOTE},
    look=_look,
)
