"""Words of the author → words and elements of the page, found through one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from reportgen.compose.citing.cite import CitationWriter
from reportgen.compose.citing.note_numbers import join_number, strip_end
from reportgen.compose.citing.references import ReferenceWriter
from reportgen.compose.glyphs.printable import PrintableWords
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.nodes import element
from reportgen.compose.pictures.images import ImageWriter
from reportgen.compose.terms import TermWriter
from reportgen.compose.values import Values
from reportgen.compose.words.allowed_attributes import SPAN_CLASSES, check_attributes, kept_attributes
from reportgen.compose.words.bare_words import bare_words
from reportgen.compose.words.block_context import BlockContext
from reportgen.model.frozen import frozen
from reportgen.model.profile import CitationStyle
from reportgen.model.report.page import Nodes, PageNode
from reportgen.model.text import inlines as model
from reportgen.model.text.inlines import Inline
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made
from reportgen.text.audience import has_switch
from reportgen.text.dashes import with_dashes
from reportgen.text.grammar import read_words
from reportgen.text.walk import Node, children_of, walk, with_children


@frozen
class InlineWriter:
    """Writes the words of one report."""

    values: Values
    printable: PrintableWords
    citations: CitationWriter
    terms: TermWriter
    references: ReferenceWriter
    images: ImageWriter
    mistakes: Mistakes

    def write(self, inlines: Iterable[Inline], context: BlockContext) -> Nodes:
        """Inlines in a row; a note's number stands close to the word or number before it."""
        pieces: list[list[PageNode]] = []
        for inline in inlines:
            nodes = _WRITERS[inline.__class__](inline, self, context)
            if self._is_number(inline):
                strip_end(pieces)
                join_number(pieces, nodes, inline.place)
            else:
                pieces.append(list(nodes))
        return tuple([node for piece in pieces for node in piece])

    def report_empty(self, code: str, what: str, place: Place, hint: str) -> None:
        """Say that nothing stands at a place, and for whom where others read something there."""
        if has_switch(place):
            what = f'{what} for "{self.references.profile}"'
            hint = "write words for these readers too, or choose all around it by ::: only"
        self.mistakes.report(code, what, place, hint)

    def write_line(self, words: Words, context: BlockContext) -> Nodes:
        """Markdown words that stand in an attribute."""
        return self.write(self._read(words, context), context)

    def write_cell(self, words: Words, context: BlockContext) -> Nodes:
        """Markdown words of a cell of a data file, each line of it on a line of its own."""
        return self.write(_in_lines(self._read(words, context)), context)

    def _read(self, words: Words, context: BlockContext) -> tuple[Inline, ...]:
        line = read_words(words, frozenset(context.notes))
        self.mistakes.take(line.diagnostics)
        return line.children

    def _is_number(self, inline: Inline) -> bool:
        is_bracket = self.citations.style is CitationStyle.BRACKETS
        return isinstance(inline, model.NoteCall) or (isinstance(inline, model.Citation) and not is_bracket)


def _in_lines(inlines: tuple[Node, ...]) -> tuple[Any, ...]:
    return tuple(
        replace(each, is_hard=True)
        if isinstance(each, model.Break)
        else with_children(each, _in_lines(children))
        if (children := children_of(each))
        else each
        for each in inlines
    )


def _plain(node: model.Plain, writer: InlineWriter, context: BlockContext) -> Nodes:
    words = with_dashes(writer.printable.check(node.words, node.place))
    pattern = context.abbreviation_pattern
    if pattern is None:
        return (words,)
    nodes: list[PageNode] = []
    at = 0
    for found in pattern.finditer(str(words)):
        if before := words.cut(at, found.start()):
            nodes.append(before)
        nodes += writer.terms.expand(words.cut(*found.span()), context.abbreviations[found[0]])
        at = found.end()
    rest = words.cut(at, len(str(words))) if at else words
    return (*nodes, rest) if rest else tuple(nodes)


def _value(node: model.ValueCall, writer: InlineWriter, _context: BlockContext) -> Nodes:
    words = writer.printable.check(writer.values.value(node.name, node.place), node.place)
    return (words,) if words else ()


def _wrapped(tag: str) -> Callable[[model.Styled, InlineWriter, BlockContext], Nodes]:
    def write(node: model.Styled, writer: InlineWriter, context: BlockContext) -> Nodes:
        return (element(tag, *writer.write(node.children, context)),)

    return write


def _phrase(node: model.Phrase, writer: InlineWriter, context: BlockContext) -> Nodes:
    check_attributes("span", node.attributes, writer.mistakes)
    inner = writer.write(node.children, context)
    for name in (node.attributes.get("class") or "").split():
        if name in SPAN_CLASSES:
            inner = (element(SPAN_CLASSES[name], *inner),)
    kept = kept_attributes(node.attributes)
    return (element("span", *inner, place=node.place, **kept),) if kept else inner


def _link(node: model.Link, writer: InlineWriter, context: BlockContext) -> Nodes:
    check_attributes("link", node.attributes, writer.mistakes)
    return writer.references.write(node, writer.write(node.children, context))


def _image(node: model.Image, writer: InlineWriter, _context: BlockContext) -> Nodes:
    check_attributes("image", node.attributes, writer.mistakes)
    for each in walk(node.children):
        if isinstance(each, model.Citation | model.NoteCall):
            message = "an alternative text cites something"
            writer.mistakes.report("citation-in-alternative", message, each.place, "cite in the caption")
        if isinstance(each, model.ValueCall):
            writer.values.value(each.name, each.place)
    alternative = writer.printable.check(bare_words(node.children, writer.values.table), node.place)
    return writer.images.write(node, alternative)


def _note(node: model.NoteCall, writer: InlineWriter, context: BlockContext) -> Nodes:
    children = node.children or context.notes.get(node.label, ())
    if any(isinstance(each, model.NoteCall | model.Citation) for each in walk(children)):
        message = "a footnote cites or calls another note"
        writer.mistakes.report("note-within-note", message, node.place, "cite in the text")
        return ()
    key = f"footnote {node.place.path} {context.block} {node.label}"
    return writer.citations.note(key, lambda: writer.write(children, context), node.place)


def _code(node: model.CodeSpan, writer: InlineWriter, _context: BlockContext) -> Nodes:
    check_attributes("code", node.attributes, writer.mistakes)
    return (element("code", writer.printable.check(node.words, node.place)),)


def _break(node: model.Break, _writer: InlineWriter, _context: BlockContext) -> Nodes:
    return (element("br"),) if node.is_hard else (made("\n", node.place, Maker.LINE_END),)


_WRITERS: Mapping[type[Any], Callable[[Any, InlineWriter, BlockContext], Nodes]] = {
    model.Plain: _plain,
    model.ValueCall: _value,
    model.Strong: _wrapped("strong"),
    model.Emphasis: _wrapped("em"),
    model.Deleted: _wrapped("del"),
    model.Marked: _wrapped("mark"),
    model.Subscript: _wrapped("sub"),
    model.Superscript: _wrapped("sup"),
    model.Phrase: _phrase,
    model.Link: _link,
    model.Image: _image,
    model.CodeSpan: _code,
    model.NoteCall: _note,
    model.Citation: lambda node, writer, _: writer.citations.cite(node),
    model.Mention: lambda node, writer, context: writer.terms.mention(node, context.block),
    model.Break: _break,
}
