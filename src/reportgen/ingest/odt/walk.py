"""The elements of an OpenDocument text in their order → words and passages, through tables of handlers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from reportgen.ingest.archive import Archive
from reportgen.ingest.importer import Changes
from reportgen.ingest.limits import MAX_DEPTH
from reportgen.ingest.odt.names import INDEXES
from reportgen.ingest.odt.styles import Styles
from reportgen.ingest.passages.gathering import Gathered
from reportgen.model.imported import Paragraph, Passage, Place, Words

_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class OdtContext:
    """Where the walk is. `item` is the depth of the list, None outside."""

    marks: frozenset[str] = frozenset()
    address: str | None = None
    item: int | None = None
    list_style: str | None = None
    depth: int = 0


Handler: TypeAlias = "Callable[[OdtWalk, etree._Element, OdtContext], None]"  # noqa: SLF001  # the name that lxml gives elements


@dataclass(frozen=True, slots=True)
class Handlers:
    """By the name of an element: `blocks` and `inline` by where it stands, `marks` wherever it does."""

    blocks: Mapping[str, Handler]
    inline: Mapping[str, Handler]
    marks: Mapping[str, Handler]


@dataclass(slots=True)
class OdtWalk:
    """Grows `gathered`. `dropped` are insertions under way that were rejected, with their words."""

    handlers: Handlers
    archive: Archive
    styles: Styles
    gathered: Gathered
    changes: Changes
    regions: Mapping[str, etree._Element]
    has_pages: bool
    page: int = 1
    words: list[Words] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    opening: tuple[int, int | None] | None = None
    dropped: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[tuple[str | None, int], int] = field(default_factory=dict)
    has_title: bool = False

    def read(self, parent: etree._Element, context: OdtContext | None = None) -> None:
        """Add everything in `parent`, in order."""
        context = context or OdtContext()
        if context.depth > MAX_DEPTH:
            self.gathered.add(Paragraph((Words(" ".join(map(str, parent.itertext()))),), self.where()))
            return
        deeper = replace(context, depth=context.depth + 1)
        for child in parent:
            if child.tag in self.handlers.blocks:
                self.handlers.blocks[child.tag](self, child, deeper)
            elif child.tag in INDEXES:
                words = " ".join(map(str, child.itertext()))
                self.gathered.leave_out(
                    words, "a table of contents or index, made anew by a report", self.where()
                )
            elif child.tag in self.handlers.marks:
                self.handlers.marks[child.tag](self, child, deeper)

    def apart(self, parent: etree._Element) -> list[Passage]:
        """The passages in `parent` by themselves."""
        outer, self.gathered.passages = self.gathered.passages, []
        words, self.words = self.words, []
        kept, self.pictures, self.boxes = (self.pictures, self.boxes), [], []
        opening, self.opening = self.opening, None
        self.read(parent)
        found, self.gathered.passages = self.gathered.passages, outer
        self.words, self.opening = words, opening
        self.pictures, self.boxes = kept
        return found

    def where(self) -> Place:
        """The page, where the document says which."""
        return Place(self.page if self.has_pages else None)

    def inside(self, element: etree._Element, context: OdtContext) -> None:
        """Add the words within an element."""
        self.add_text(element.text, context)
        for child in element:
            handler = self.handlers.inline.get(child.tag)
            if handler is not None:
                handler(self, child, replace(context, depth=context.depth + 1))
            elif child.tag in self.handlers.marks:
                self.handlers.marks[child.tag](self, child, context)
            elif context.depth < MAX_DEPTH:
                self.inside(child, replace(context, depth=context.depth + 1))
            else:
                self.add_text("".join(map(str, child.itertext())), context)
            self.add_text(child.tail, context)

    def add_text(self, text: str | None, context: OdtContext) -> None:
        """Add words to the paragraph under way."""
        if not text:
            return
        for words in self.dropped.values():
            words.append(text)
        if not self.dropped:
            self.words.append(Words(_SPACE.sub(" ", text), context.marks, context.address))
