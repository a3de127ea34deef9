"""One version of a block as one audience reads it → paragraphs, sentences and tables with their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from reportgen.check.prose.containers import Container
from reportgen.check.prose.plain import Kind, Mark, Plain
from reportgen.model.frozen import frozen
from reportgen.model.span import Span


class Part(StrEnum):
    """What a paragraph is in its block; `text` and `item` are running prose."""

    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    CELL = "cell"
    LABEL = "label"
    NOTE = "note"
    TERM = "term"


PROSE = frozenset({Part.TEXT, Part.ITEM})


@frozen
class Sentence:
    """`citations` stand within it or right behind it; `covered_by` is the next mark of its paragraph too."""

    text: str
    start: int
    end: int
    citations: tuple[Mark, ...]
    covered_by: tuple[Mark, ...]


@frozen
class Paragraph:
    """`within` names the containers around it; `lead` is the sentence with a colon that opens its list.

    `level` is that of a heading, otherwise 0. `starts` are the places in the Markdown where lines begin, with
    their line and column; column 0 is a column nobody knows.
    """

    part: Part
    level: int
    plain: Plain
    sentences: tuple[Sentence, ...]
    within: tuple[str, ...]
    lead: str
    lead_citations: tuple[Mark, ...]
    path: str
    starts: tuple[tuple[int, int, int], ...]

    @property
    def text(self) -> str:
        """The words a reader sees."""
        return self.plain.text

    def marks(self, kind: Kind) -> tuple[Mark, ...]:
        """Its marks of one kind, in order."""
        return tuple(mark for mark in self.plain.marks if mark.kind is kind)

    def span(self, start: int, end: int | None = None) -> Span:
        """The place of a part of the text in the author's file."""
        line, column = self._place(self.plain.raw_place(start))
        if end is None or column is None:
            return Span(self.path, line, column)
        last_line, last = self._place(self.plain.raw_place(max(start, end - 1)))
        return Span(self.path, line, column, last + 1 if last and last_line == line else None)

    def mark_span(self, mark: Mark) -> Span:
        """The place of a mark."""
        line, column = self._place(mark.raw)
        return Span(self.path, line, column)

    def _place(self, raw: int) -> tuple[int, int | None]:
        index = max(0, bisect_right(self.starts, (raw, 1 << 60, 0)) - 1)
        start, line, column = self.starts[index]
        return line, column + raw - start if column else None


@frozen
class Table:
    """Rows of cells; `head` is empty when the table has no header row."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    container: Container | None
    span: Span


@frozen
class Prose:
    """Everything of a version that one audience reads, in order."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    containers: tuple[Container, ...]
    abbreviations: Mapping[str, str]
    path: str
    first_line: int

    def running(self) -> Iterator[tuple[Paragraph, Sentence]]:
        """Every sentence of the running prose with its paragraph."""
        for paragraph in self.paragraphs:
            if paragraph.part in PROSE:
                for sentence in paragraph.sentences:
                    yield paragraph, sentence

    def marks(self, kind: Kind) -> Iterator[tuple[Paragraph, Mark]]:
        """Every mark of one kind, in reading order."""
        for paragraph in self.paragraphs:
            for mark in paragraph.plain.marks:
                if mark.kind is kind:
                    yield paragraph, mark

    def container_span(self, container: Container) -> Span:
        """Where a container opens."""
        return Span(self.path, self.first_line + container.first)


_LIST_OF_NAMES = re.compile(r"[.!?:;]$")


def is_sentence_like(paragraph: Paragraph, sentence: Sentence) -> bool:
    """Whether a piece of prose is a sentence, and not an entry of a list of names."""
    if paragraph.part is Part.TEXT:
        return len(sentence.text.split()) > 1
    return bool(_LIST_OF_NAMES.search(sentence.text.rstrip("\"'”’)"))) or len(sentence.text.split()) > 5


def with_lead(paragraph: Paragraph, opening: Paragraph | None) -> Paragraph:
    """The same list item, knowing the sentence that opens its list."""
    if opening is None or paragraph.part is not Part.ITEM:
        return paragraph
    return replace(paragraph, lead=opening.text, lead_citations=opening.marks(Kind.CITATION))
