"""Paragraphs, headings, lists, quotations of the author → elements of the page, found through one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from reportgen.compose.containers import ContainerWriter
from reportgen.compose.figures.figures import FigureWriter, is_figure
from reportgen.compose.figures.tables import TableWriter
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import LINE_END, element, generated, in_lines
from reportgen.compose.words.allowed_attributes import check_attributes, kept_attributes
from reportgen.compose.words.block_context import BlockContext
from reportgen.compose.words.inline import InlineWriter
from reportgen.model.frozen import frozen
from reportgen.model.report.page import Element, Nodes
from reportgen.model.text import blocks as model
from reportgen.model.text.blocks import Block
from reportgen.model.text.inlines import Plain
from reportgen.model.text.words import Maker, Words, made

DEEPEST = 6
# What attributes call a block in messages.
NAMES: Mapping[type[Any], str] = {
    model.Paragraph: "paragraph",
    model.Heading: "heading",
    model.Quote: "blockquote",
    model.Item: "list_item",
    model.Definitions: "dl",
    model.Term: "dt",
    model.Definition: "dd",
    model.Code: "fence",
    model.Rule: "hr",
    model.Table: "table",
    model.Abbreviation: "abbreviation",
}


@frozen
class BlockWriter:
    """Writes the blocks of one report."""

    words: InlineWriter
    tables: TableWriter
    figures: FigureWriter
    containers: ContainerWriter
    mistakes: Mistakes

    def write(self, blocks: Iterable[Block], context: BlockContext) -> Nodes:
        """Blocks in a row, one per line."""
        return in_lines(self._write(block, context) for block in blocks)

    def _write(self, block: Any, context: BlockContext) -> Nodes:
        if isinstance(block, model.Container):
            return self.containers.write(block, context, self.write)
        check_attributes(_name_of(block), block.attributes, self.mistakes)
        return _WRITERS[block.__class__](self, block, context)

    def write_parts(self, parts: Iterable[Any], context: BlockContext) -> Nodes:
        """The parts of a list or of definitions, one per line, between line ends."""
        return (LINE_END, *in_lines(self._write(part, context) for part in parts), LINE_END)


def _name_of(block: Any) -> str:
    if isinstance(block, model.List):
        return "bullet_list" if block.start is None else "ordered_list"
    return NAMES[block.__class__]


def run_in(title: Words, nodes: Nodes) -> Nodes:
    """A title run into the first paragraph, or in one of its own where the text opens with something else."""
    stop = Words() if str(title).endswith((".", "?", "!", ":")) else made(".", title.place, Maker.WORDING)
    opening = element("strong", title + stop, data_role="run-in")
    first = nodes[0] if nodes else None
    if isinstance(first, Element) and first.tag == "p" and not first.attributes:
        return (element("p", opening, generated(" "), *first.children, place=first.place), *nodes[1:])
    # A paragraph that leads to a list or a table stays with it.
    return (
        (element("p", opening, data_role="lead-in"), LINE_END, *nodes) if nodes else (element("p", opening),)
    )


def _paragraph(writer: BlockWriter, block: model.Paragraph, context: BlockContext) -> Nodes:
    if is_figure(block):
        return writer.figures.write_figure(block, context)
    return (_element("p", block, *writer.words.write(block.children, context)),)


def _heading(writer: BlockWriter, block: model.Heading, context: BlockContext) -> Nodes:
    tag = f"h{min(context.level + block.level, DEEPEST)}"
    kept = {
        "id": writer.words.references.anchors.called.get(block.place),
        **kept_attributes(block.attributes),
    }
    return (element(tag, *writer.words.write(block.children, context), place=block.place, **kept),)


def _quote(writer: BlockWriter, block: model.Quote, context: BlockContext) -> Nodes:
    return (_element("blockquote", block, *writer.write_parts(block.children, context)),)


def _list(writer: BlockWriter, block: model.List, context: BlockContext) -> Nodes:
    if block.start is None:
        return (_element("ul", block, *writer.write_parts(block.items, context)),)
    inner = writer.write_parts((with_printed_box(each) for each in block.items), context)
    start = None if block.start == 1 else str(block.start)
    kept = kept_attributes(block.attributes)
    return (element("ol", *inner, place=block.place, start=start, **kept),)


def _definitions(writer: BlockWriter, block: model.Definitions, context: BlockContext) -> Nodes:
    return (_element("dl", block, *writer.write_parts(block.children, context)),)


def _term(writer: BlockWriter, block: model.Term, context: BlockContext) -> Nodes:
    return (_element("dt", block, *writer.words.write(block.children, context)),)


def with_printed_box(item: model.Item) -> model.Item:
    """A task of a numbered list has its box in front of its words: its number is its marker."""
    first = item.children[0] if item.children else None
    if item.is_done is None or not isinstance(first, model.Paragraph):
        return item
    place = item.inner.cut(0, 0)
    box = Plain(
        place, made("\N{BALLOT BOX WITH CHECK} " if item.is_done else "\N{BALLOT BOX} ", place, Maker.ESCAPE)
    )
    paragraph = replace(first, children=(box, *first.children))
    return replace(item, children=(paragraph, *item.children[1:]), is_done=None)


def _holding(tag: str) -> Callable[[BlockWriter, model.Item | model.Definition, BlockContext], Nodes]:
    """`li` and `dd`: bare words where that is all they hold, otherwise blocks."""

    def write(writer: BlockWriter, block: model.Item | model.Definition, context: BlockContext) -> Nodes:
        only = block.children[0] if len(block.children) == 1 else None
        task = _task(block)
        if isinstance(only, model.Paragraph) and only.is_tight and not is_figure(only):
            return (_element(tag, block, *writer.words.write(only.children, context), data_task=task),)
        inner = writer.write(block.children, context)
        if not inner:
            message = "this list item is empty"
            writer.words.report_empty("empty-item", message, block.place, "write it, or remove it")
        return (_element(tag, block, *inner, data_task=task),)

    return write


def _task(block: model.Item | model.Definition) -> str | None:
    if not isinstance(block, model.Item) or block.is_done is None:
        return None
    return "done" if block.is_done else "open"


def _code(writer: BlockWriter, block: model.Code, _context: BlockContext) -> Nodes:
    words = writer.words.printable.check(block.words, block.place)
    return (_element("pre", block, element("code", words)),)


def _element(tag: str, block: Any, *inner: Any, data_task: str | None = None) -> Element:
    return element(tag, *inner, place=block.place, data_task=data_task, **kept_attributes(block.attributes))


_WRITERS: Mapping[type[Any], Callable[[BlockWriter, Any, BlockContext], Nodes]] = {
    model.Paragraph: _paragraph,
    model.Heading: _heading,
    model.List: _list,
    model.Item: _holding("li"),
    model.Quote: _quote,
    model.Definitions: _definitions,
    model.Term: _term,
    model.Definition: _holding("dd"),
    model.Code: _code,
    model.Rule: lambda _writer, block, _context: (element("hr", place=block.place),),
    model.Table: lambda writer, block, context: writer.tables.write_plain(block, context),
    model.Abbreviation: lambda _writer, _block, _context: (),
}
