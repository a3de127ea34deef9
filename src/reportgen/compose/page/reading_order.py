"""Document → what a reader meets: its words and its headings, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportgen.compose.page.content_model import INLINE
from reportgen.model.frozen import frozen
from reportgen.model.report.document import Document
from reportgen.model.report.page import Element, block_of

_BREAKS = frozenset({"br", "img", "hr", "col"})
_ADDED = frozenset({"noteref", "note-separator", "label", "mark", "citation", "citation-group"})


@frozen
class Heading:
    """`block` is the id of the block that a heading stands in."""

    level: int
    text: str
    block: str | None


@frozen
class Line:
    """A run of words that no block element interrupts, in the element `tag` and the block `block`."""

    tag: str
    text: str
    block: str | None


def plain_text(document: Document) -> str:
    """The words, one line for each paragraph, heading, item or cell; line ends within them are spaces."""
    return "\n".join(line.text for line in _lines(document))


def outline(document: Document) -> tuple[Heading, ...]:
    """Every heading with its level, the title first."""
    return tuple(
        Heading(int(line.tag[1]), line.text, line.block)
        for line in _lines(document)
        if re.fullmatch("h[1-6]", line.tag)
    )


def words_of_blocks(document: Document) -> dict[str, str]:
    """The words of each block by its id, for comparing editions and for checks of language.

    Numbers that composition adds (notes, figures, tables) are left out: they change without the block.
    """
    words: dict[str, list[str]] = {}
    for line in _lines(document, without=_ADDED):
        if line.block is not None:
            words.setdefault(line.block, []).append(line.text.removeprefix(". "))
    return {block: "\n".join(lines) for block, lines in words.items()}


def _lines(document: Document, without: frozenset[str] = frozenset()) -> list[Line]:
    reader = _Reader(without)
    reader.read(document.page.root, "", None)
    return reader.lines


@dataclass(slots=True)
class _Reader:
    """`tag` is the element that the words gathered so far stand in."""

    without: frozenset[str]
    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tag: str = ""

    def read(self, element: Element, tag: str, block: str | None) -> None:
        """`tag` is the innermost element around `element` that is no part of a line."""
        for child in element.children:
            if not isinstance(child, Element):
                self.tag = self.tag if self.words else tag
                self.words.append(str(child))
            elif child.tag in _BREAKS:
                self.words.append(" ")
            elif child.get("data-role") not in self.without and child.tag != "head":
                inner = block_of(child) or block
                if child.tag in INLINE:
                    self.read(child, tag, inner)
                    continue
                self._end_line(block)
                self.read(child, child.tag, inner)
                self._end_line(inner)

    def _end_line(self, block: str | None) -> None:
        words = " ".join("".join(self.words).split())
        if words:
            self.lines.append(Line(self.tag, words, block))
        self.words.clear()
