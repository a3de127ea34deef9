"""Plan and texts → sections in reading order, then the generated ones, as plain data for templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from reportgen.compose.draft import Draft, Setting
from reportgen.compose.generators import WRITERS
from reportgen.compose.generators.key_judgements import write_key_judgements
from reportgen.compose.manuscript import Text, block_anchor, section_anchor
from reportgen.compose.words.blocks import run_in, write_blocks
from reportgen.compose.words.inline import write_title
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.plan import Placement, Section
from reportgen.model.profile import Headings

# Generators with a structure role of their own; the others write ordinary sections.
OWN_ROLES = frozenset({"sources", "glossary", "notes", "legend"})


@frozen
class Written:
    """A section whose blocks are written; `heading` is the level of its own heading, or of the one above."""

    section: Section
    title: str
    heading: int
    blocks: tuple[Mapping[str, Any], ...]
    html: str
    parts: tuple[Written, ...]


def write_sections(draft: Draft, texts: Mapping[BlockId, Text]) -> tuple[Written, ...]:
    """Every section with its blocks, in reading order: notes and first uses count as readers meet them."""
    numbers = draft.profile.numbered
    return _write_all(draft.plan.sections, 1, "" if numbers else None, draft, texts)


def finish_sections(written: tuple[Written, ...], draft: Draft) -> list[dict[str, Any]]:
    """Plain data for the templates; generated sections are written now, when all citations are known."""
    return [_finish(each, draft) for each in written]


def _write_all(
    sections: tuple[Section, ...], above: int, number: str | None, draft: Draft, texts: Mapping[BlockId, Text]
) -> tuple[Written, ...]:
    written, count = [], 0
    for section in sections:
        own = number
        if number is not None and section.title is not None:
            count += 1
            own = f"{number}{count}."
        written.append(_write(section, above, own, draft, texts))
    return tuple(written)


def _write(
    section: Section, above: int, number: str | None, draft: Draft, texts: Mapping[BlockId, Text]
) -> Written:
    title = ""
    if section.title is not None:
        words = write_title(section.title, section.span, draft)
        title = f"{number.rstrip('.')} {words}" if number else words
        above += 1
    placements, html = section.placements, ""
    if section.generate == "key-judgements":
        html = write_key_judgements(section, texts, draft)
        placements = ()
    blocks = tuple(
        _write_block(each, section.headings, above, texts[each.block], draft) for each in placements
    )
    parts = _write_all(section.sections, above, number, draft, texts)
    return Written(section, title, above, blocks, html, parts)


def _write_block(
    placement: Placement, headings: Headings, above: int, block: Text, draft: Draft
) -> Mapping[str, Any]:
    is_shown = headings is Headings.SHOW
    level = above + is_shown
    expansions = {
        node.text: node.attributes[":expansion"]
        for root in block.nodes
        for node in root.walk()
        if node.kind == "abbreviation"
    }
    title = write_title(block.version.title, block.version.span, draft)
    html = write_blocks(block.nodes, draft, Setting(placement.block, level, expansions))
    if headings is Headings.RUN_IN:
        html = run_in(title, html)
    if is_shown and level > 6:
        message = f'the title of "{placement.block}" would be a heading of level {level}, and there are six'
        draft.say("deep-heading", message, placement.reason.span, "nest sections less deeply")
    return {
        "id": block_anchor(placement.block),
        "block": placement.block,
        "version": placement.version,
        "kind": draft.project.blocks[placement.block].kind,
        "title": title,
        "heading": f"h{min(level, 6)}" if is_shown else "",
        "html": Markup(html),  # noqa: S704  # composed from escaped words
    }


def _finish(written: Written, draft: Draft) -> dict[str, Any]:
    section = written.section
    parts = [_finish(each, draft) for each in written.parts]
    write = WRITERS.get(section.generate or "")
    generated = write(draft) if write is not None else ""
    inner = [written.html, *(draft.parts.part("block", each) for each in written.blocks), generated]
    inner.extend(str(each["html"]) for each in parts)
    described: dict[str, Any] = {
        "id": section_anchor(section) if section.title is not None else "",
        "role": section.generate if section.generate in OWN_ROLES else "section",
        "title": written.title,
        "level": section.level,
        "heading": f"h{min(written.heading, 6)}",
        "starts_page": section.starts_page,
        "generate": section.generate or "",
        "blocks": [dict(each) for each in written.blocks],
        "sections": parts,
        "inner": Markup("\n".join(each for each in inner if each)),  # noqa: S704  # as above
    }
    described["html"] = Markup(draft.parts.part("section", described))  # noqa: S704  # as above
    return described
