"""Plan and texts → sections in reading order, then the generated ones, as plain data for templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportgen.compose.blocks import BlockWriter, run_in
from reportgen.compose.drawing.limits import TURNED, UPRIGHT
from reportgen.compose.generators import Generators
from reportgen.compose.generators.key_judgements import JudgementWriter
from reportgen.compose.manuscript import PlacedText, block_anchor, section_anchor
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.page.carried import CarriedHtml, carried_html, carried_lines
from reportgen.compose.page.parts import Parts
from reportgen.compose.titles import TitleWriter
from reportgen.compose.words.block_context import block_context
from reportgen.model.content.block import Block
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.plan import Placement, Section
from reportgen.model.profile import Headings, Paper
from reportgen.model.report.page import Nodes
from reportgen.model.text.words import Maker, Words, made
from reportgen.model.text.written import written_text

# Generators with a structure role of their own; the others write ordinary sections.
OWN_ROLES = frozenset({"sources", "glossary", "notes", "legend", "changes"})


@frozen
class WrittenSection:
    """A section whose blocks are written; `heading` is the level of its own heading, or of the one above."""

    section: Section
    title: Words
    heading: int
    blocks: tuple[Mapping[str, Any], ...]
    judgements: CarriedHtml
    parts: tuple[WrittenSection, ...]


@frozen
class SectionWriter:
    """Writes sections with their blocks in reading order: notes and first uses count as readers meet them."""

    texts: Mapping[BlockId, PlacedText]
    content: Mapping[BlockId, Block]
    blocks: BlockWriter
    judgements: JudgementWriter
    titles: TitleWriter
    paper: Paper
    mistakes: Mistakes

    def write(
        self, sections: tuple[Section, ...], above: int, number: str | None, *, is_turned: bool = False
    ) -> tuple[WrittenSection, ...]:
        """`number` is what stands before the numbers of these sections; None where they have none.

        On turned pages drawings have more room.
        """
        written, count = [], 0
        for section in sections:
            own = number
            if number is not None and section.title is not None:
                count += 1
                own = f"{number}{count}."
            written.append(
                self._write(section, above, own, is_turned=is_turned or section.landscape is not None)
            )
        return tuple(written)

    def _write(self, section: Section, above: int, number: str | None, *, is_turned: bool) -> WrittenSection:
        title = self.titles.of_section(section)
        if section.title is not None:
            if number:
                title = made(f"{number.rstrip('.')} ", None, Maker.NUMBER) + title
            above += 1
        placements, judgements = section.placements, carried_html(())
        if section.generate == "key-judgements":
            judgements = self.judgements.write(section, self.texts)
            placements = ()
        blocks = tuple(
            self._write_block(each, section.headings, above, is_turned=is_turned) for each in placements
        )
        parts = self.write(section.sections, above, number, is_turned=is_turned)
        return WrittenSection(section, title, above, blocks, judgements, parts)

    def _write_block(
        self, placement: Placement, headings: Headings, above: int, *, is_turned: bool
    ) -> Mapping[str, Any]:
        text, content = self.texts[placement.block], self.content[placement.block]
        room = TURNED[self.paper] if is_turned or content.landscape else UPRIGHT
        is_shown = headings is Headings.SHOW
        level = above + is_shown
        title = self.titles.of_block(text.version)
        context = block_context(placement.block, level, text.blocks, text.notes, room)
        nodes = self.blocks.write(text.blocks, context)
        if headings is Headings.RUN_IN:
            nodes = run_in(title, nodes)
        if is_shown and level > 6:
            message = (
                f'the title of "{placement.block}" would be a heading of level {level}, and there are six'
            )
            self.mistakes.report("deep-heading", message, placement.reason.span, "nest sections less deeply")
        return {
            "id": block_anchor(placement.block),
            "block": placement.block,
            "version": placement.version,
            "kind": content.kind,
            "title": written_text(title),
            "heading": f"h{min(level, 6)}" if is_shown else "",
            "html": carried_html(nodes),
        }


def written_nodes(sections: Iterable[WrittenSection]) -> Iterator[Nodes]:
    """What judgements and blocks were written as."""
    for section in sections:
        yield section.judgements.nodes or ()
        yield from (block["html"].nodes or () for block in section.blocks)
        yield from written_nodes(section.parts)


def finish_sections(
    written: tuple[WrittenSection, ...], parts: Parts, generators: Generators
) -> list[dict[str, Any]]:
    """Plain data for the templates; generated sections are written now, when all citations are known."""
    return [_finish(each, parts, generators) for each in written]


def _finish(written: WrittenSection, parts: Parts, generators: Generators) -> dict[str, Any]:
    section = written.section
    within = finish_sections(written.parts, parts, generators)
    inner = [
        written.judgements,
        *(parts.part("block", each) for each in written.blocks),
        generators.write(section.generate),
        *(each["html"] for each in within),
    ]
    described: dict[str, Any] = {
        "id": section_anchor(section) if section.title is not None else "",
        "role": section.generate if section.generate in OWN_ROLES else "section",
        "title": written_text(written.title),
        "level": section.level,
        "heading": f"h{min(written.heading, 6)}",
        "starts_page": section.starts_page,
        "generate": section.generate or "",
        "blocks": [dict(each) for each in written.blocks],
        "sections": within,
        "inner": carried_lines(inner),
    }
    described["html"] = parts.part("section", described)
    return described
