"""A newer version of an imported document → what changed in it, and what in the project rests on that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from reportgen.app.imports.marks import edit_claim, mark_block, move_citations
from reportgen.app.imports.moved_places import Moves
from reportgen.check.prose.sentences import split_sentences
from reportgen.ingest.draft.locators import Text, quote_hash
from reportgen.ingest.matching import match_lines
from reportgen.model.content.block import Block
from reportgen.model.content.claim import Claim
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId, ClaimId, SourceId
from reportgen.model.project import Project
from reportgen.read.content.locators import lines_of
from reportgen.text.citations import cited_items, cited_names

SOURCES = "content/sources.yaml"


@dataclass(frozen=True, slots=True)
class Update:
    """`files` are the project's files with their marks; `new_passages` the first lines of added passages."""

    same: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    blocks: tuple[BlockId, ...]
    claims: tuple[ClaimId, ...]
    moved: tuple[ClaimId, ...]
    new_passages: frozenset[int]
    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def update(project: Project, source: SourceId, files: Mapping[str, bytes], text: Text, today: date) -> Update:
    """Find the passages of the older version again and mark whatever rests on one that is not the same."""
    old = project.source_texts[source].removesuffix("\n").split("\n")
    new = text.text.removesuffix("\n").split("\n")
    matched = match_lines(old, new)
    moves = Moves(old, new, matched, split_sentences)
    gone = {*matched.changed, *matched.removed}
    hashes = {quote_hash(old[number - 1]) for number in gone} - {quote_hash(line) for line in new}
    claims = tuple(each for each in project.claims.values() if _is_changed(each, source, moves))
    blocks = tuple(
        each
        for each in project.blocks.values()
        if _quotes(each, source) & hashes
        or _cites(each) & {claim.id for claim in claims}
        or (gone and _cites_changed(each, source, moves))
    )
    edited: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for block in project.blocks.values():
        written = files[block.span.path].decode()
        content = move_citations(written, block, source, moves)
        if block in blocks:
            content = mark_block(content, block, source, today)
        if content != written:
            edited[block.span.path] = content
    moved = tuple(_moved(project, source, moves))
    for claim in (*claims, *(each for each in moved if each not in claims)):
        path = claim.span.path
        content = edited.get(path) or files[path].decode()
        made = edit_claim(content, claim, source, moves, today if claim in claims else None)
        if made is None:
            message = f'the claim "{claim.id}" could not be marked: its passage in {source} changed'
            diagnostics.append(
                Diagnostic("claim-to-review", message, claim.span, "look at it by hand", Severity.WARNING)
            )
        else:
            edited[path] = made
    digest = sha256(text.text.encode()).hexdigest()
    before = project.sources[source].sha256
    if before is not None and SOURCES in files:
        edited[SOURCES] = files[SOURCES].decode().replace(before, digest)
    return Update(
        len(matched.same),
        tuple(new[number - 1] for number in matched.added),
        tuple(old[number - 1] for number in matched.removed),
        tuple((old[was - 1], new[now - 1]) for was, now in sorted(matched.changed.items())),
        tuple(each.id for each in blocks),
        tuple(each.id for each in claims),
        tuple(each.id for each in moved),
        frozenset(_new(text, frozenset(matched.added))),
        {path: content.encode() for path, content in edited.items()},
        tuple(diagnostics),
    )


def cited_claims(block: Block) -> frozenset[ClaimId]:
    """Ids that any version of a block cites; sources among them."""
    return _cites(block)


def _new(text: Text, added: frozenset[int]) -> Iterator[int]:
    for each in text.passages:
        if each.lines and any(number in added for number in range(each.first, each.first + len(each.lines))):
            yield each.first


def _locators(claim: Claim, source: SourceId) -> list[str]:
    return [each.locator for each in claim.cites if each.source == source and each.label == "line"]


def _is_changed(claim: Claim, source: SourceId, moves: Moves) -> bool:
    """Whether a claim cites words of `source` that read otherwise now."""
    return any(moves.is_changed(each) for each in _locators(claim, source))


def _cites_changed(block: Block, source: SourceId, moves: Moves) -> bool:
    """Whether a block cites a changed line of `source` itself, or a place that no line number names."""
    items = (item for version in block.versions.values() for item in cited_items(version.place))
    found = (item.locator for item in items if item.id == source and item.locator is not None)
    places = [locator.removeprefix("line").lstrip("s ") for locator in found]
    return any(lines_of(each) is None or moves.is_changed(each) for each in places)


def _quotes(block: Block, source: SourceId) -> set[str]:
    if block.fields.get("x-source") != source:
        return set()
    written = block.fields.get("x-quotes")
    return {str(each) for each in written} if isinstance(written, tuple) else set()


def _cites(block: Block) -> frozenset[ClaimId]:
    names = (name for version in block.versions.values() for name in cited_names(version.place))
    return frozenset(map(ClaimId, names))


def _moved(project: Project, source: SourceId, moves: Moves) -> Iterator[Claim]:
    """Claims whose words stand elsewhere now."""
    for claim in project.claims.values():
        if any(moves.moved(each) != each for each in _locators(claim, source)):
            yield claim
