"""Document → what a reader meets: its words and its headings, in reading order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.compose.page.content_model import INLINE
from reportgen.model.frozen import frozen
from reportgen.model.report.document import Document
from reportgen.model.report.html_parser import PageParser
from reportgen.model.report.vocabulary import VOID_ELEMENTS

_BREAKS = frozenset({"br", "img", "hr", "col"})


@frozen
class Heading:
    """`block` is the id of the block that a heading stands in."""

    level: int
    text: str
    block: str | None


def plain_text(document: Document) -> str:
    """The words, one line for each paragraph, heading, item or cell; line ends within them are spaces."""
    return "\n".join(line for _, line, _ in _lines(document.html))


def outline(document: Document) -> tuple[Heading, ...]:
    """Every heading with its level, the title first."""
    return tuple(
        Heading(int(tag[1]), line, block)
        for tag, line, block in _lines(document.html)
        if re.fullmatch("h[1-6]", tag)
    )


def words_of_blocks(document: Document) -> dict[str, str]:
    """The words of each block by its id, for comparing editions and for checks of language.

    Numbers that composition adds (notes, figures, tables) are left out: they change without the block.
    """
    words: dict[str, list[str]] = {}
    for _, line, block in _lines(document.html, without=frozenset({"noteref", "label", "mark", "citation"})):
        if block is not None:
            words.setdefault(block, []).append(line.removeprefix(". "))
    return {block: "\n".join(lines) for block, lines in words.items()}


def _lines(html: str, without: frozenset[str] = frozenset()) -> list[tuple[str, str, str | None]]:
    reader = _Reader(without)
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


@dataclass(slots=True)
class _Line:
    tag: str = ""
    words: list[str] = field(default_factory=list)


def block_of(attributes: Mapping[str, str | None]) -> str | None:
    """The block that an element opens: a section, or an item of a list of judgements."""
    name = attributes.get("id") or ""
    return attributes.get("data-block") or (
        name.removeprefix("block-") if name.startswith("block-") else None
    )


class _Reader(PageParser):
    """Gathers (element, words, block) for each run of words that no block element interrupts."""

    def __init__(self, without: frozenset[str]) -> None:
        super().__init__()
        self.without = without
        self.silent = 0
        self.lines: list[tuple[str, str, str | None]] = []
        self.open: list[tuple[str, str | None]] = []
        self.line = _Line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.line.words.append(" ")
            return
        if tag in VOID_ELEMENTS:
            return
        if self.silent or dict(attrs).get("data-role") in self.without:
            self.silent += 1
        if tag not in INLINE:
            self.end_line()
        inherited = self.open[-1][1] if self.open else None
        self.open.append((tag, block_of(dict(attrs)) or inherited))

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.end_line()
        if self.open:
            self.open.pop()
        self.silent = max(0, self.silent - 1)

    def handle_data(self, data: str) -> None:
        if self.silent or any(tag == "head" for tag, _ in self.open):
            return
        if not self.line.words:
            self.line.tag = next((tag for tag, _ in reversed(self.open) if tag not in INLINE), "")
        self.line.words.append(data)

    def end_line(self) -> None:
        """Close the run of words, if there is one."""
        words = " ".join("".join(self.line.words).split())
        if words:
            self.lines.append((self.line.tag, words, self.open[-1][1] if self.open else None))
        self.line = _Line()
