"""Block tokens of one text → its blocks, found through one table, and what is wrong with their form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from markdown_it.token import Token

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.text import blocks as model
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Block
from reportgen.model.text.inlines import Break, Inline, Plain
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.text.grammar.attributes import attributes_at, merged
from reportgen.text.grammar.container_line import read_container_line
from reportgen.text.grammar.inline_reader import read_inlines
from reportgen.text.grammar.places.content import Content, content_at
from reportgen.text.grammar.places.lines_of_file import TextLines
from reportgen.text.grammar.rules.block_rules import is_fence

_Piece: TypeAlias = tuple[Token, Sequence[Token]]
_AnyBlock: TypeAlias = Block | model.Item | model.Term | model.Definition


class BlockReader:
    """One text on its way to blocks; gathers what is wrong.

    `labels` are those of footnotes that it calls and that stand elsewhere.
    """

    def __init__(
        self, tokens: Sequence[Token], lines: TextLines, labels: frozenset[str] = frozenset()
    ) -> None:
        self.lines = lines
        self.labels = labels
        self.diagnostics: list[Diagnostic] = []
        self._tokens = tokens
        self._footnotes: dict[int, Sequence[Token]] = {}
        self._numbers: dict[str, int] = {}
        self._within: set[int] = set()

    def read(self) -> tuple[Block, ...]:
        """Every block outside footnotes."""
        pieces = list(_pieces(self._tokens))
        for token, inside in pieces:
            if token.type == "footnote_block_open":
                for note, within in _pieces(inside):
                    if note.nesting:
                        self._footnotes[int(note.meta["id"])] = within
                        self._numbers[note.meta["label"]] = int(note.meta["id"])
        return self._blocks(pieces, len(self.lines.lines))  # type: ignore[return-value]  # items stand in lists only

    def inlines(self, token: Token) -> tuple[Inline, ...]:
        """The words of one inline token."""
        return read_inlines(token.children or (), token.meta["content"], self)

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Take a mistake."""
        self.diagnostics.append(Diagnostic(code, message, place.span, hint))

    def notes(self, labels: Iterable[str]) -> Mapping[str, tuple[Inline, ...]]:
        """The words of those footnotes that stand in the text."""
        known = {label: self._numbers[label] for label in sorted(labels) if label in self._numbers}
        return {label: self.note(number, self.lines.place) for label, number in known.items()}

    def note(self, number: int, place: Place) -> tuple[Inline, ...]:
        """The words of a footnote; its paragraphs follow each other on lines of their own."""
        if number in self._within:
            self.report("note-within-note", "a footnote calls itself", place, "cite in the text")
            return ()
        self._within.add(number)
        words: list[Inline] = []
        for block in self._blocks(list(_pieces(self._footnotes.get(number, ()))), 0):
            if not isinstance(block, model.Paragraph):
                message, hint = "a footnote holds more than words", "keep lists and tables in the text"
                self.report("footnote-with-blocks", message, block.place, hint)
                continue
            if words:
                words.append(Break(block.place.cut(0, 0), is_hard=True))
            words.extend(block.children)
        self._within.discard(number)
        return tuple(words)

    def _blocks(self, pieces: Sequence[_Piece], after: int) -> tuple[_AnyBlock, ...]:
        """`after` is the line behind what holds the pieces: containers have to close before."""
        blocks: list[_AnyBlock] = []
        for token, inside in pieces:
            make = _MAKERS.get(token.type)
            block = make(self, token, inside, after) if make is not None else None
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def within(self, token: Token, inside: Sequence[Token], after: int) -> tuple[Block, ...]:
        """The blocks that a token holds."""
        return self._blocks(list(_pieces(inside)), token.map[1] if token.map else after)  # type: ignore[return-value]  # as in `read`

    def place(self, token: Token, children: Sequence[_AnyBlock] = ()) -> Place:
        """From a token's first character to the last of its lines or of its children."""
        start: int = token.meta.get("start", children[0].place.start if children else self.lines.place.start)
        end = max([start, self._end(token), *(each.place.end for each in children[-1:])])
        return Place(self.lines.source, start, end)

    def attributes(self, token: Token) -> Attributes:
        """What the lines of attributes above a block say."""
        above = token.meta.get("above", ())
        found = (attributes_at(content_at(self.place(each))) for each in above)
        return merged([each[0] for each in found if each is not None])

    def _end(self, token: Token) -> int:
        if not token.map:
            return -1
        line = min(max(token.map[0], token.map[1] - 1), len(self.lines.lines) - 1)
        while line > token.map[0] and not self.lines.lines[line].strip(" \t>"):
            line -= 1
        return self.lines.end(line)


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    """Each token of the outermost level with those between it and the one that closes it."""
    at = 0
    while at < len(tokens):
        token, first = tokens[at], at + 1
        depth: int = token.nesting
        while depth > 0 and first < len(tokens):
            depth += tokens[first].nesting
            first += 1
        yield token, tokens[at + 1 : max(at + 1, first - 1)]
        at = max(first, at + 1)


def _line(reader: BlockReader, inside: Sequence[Token]) -> tuple[Place, tuple[Inline, ...]]:
    """The words of a block that holds one line, and where they stand."""
    content: Content = inside[0].meta["content"]
    return content.place(0, len(content.text)), reader.inlines(inside[0])


def _paragraph(reader: BlockReader, token: Token, inside: Sequence[Token], _after: int) -> model.Paragraph:
    inner, children = _line(reader, inside)
    return model.Paragraph(inner, inner, children, reader.attributes(token), token.hidden)


