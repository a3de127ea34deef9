"""Block values → paragraphs, tables and section breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.emit.block_marks import mark_block
from reportgen.write.docx.emit.inline import bookmarked, contents_mark, field, write_inlines
from reportgen.write.docx.emit.sections import SectionWriter
from reportgen.write.docx.emit.state import PartWriter
from reportgen.write.docx.emit.table import write_table
from reportgen.write.docx.emit.tracked import ends_tracked, mark_turn, track_whole
from reportgen.write.docx.ooxml import Node, name, parent, twips, w
from reportgen.write.docx.style.change_bars import barred
from reportgen.write.docx.style.line_fit import fitted
from reportgen.write.docx.style.properties import in_paragraph_order, in_run_order, paragraph_properties
from reportgen.write.docx.style.spacing import Space, solve_spaces
from reportgen.write.docx.values.blocks import (
    Block,
    ContentBlock,
    Contents,
    Inline,
    Paragraph,
    Picture,
    SectionEnd,
    Tab,
    Table,
    Tracked,
)

PARAGRAPH, TABLE = name("w:p"), name("w:tbl")


def write_blocks(
    blocks: tuple[Block, ...], writer: PartWriter, sections: SectionWriter | None, *, in_cell: bool = False
) -> list[Node]:
    """The nodes of one column of text: the body, a cell or a note."""
    spaces = solve_spaces(blocks, writer.state.book, in_cell=in_cell)
    nodes: list[Node] = []
    _write_all(blocks, nodes, spaces, writer, sections)
    if nodes and ends_tracked(nodes[-1]):
        # The last paragraph of a column cannot go, so another stands after one that may.
        nodes.append(_line(1.0))
    return nodes


def _write_all(
    blocks: Iterable[Block],
    nodes: list[Node],
    spaces: Mapping[int, Space],
    writer: PartWriter,
    sections: SectionWriter | None,
) -> None:
    for block in blocks:
        match block:
            case Paragraph():
                nodes.append(write_paragraph(block, spaces[id(block)], writer))
            case Table():
                if block.starts_page:
                    nodes.append(_page_break())
                elif nodes and (nodes[-1].tag == TABLE or ends_tracked(nodes[-1])):
                    # Word joins two tables that nothing stands between, and no paragraph with a table.
                    nodes.append(_line(max(1.0, block.gap)))
                nodes.append(write_table(block, writer, _write_cell))
            case ContentBlock():
                first = len(nodes)
                _write_all(block.blocks, nodes, spaces, writer, sections)
                mark_block(block.block, nodes[first:], writer.state)
            case Contents():
                nodes += _contents(block, spaces, writer)
            case SectionEnd():
                assert sections is not None  # noqa: S101  # builders break sections at page level only
                _end_section(block, nodes, sections)


def write_paragraph(paragraph: Paragraph, space: Space, writer: PartWriter) -> Node:
    """One paragraph: its style, what only this one says, and its content."""
    state = writer.state
    style = state.book.paragraph(paragraph.role, paragraph.look, paragraph.context)
    base = style.look
    if state.house.alters(style.name, style.based_on):
        look = replace(paragraph.look, before=base.before, after=base.after, line=base.line)
        look = replace(look, line_rule=base.line_rule)
    else:
        look = fitted(paragraph, replace(paragraph.look, before=space.before, after=space.after))
    properties = [w("pStyle", state.style_id(style.name))]
    if paragraph.numbering is not None:
        number, left = state.numbering.number(paragraph.numbering)
        properties.append(parent("numPr", w("ilvl", paragraph.numbering.level.depth), w("numId", number)))
        if left == look.left:
            look = replace(look, left=base.left)
    if paragraph.starts_page:
        properties.append(w("pageBreakBefore"))
    if paragraph.tabs:
        properties.append(parent("tabs", *(_tab(tab) for tab in paragraph.tabs)))
    properties += paragraph_properties(barred(look, paragraph), base)
    marks = mark_turn(paragraph.turn, state)
    if paragraph.content and _shows_only_pictures(paragraph.content):
        # The mark at the end would add its own line height below the picture.
        marks += [w("sz", 2), w("szCs", 2)]
    if marks:
        properties.append(in_run_order(marks))
    content = write_inlines(paragraph.content, style.look.text, writer)
    listed = (state.listed.get(each) for each in paragraph.anchors)
    for each in filter(None, listed):
        content += track_whole(contents_mark(each), paragraph.turn, state)
    return parent("p", in_paragraph_order(properties), *bookmarked(paragraph.anchors, content, writer))


def _shows_only_pictures(content: Iterable[Inline]) -> bool:
    return all(
        isinstance(each, Picture) or (isinstance(each, Tracked) and _shows_only_pictures(each.content))
        for each in content
    )


def _tab(tab: Tab) -> Node:
    return w("tab", tab.align, leader=tab.leader, pos=twips(tab.position))


def _write_cell(blocks: tuple[Block, ...], writer: PartWriter) -> list[Node]:
    nodes = write_blocks(blocks, writer, None, in_cell=True)
    if not nodes or nodes[-1].tag != PARAGRAPH:
        # A cell ends with a paragraph (ECMA-376 17.4.65).
        nodes.append(_line(1.0))
    return nodes


def _line(height: float) -> Node:
    """An empty paragraph of exactly this height, where Word needs one between or after tables."""
    spacing = w("spacing", before=0, after=0, line=twips(height), lineRule="exact")
    return parent("p", in_paragraph_order([spacing, in_run_order([w("sz", 2), w("szCs", 2)])]))


def _page_break() -> Node:
    spacing = w("spacing", before=0, after=0, line=twips(1), lineRule="exact")
    return parent("p", in_paragraph_order([w("pageBreakBefore"), spacing]))


def _contents(contents: Contents, spaces: Mapping[int, Space], writer: PartWriter) -> list[Node]:
    """The heading, and the field over its entries."""
    nodes = [
        write_paragraph(each, spaces[id(each)], writer)
        for each in contents.heading
        if isinstance(each, Paragraph)
    ]
    entries = [write_paragraph(each, spaces[id(each)], writer) for each in contents.entries]
    *begin, end = field(f'TOC \\f \\l "1-{contents.depth}" \\h \\z', [])
    turns = {each.turn for each in contents.entries}
    turn = turns.pop() if len(turns) == 1 else Turn.KEPT
    for place, mark in enumerate(track_whole(begin, turn, writer.state), 1):
        entries[0].insert(place, mark)
    entries[-1].extend(track_whole([end], turn, writer.state))
    return [*nodes, *entries]


def _end_section(block: SectionEnd, nodes: list[Node], sections: SectionWriter) -> None:
    last = nodes[-1] if nodes else None
    if last is None or not _can_end_section(last):
        last = _line(1.0)
        nodes.append(last)
    properties = last.find(name("w:pPr"))
    properties.append(sections.write(block))


def _can_end_section(node: Node) -> bool:
    """Whether a node is a paragraph that stays and ends no section yet."""
    ends_one = node.find(f"{name('w:pPr')}/{name('w:sectPr')}") is not None
    return node.tag == PARAGRAPH and not ends_one and not ends_tracked(node)
