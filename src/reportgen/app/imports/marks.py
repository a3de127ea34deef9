"""Files of blocks and claims → the same files with marks for review, and locators where lines stand now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.app.imports.moved_places import Moves
from reportgen.model.content.block import Block
from reportgen.model.content.claim import Claim
from reportgen.model.content.import_marks import changed_mark
from reportgen.model.names import SourceId
from reportgen.text.citations import cited_items

_SIGN = re.compile(r"\r\n?|.", re.DOTALL)
_LINE_LOCATOR = re.compile(r"(@[^,]*,\s*(?:L|lines?\s))(.*)", re.DOTALL)
_MARKS = re.compile(r"(?:review_by|x-review|x-review-because):")


def mark_block(content: str, block: Block, source: SourceId, today: date) -> str:
    """Front matter that asks for a review by today; the checks tell what is due."""
    head, fence, body = content.partition("\n---")
    lines = list(_without(head.split("\n"), _MARKS))
    because = changed_mark(source, today, str(block.fields.get("x-review-because") or ""))
    lines += [f"review_by: {today.isoformat()}", "x-review: true", f"x-review-because: {_quoted(because)}"]
    return "\n".join(lines) + fence + body


def move_citations(content: str, block: Block, source: SourceId, moves: Moves) -> str:
    """The block with `[@source, L4]` pointing to where the lines stand now."""
    places = {
        item.place.start: item.place
        for version in block.versions.values()
        for item in cited_items(version.place)
        if item.id == source
    }
    # A block is read without a byte order mark and with plain line ends; its file may have both.
    signs = [each.span() for each in _SIGN.finditer(content, content.startswith("\ufeff"))]
    for _, place in sorted(places.items(), reverse=True):
        found = _LINE_LOCATOR.fullmatch(place.written)
        if found is not None:
            first, after = signs[place.start][0], signs[place.end - 1][1]
            content = content[:first] + found[1] + moves.moved(found[2]) + content[after:]
    return content


def edit_claim(content: str, claim: Claim, source: SourceId, moves: Moves, due: date | None) -> str | None:
    """The file with the claim's lines where they stand now and, where due, a date of review and the mark.

    None where the entry is not written one field to a line.
    """
    lines = content.split("\n")
    opening = re.compile(rf"\s*- id: ['\"]?{re.escape(claim.id)}['\"]?\s*")
    start = next((number for number, line in enumerate(lines) if opening.fullmatch(line)), None)
    if start is None:
        return None
    indent = lines[start].index("id:")
    after = range(start + 1, len(lines))
    end = next((n for n in after if lines[n].strip() and _indent(lines[n]) < indent), len(lines))
    entry = lines[start:end]
    for cite in claim.cites:
        if cite.source == source and cite.label == "line":
            now = moves.moved(cite.locator)
            entry = [_with_locator(line, source, cite.locator, now) for line in entry]
    if due is not None:
        kept = list(_without(entry, re.compile("(?:review_by|note):")))
        while kept and not kept[-1].strip():
            kept.pop()
        note = _quoted(changed_mark(source, due, " ".join((claim.note or "").split())))
        entry = [*kept, f"{' ' * indent}review_by: {due.isoformat()}", f"{' ' * indent}note: {note}"]
    return "\n".join([*lines[:start], *entry, *lines[end:]])


def _without(lines: Sequence[str], key: re.Pattern[str]) -> Iterator[str]:
    """The lines without those fields, whose value may go on over deeper lines."""
    gone: int | None = None
    for line in lines:
        if gone is not None and line.strip() and _indent(line) > gone:
            continue
        gone = _indent(line) if key.match(line.lstrip()) else None
        if gone is None:
            yield line


def _with_locator(line: str, source: SourceId, was: str, now: str) -> str:
    if source not in line:
        return line
    return re.sub(
        rf"(locator: ?['\"]?){re.escape(was)}(['\"]?\s*[,}}]|['\"]?\s*$)", rf"\g<1>{now}\g<2>", line
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