def _heading(reader: BlockReader, token: Token, inside: Sequence[Token], _after: int) -> model.Heading:
    inner, children = _line(reader, inside)
    children, trailing = _without_trailing(children)
    attributes = merged([trailing, reader.attributes(token)])
    return model.Heading(reader.place(token), inner, children, int(token.tag[1:]), attributes)


def _without_trailing(children: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Attributes]:
    """`# Title {#id}`: the attributes at the end of a heading."""
    last = children[-1] if children else None
    if not isinstance(last, Plain):
        return children, Attributes()
    text = str(last.words)
    opening = text.rfind("{")
    found = attributes_at(Content(last.words.runs, last.place), opening) if opening >= 0 else None
    if found is None or found[1] != len(text):
        return children, Attributes()
    words = last.words.cut(0, len(text[:opening].rstrip()))
    shortened = (Plain(words.place or last.place, words),) if words else ()
    return (*children[:-1], *shortened), found[0]


def _quote(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Quote:
    children = reader.within(token, inside, after)
    return model.Quote(reader.place(token, children), children, reader.attributes(token))


def _list(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.List:
    items: tuple[model.Item, ...] = reader.within(token, inside, after)  # type: ignore[assignment]  # a list holds items
    start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
    return model.List(reader.place(token, items), items, start, reader.attributes(token))


def _item(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Item:
    children = reader.within(token, inside, after)
    place = reader.place(token, children)
    first = min(children[0].place.start if children else token.meta["inner"], place.end)
    return model.Item(place, Place(place.source, first, place.end), children, reader.attributes(token))


def _definitions(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Definitions:
    children: tuple[model.Term | model.Definition, ...] = reader.within(token, inside, after)  # type: ignore[assignment]  # nothing else stands there
    return model.Definitions(reader.place(token, children), children, reader.attributes(token))


def _term(reader: BlockReader, token: Token, inside: Sequence[Token], _after: int) -> model.Term:
    inner, children = _line(reader, inside)
    return model.Term(inner, inner, children, reader.attributes(token))


def _definition(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Definition:
    children = reader.within(token, inside, after)
    return model.Definition(reader.place(token, children), children, reader.attributes(token))


def _table(reader: BlockReader, token: Token, inside: Sequence[Token], _after: int) -> model.Table:
    rows = tuple(
        _row(reader, row, cells, is_head=part.type == "thead_open")
        for part, within in _pieces(inside)
        for row, cells in _pieces(within)
    )
    return model.Table(reader.place(token), rows, reader.attributes(token))


def _row(reader: BlockReader, token: Token, inside: Sequence[Token], *, is_head: bool) -> model.TableRow:
    cells = []
    for cell, within in _pieces(inside):
        inner, children = _line(reader, within)
        align = str(cell.attrs.get("style", "")).removeprefix("text-align:")
        cells.append(model.Cell(within[0].meta["outer"], inner, children, align))
    if surplus := token.meta.get("surplus"):
        message = f"this row has {len(cells) + len(surplus)} cells where the head has {len(cells)}"
        reader.report("ragged-row", message, surplus[0], "write \\| for a bar in a cell, or widen the head")
    return model.TableRow(reader.place(token), tuple(cells), is_head)


def _code(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> model.Code:
    content: Content | None = token.meta.get("content")
    words = content.words(0, len(content.text)) if content is not None else Words()
    place = reader.place(token)
    if content is not None:  # the indent of code is not part of it, the end of its last line is
        place = Place(place.source, min(place.start, content.whole.start), max(place.end, content.whole.end))
    return model.Code(place, words, token.info.strip(), reader.attributes(token))


def _rule(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> model.Rule:
    return model.Rule(reader.place(token), reader.attributes(token))


def _abbreviation(
    reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int
) -> model.Abbreviation:
    place = reader.place(token)
    content = content_at(place)
    short, expansion = (content.words(*token.meta[part]).strip() for part in ("short", "long"))
    return model.Abbreviation(place, short, expansion, reader.attributes(token))


def _container(reader: BlockReader, token: Token, inside: Sequence[Token], after: int) -> model.Container:
    lines = token.map or [0, 0]
    closing = lines[1]
    is_closed = closing < after and is_fence(reader.lines.lines[closing].lstrip(" >\t"))
    opening = reader.lines.line(lines[0])
    opening = Place(opening.source, token.meta["start"], max(opening.end, token.meta["start"]))
    if not is_closed:
        message, hint = "this container is never closed", "close it with a line of colons"
        reader.report("unclosed-container", message, opening, hint)
    named = read_container_line(opening, len(token.markup), reader.report)
    children = reader.within(token, inside, after)
    place = reader.place(token, children)
    if is_closed:
        place = Place(place.source, place.start, reader.lines.end(closing))
    return model.Container(place, named.name, named.name_place, named.title, children, named.attributes)


def _stray_fence(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> None:
    message = "this line closes a container that is not open"
    reader.report("stray-container-end", message, reader.place(token), "remove it")


def _dangling(reader: BlockReader, token: Token, _inside: Sequence[Token], _after: int) -> None:
    message = "attributes stand with nothing below them"
    reader.report("dangling-attributes", message, reader.place(token), "remove them")


_MAKERS: Mapping[str, Callable[[BlockReader, Token, Sequence[Token], int], _AnyBlock | None]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "blockquote_open": _quote,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "list_item_open": _item,
    "dl_open": _definitions,
    "dt_open": _term,
    "dd_open": _definition,
    "table_open": _table,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
    "abbreviation": _abbreviation,
    "container_any_open": _container,
    "stray_fence": _stray_fence,
    "attributes": _dangling,
}
