"""Block tokens of one text → its blocks, each made by its maker, and what is wrong with their form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from markdown_it.token import Token

from reportgen.model.text import blocks as model
from reportgen.model.text.attributes import Attributes
from reportgen.model.text.blocks import Block
from reportgen.model.text.inlines import Break, Inline
from reportgen.model.text.place import Place
from reportgen.text.grammar.attributes import attributes_at, merged
from reportgen.text.grammar.inline_reader import read_inlines
from reportgen.text.grammar.notices import Notices
from reportgen.text.grammar.places.content import content_at
from reportgen.text.grammar.places.lines_of_file import TextLines

Piece: TypeAlias = tuple[Token, Sequence[Token]]
AnyBlock: TypeAlias = Block | model.Item | model.Term | model.Definition
Maker: TypeAlias = Callable[["BlockReader", Token, Sequence[Token], int], AnyBlock | None]


class BlockReader:
    """One text on its way to blocks; gathers what is wrong.

    `labels` are those of footnotes that it calls and that stand elsewhere.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        lines: TextLines,
        makers: Mapping[str, Maker],
        labels: frozenset[str] = frozenset(),
    ) -> None:
        self.lines = lines
        self.labels = labels
        self.notices = Notices()
        self._tokens, self._makers = tokens, makers
        self._footnotes: dict[int, Sequence[Token]] = {}
        self._numbers: dict[str, int] = {}
        self._within: set[int] = set()

    def read(self) -> tuple[Block, ...]:
        """Every block outside footnotes."""
        top = list(pieces(self._tokens))
        for token, inside in top:
            if token.type == "footnote_block_open":
                for note, within in pieces(inside):
                    if note.nesting:
                        self._footnotes[int(note.meta["id"])] = within
                        self._numbers[note.meta["label"]] = int(note.meta["id"])
        return self._blocks(top, len(self.lines.lines))  # type: ignore[return-value]  # items stand in lists only

    def inlines(self, token: Token) -> tuple[Inline, ...]:
        """The words of one inline token."""
        return read_inlines(token.children or (), token.meta["content"], self)

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Take a mistake."""
        self.notices.report(code, message, place, hint)

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
        for block in self._blocks(list(pieces(self._footnotes.get(number, ()))), 0):
            if not isinstance(block, model.Paragraph):
                message, hint = "a footnote holds more than words", "keep lists and tables in the text"
                self.report("footnote-with-blocks", message, block.place, hint)
                continue
            if words:
                words.append(Break(block.place.cut(0, 0), is_hard=True))
            words.extend(block.children)
        self._within.discard(number)
        return tuple(words)

    def _blocks(self, held: Sequence[Piece], after: int) -> tuple[AnyBlock, ...]:
        """`after` is the line behind what holds them: containers have to close before."""
        blocks: list[AnyBlock] = []
        for token, inside in held:
            make = self._makers.get(token.type)
            block = make(self, token, inside, after) if make is not None else None
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def within(self, token: Token, inside: Sequence[Token], after: int) -> tuple[Block, ...]:
        """The blocks that a token holds."""
        return self._blocks(list(pieces(inside)), token.map[1] if token.map else after)  # type: ignore[return-value]  # as in `read`

    def place(self, token: Token, children: Sequence[AnyBlock] = ()) -> Place:
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


def pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
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
