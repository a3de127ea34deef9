"""One version of a block as one audience reads it → paragraphs, sentences and tables with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum

from reportgen.check.prose.marks import Kind, Mark
from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.model.text.blocks import Container
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words

_WORD_END = re.compile(r"(?<=\S)(?=\s)|\Z")


class Part(StrEnum):
    """What a paragraph is in its block; `text` and `item` are running prose."""

    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    CELL = "cell"
    LABEL = "label"
    CODE = "code"
    NOTE = "note"
    TERM = "term"


PROSE = frozenset({Part.TEXT, Part.ITEM})
# Among the containers around a paragraph: it is a task to tick, or a cell of data whose source is named.
TASK, SOURCED = "- [ ]", "source="


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

    `level` is that of a heading, otherwise 0. `whole` is the place of what has no words.
    """

    part: Part
    level: int
    words: Words
    text: str
    marks: tuple[Mark, ...]
    sentences: tuple[Sentence, ...]
    within: tuple[str, ...]
    whole: Place
    lead: str = ""
    lead_citations: tuple[Mark, ...] = ()

    def marks_of(self, kind: Kind) -> tuple[Mark, ...]:
        """Its marks of one kind, in order."""
        return tuple(mark for mark in self.marks if mark.kind is kind)

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of a part of the text in the author's file; without an end, of its first word."""
        after = end if end is not None else _WORD_END.search(self.text, start).start()  # type: ignore[union-attr]  # the end of the text is one
        return self.words.cut(start, max(after, start + 1)).place or self.whole

    def span(self, start: int, end: int | None = None) -> Span:
        """The same in line and columns."""
        return self.place(start, end).span

    def is_made_by(self, maker: Maker, at: int) -> bool:
        """Whether the character at `at` is not the author's but made."""
        return any(run.maker is maker for run in self.words.cut(at, at + 1).runs)


@frozen
class Table:
    """Rows of cells; `head` is empty when the table has no header row, `is_form` lets readers fill it in."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    container: Container | None
    place: Place
    is_form: bool = False


@frozen
class Prose:
    """Everything of a version that one audience reads, in order; `anchors` are the ids to point to."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    containers: tuple[Container, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    anchors: tuple[tuple[str, Place], ...] = ()

    def running(self) -> Iterator[tuple[Paragraph, Sentence]]:
        """Every sentence of the running prose with its paragraph."""
        for paragraph in self.paragraphs:
            if paragraph.part in PROSE:
                for sentence in paragraph.sentences:
                    yield paragraph, sentence

    def marks(self, kind: Kind) -> Iterator[Mark]:
        """Every mark of one kind, in reading order."""
        for paragraph in self.paragraphs:
            yield from (mark for mark in paragraph.marks if mark.kind is kind)


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
    return replace(paragraph, lead=opening.text, lead_citations=opening.marks_of(Kind.CITATION))
