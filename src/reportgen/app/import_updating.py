"""A newer version of an imported document → what changed in it, and what in the project rests on that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from reportgen.ingest.draft.locating import Text, quote_hash
from reportgen.ingest.matching import Matched, match_lines
from reportgen.model.block import Block
from reportgen.model.claim import Claim
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId, ClaimId, SourceId
from reportgen.model.project import Project
from reportgen.read.locators import lines_of

SOURCES = "content/sources.yaml"
_NUMBER = re.compile(r"(?<![\d.])(\d+)")


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
    told: tuple[Diagnostic, ...]


def update(project: Project, source: SourceId, files: Mapping[str, bytes], text: Text, today: date) -> Update:
    """Find the passages of the older version again and mark whatever rests on one that is not the same."""
    old = project.source_texts[source].removesuffix("\n").split("\n")
    new = text.text.removesuffix("\n").split("\n")
    matched = match_lines(old, new)
    gone = {*matched.changed, *matched.removed}
    hashes = {quote_hash(old[number - 1]) for number in gone} - {quote_hash(line) for line in new}
    claims = tuple(each for each in project.claims.values() if _cited(each, source) & gone)
    blocks = tuple(
        each
        for each in project.blocks.values()
        if _quotes(each, source) & hashes or _cites(each) & {claim.id for claim in claims}
    )
    edited: dict[str, str] = {}
    told: list[Diagnostic] = []
    for block in blocks:
        path = block.span.path
        edited[path] = _mark_block(edited.get(path) or files[path].decode(), source, today)
    moved = tuple(_moved(project, source, matched))
    for claim in (*claims, *(each for each in moved if each not in claims)):
        path = claim.span.path
        content = edited.get(path) or files[path].decode()
        made = _edit_claim(content, claim, source, matched, today if claim in claims else None)
        if made is None:
            message = f'the claim "{claim.id}" could not be marked: its passage in {source} changed'
            told.append(
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
        tuple(told),
    )


def cited_claims(block: Block) -> frozenset[ClaimId]:
    """Ids that any version of a block cites; sources among them."""
    return _cites(block)


def _new(text: Text, added: frozenset[int]) -> Iterator[int]:
    for each in text.passages:
        if each.lines and any(number in added for number in range(each.first, each.first + len(each.lines))):
            yield each.first


def _cited(claim: Claim, source: SourceId) -> set[int]:
    """Lines of `source` that a claim cites."""
    cites = (each for each in claim.cites if each.source == source and each.label == "line")
    return {line for each in cites for line in lines_of(each.locator) or ()}


def _quotes(block: Block, source: SourceId) -> set[str]:
    if block.fields.get("x-source") != source:
        return set()
    written = block.fields.get("x-quotes")
    return {str(each) for each in written} if isinstance(written, tuple) else set()


def _cites(block: Block) -> frozenset[ClaimId]:
    texts = (version.text for version in block.versions.values())
    found = (name for text in texts for cite in re.findall(r"\[@[^\[\]]*\]", text) for name in _names(cite))
    return frozenset(ClaimId(name) for name in found)


def _names(cite: str) -> list[str]:
    return re.findall(r"@([A-Za-z0-9][A-Za-z0-9-]*)", cite)


def _moved(project: Project, source: SourceId, matched: Matched) -> Iterator[Claim]:
    """Claims whose lines stand elsewhere now."""
    places = {**matched.same, **matched.changed}
    for claim in project.claims.values():
        if any(places.get(line, line) != line for line in _cited(claim, source)):
            yield claim


def _mark_block(content: str, source: SourceId, today: date) -> str:
    """Front matter that asks for a review by today; the checks tell what is due."""
    head, fence, body = content.partition("\n---")
    lines = [
        line for line in head.split("\n") if not re.match(r"(?:review_by|x-review|x-review-because):", line)
    ]
    because = f"passages of {source} changed, imported on {today.isoformat()}"
    lines += [f"review_by: {today.isoformat()}", "x-review: true", f'x-review-because: "{because}"']
    return "\n".join(lines) + fence + body


def _edit_claim(
    content: str, claim: Claim, source: SourceId, matched: Matched, due: date | None
) -> str | None:
    """The file with the claim's lines where they stand now and, where due, a date of review.

    None where the entry is not written one field to a line.
    """
    lines = content.split("\n")
    start = next(
        (
            n
            for n, line in enumerate(lines)
            if re.match(rf"\s*- id: ['\"]?{re.escape(claim.id)}['\"]?\s*$", line)
        ),
        None,
    )
    if start is None:
        return None
    indent = lines[start].index("id:")
    end = next(
        (n for n in range(start + 1, len(lines)) if lines[n].strip() and _indent(lines[n]) < indent),
        len(lines),
    )
    entry = lines[start:end]
    places = {**matched.same, **matched.changed}
    for cite in claim.cites:
        if cite.source != source or cite.label != "line":
            continue
        now = _NUMBER.sub(lambda found: str(places.get(int(found[1]), int(found[1]))), cite.locator)
        entry = [_with_locator(line, source, cite.locator, now) for line in entry]
    if due is not None:
        kept = [line for line in entry if not re.match(r"\s*(?:review_by|note):", line)]
        while kept and not kept[-1].strip():
            kept.pop()
        note = f"its passage in {source} changed, imported on {due.isoformat()}"
        entry = [*kept, f"{' ' * indent}review_by: {due.isoformat()}", f'{" " * indent}note: "{note}"']
    return "\n".join([*lines[:start], *entry, *lines[end:]])


def _with_locator(line: str, source: SourceId, was: str, now: str) -> str:
    if source not in line:
        return line
    return re.sub(
        rf"(locator: ?['\"]?){re.escape(was)}(['\"]?\s*[,}}]|['\"]?\s*$)", rf"\g<1>{now}\g<2>", line
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
