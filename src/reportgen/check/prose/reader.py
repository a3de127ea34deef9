"""A version and its readers → Prose: what they see of its Text, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportgen.check.prose.data_tables import read_data_table
from reportgen.check.prose.paragraphs import make_paragraph
from reportgen.check.prose.printed import Printed, read_printed
from reportgen.check.prose.prose import SOURCED, TASK, Paragraph, Part, Prose, Table, with_lead
from reportgen.check.prose.readers import Readers
from reportgen.model.content.block import Version
from reportgen.model.text import blocks
from reportgen.model.text.blocks import Block, Container
from reportgen.model.text.containers import CONTAINERS, MARKDOWN
from reportgen.model.text.inlines import Image, Inline
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.text.audience import Audience
from reportgen.text.grammar import read_text, read_words
from reportgen.text.walk import attributes_of, walk


def read_prose(version: Version, readers: Readers) -> Prose:
    """What `readers` see of one version."""
    # Composition reports audiences that nobody knows.
    audience = Audience(readers.audiences, readers.audiences, lambda _: None)
    text = read_text(version.place)
    notes = {label: audience.reads(words) for label, words in text.notes.items()}
    return prose_of(audience.reads(text.blocks), readers, notes)


def prose_of(shown: Sequence[Block], readers: Readers, notes: Mapping[str, tuple[Inline, ...]]) -> Prose:
    """What stands in blocks that are already cut to their audience; `notes` are those that captions call."""
    reader = _Reader(readers, notes)
    reader.read(shown, ())
    reader.read_expansions()
    anchors = [
        (str(each.value), each.place)
        for node in walk(shown)
        for each in attributes_of(node).all
        if each.key == "id"
    ]
    return Prose(
        # A title explains no term and can mark none: it is read after the text that it stands above.
        (*_led(reader.paragraphs), *reader.labels),
        tuple(reader.tables),
        tuple(reader.containers),
        {short: str(each.expansion) for short, each in reader.abbreviations.items()},
        tuple(anchors),
    )


_NO_OPENING = frozenset({Part.ITEM, Part.NOTE})


def _led(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    opening: Paragraph | None = None
    led: list[Paragraph] = []
    for paragraph in paragraphs:
        led.append(with_lead(paragraph, opening))
        if paragraph.part not in _NO_OPENING:
            opening = paragraph if paragraph.text.rstrip().endswith(":") else None
    return tuple(led)


@dataclass(slots=True)
class _Reader:
    """`within` are the names of the containers around a block, `part` is what its paragraphs are."""

    readers: Readers
    captioned: Mapping[str, tuple[Inline, ...]]
    paragraphs: list[Paragraph] = field(default_factory=list)
    labels: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    abbreviations: dict[str, blocks.Abbreviation] = field(default_factory=dict)
    notes: set[Place] = field(default_factory=set)

    def read(self, shown: Iterable[Any], within: tuple[str, ...], part: Part = Part.TEXT) -> None:
        """Gather what some blocks say."""
        for block in shown:
            _READERS[block.__class__](self, block, within, part)

    def line(
        self, part: Part, words: Iterable[Inline], within: tuple[str, ...], whole: Place, level: int = 0
    ) -> Paragraph:
        """Gather one line and the notes that it calls, each note once."""
        printed = read_printed(words, self.readers)
        paragraph = make_paragraph(part, printed, within, whole, level=level)
        self.paragraphs.append(paragraph)
        self._read_notes(printed, within)
        return paragraph

    def _read_notes(self, printed: Printed, within: tuple[str, ...]) -> None:
        for call in printed.notes:
            words = call.children or self.captioned.get(call.label, ())
            first = words[0].place if words else call.place
            if first not in self.notes:
                self.notes.add(first)
                self.line(Part.NOTE, words, within, call.place)

    def label(self, words: Words, within: tuple[str, ...], whole: Place, *, is_markdown: bool) -> None:
        """Gather a title, a caption or a description."""
        printed = Printed(self.readers, [words])
        if is_markdown:
            printed = read_printed(read_words(words, frozenset(self.captioned)).children, self.readers)
            self._read_notes(printed, within)
        if words:
            self.labels.append(make_paragraph(Part.LABEL, printed, within, whole))

    def read_expansions(self) -> None:
        """What an abbreviation stands for is printed where it comes first."""
        for short, each in self.abbreviations.items():
            if any(short in paragraph.text for paragraph in self.paragraphs):
                self.label(each.expansion, (), each.place, is_markdown=False)


def _paragraph(reader: _Reader, block: blocks.Paragraph, within: tuple[str, ...], part: Part) -> None:
    reader.line(part, block.children, within, block.place)
    image = block.children[0] if len(block.children) == 1 else None
    if isinstance(image, Image):
        for words in (image.title, image.attributes.words("source")):
            if words:
                reader.label(words, within, image.place, is_markdown=True)


def _heading(reader: _Reader, block: blocks.Heading, within: tuple[str, ...], _part: Part) -> None:
    reader.line(Part.HEADING, block.children, within, block.place, block.level)


def _within(reader: _Reader, block: Any, within: tuple[str, ...], part: Part) -> None:
    reader.read(block.children, within, part)


def _list(reader: _Reader, block: blocks.List, within: tuple[str, ...], _part: Part) -> None:
    for item in block.items:
        inside = within if item.is_done is None else (*within, TASK)
        reader.read(item.children, inside, Part.ITEM)


def _definitions(reader: _Reader, block: blocks.Definitions, within: tuple[str, ...], part: Part) -> None:
    for each in block.children:
        if isinstance(each, blocks.Term):
            reader.line(Part.TERM, each.children, within, each.place)
        else:
            reader.read(each.children, within, part)


def _table(reader: _Reader, block: blocks.Table, within: tuple[str, ...], _part: Part) -> None:
    rows = [
        (row.is_head, tuple(reader.line(Part.CELL, cell.children, within, cell.place) for cell in row.cells))
        for row in block.rows
    ]
    head = next((cells for is_head, cells in rows if is_head), ())
    around = [each for each in reader.containers if each.name == "table" and _holds(each, block)]
    body = tuple(cells for is_head, cells in rows if not is_head)
    container = around[-1] if around else None
    forms = (block.attributes, *(() if container is None else (container.attributes,)))
    is_form = any(each.get("fill") == "true" for each in forms)
    reader.tables.append(Table(head, body, container, block.place, is_form))


def _holds(container: Container, block: Block) -> bool:
    return container.place.start <= block.place.start and block.place.end <= container.place.end


def _code(reader: _Reader, block: blocks.Code, within: tuple[str, ...], _part: Part) -> None:
    reader.paragraphs.append(
        make_paragraph(Part.CODE, Printed(reader.readers, [block.words]), within, block.place)
    )


def _abbreviation(reader: _Reader, block: blocks.Abbreviation, _within: tuple[str, ...], _part: Part) -> None:
    reader.abbreviations.setdefault(str(block.short), block)


def _container(reader: _Reader, block: Container, within: tuple[str, ...], part: Part) -> None:
    reader.containers.append(block)
    within = (*within, block.name)
    kind = CONTAINERS.get(block.name)
    if kind is not None and kind.has_title and block.title:
        reader.label(block.title, within, block.place, is_markdown=True)
    for name in kind.spoken if kind is not None else ():
        words = block.attributes.words(name)
        if words:
            reader.label(words, within, block.place, is_markdown=name in MARKDOWN)
    reader.read(block.children, within, part)
    data = read_data_table(block, reader.readers.files)
    if data is None:
        return
    around = (block.name, SOURCED) if block.attributes.words("source") else (block.name,)
    rows = tuple(
        tuple(reader.line(Part.CELL, read_words(cell.words).children, around, cell.place) for cell in row)
        for row in data.rows
    )
    if block.name == "table":
        head = rows[data.head - 1] if 0 < data.head <= len(rows) else ()
        is_form = block.attributes.get("fill") == "true"
        reader.tables.append(Table(head, rows[data.head :], block, block.place, is_form))


_READERS: Mapping[type[Any], Callable[[_Reader, Any, tuple[str, ...], Part], None]] = {
    blocks.Paragraph: _paragraph,
    blocks.Heading: _heading,
    blocks.Quote: _within,
    blocks.List: _list,
    blocks.Definitions: _definitions,
    blocks.Table: _table,
    blocks.Code: _code,
    blocks.Rule: lambda *_: None,
    blocks.Abbreviation: _abbreviation,
    Container: _container,
}
