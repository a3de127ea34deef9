"""The block content of a Word document → passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportgen.ingest.docx.names import MC, W, number, value
from reportgen.ingest.docx.notes import bookmarks_of
from reportgen.ingest.docx.numbering import Numbering
from reportgen.ingest.docx.package import Package
from reportgen.ingest.docx.runs import Inline
from reportgen.ingest.docx.styles import Style, Styles
from reportgen.ingest.limits import MAX_DEPTH
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.passages.join import Cell, even, joined
from reportgen.model.imported import (
    Code,
    Heading,
    Image,
    Item,
    Note,
    Paragraph,
    Passage,
    Place,
    Table,
    Words,
    plain,
)

CONTENTS = "a table of contents, which a report makes anew"
_WRAPPERS = frozenset(W + name for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo"))


@dataclass(frozen=True, slots=True)
class HeadingLook:
    """How all of a paragraph looks; `is_body` where its style says that it is running text."""

    size: float
    is_bold: bool
    is_body: bool


@dataclass(slots=True)
class Body:
    """Grows `gathered`; `looks` holds what may make a heading of a paragraph without a heading's style."""

    package: Package
    part: str
    styles: Styles
    numbering: Numbering
    gathered: Gathered
    has_pages: bool = False
    page: int = 1
    has_title: bool = False
    looks: dict[int, HeadingLook] = field(default_factory=dict)
    listed_notes: frozenset[str] = frozenset()
    progress: Callable[[float], None] = lambda _share: None
    repeated_calls: Mapping[str, str] = field(default_factory=dict)

    def read(self, parent: etree._Element, depth: int = 0) -> None:
        """Add everything in `parent`, in order."""
        if depth > MAX_DEPTH:
            words = "".join(each.text or "" for each in parent.iter(W + "t"))
            self.gathered.add(Paragraph((Words(words),), self._place()))
            return
        whole = len(parent) if depth == 0 else 0
        for count, child in enumerate(parent):
            if whole and count % 100 == 0:
                self.progress(count / whole)
            if child.tag == W + "p":
                self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                self._table(child, depth)
            elif child.tag == W + "sdt":
                self._control(child, depth)
            elif child.tag in _WRAPPERS:
                self.read(child, depth + 1)
            elif child.tag == MC + "AlternateContent":
                for choice in list(child)[:1]:
                    self.read(choice, depth + 1)
            elif child.tag == W + "altChunk":
                self.gathered.leave_out("embedded document", "a document within the document", self._place())

    def apart(self, parent: etree._Element, depth: int = 0) -> list[Passage]:
        """The passages in `parent` by themselves."""
        outer, self.gathered.passages = self.gathered.passages, []
        looks, self.looks = self.looks, {}
        self.read(parent, depth)
        found, self.gathered.passages = self.gathered.passages, outer
        self.looks = looks
        return found

    def _place(self) -> Place:
        return Place(self.page if self.has_pages else None)

    def _inline(self, paragraph: etree._Element) -> Inline:
        place = self._place()

        def leave_out(words: str, reason: str) -> None:
            self.gathered.leave_out(words, reason, place)

        relations = self.package.relations(self.part)
        inline = Inline(self.styles, relations, leave_out, self.listed_notes, self.repeated_calls)
        inline.read(paragraph)
        return inline

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        properties = paragraph.find(W + "pPr")
        style = self.styles.get(value(properties, "pStyle"))
        inline = self._inline(paragraph)
        words = tuple(inline.words)
        has_words = any(each.text.strip() or each.note for each in words)
        if style.is_contents:
            self.gathered.leave_out(plain(words), CONTENTS, self._place())
        elif (called := self.listed_notes.intersection(bookmarks_of(paragraph))) and has_words:
            self.gathered.notes.append(Note(min(called), (words,), self._place()))
        elif has_words:
            self._add(words, properties, style)
            self._remember(inline, style)
        self.page += inline.breaks
        for name, alt in inline.pictures:
            self._picture(name, alt)
        for box in inline.boxes:
            self.read(box, depth + 1)

    def _add(self, words: tuple[Words, ...], properties: etree._Element | None, style: Style) -> None:
        outline = value(properties, "outlineLvl")
        level = number(outline, 9) + 1 if outline is not None and number(outline, 9) < 9 else style.heading
        last = self.gathered.passages[-1] if self.gathered.passages else None
        if level == 0:
            self.has_title = True
            self.gathered.title = self.gathered.title or plain(words)
        if level is not None:
            # A title stands above every heading.
            self.gathered.add(Heading(words, max(level + self.has_title, 1), self._place()))
        elif (listed := self._listed(properties, style)) is not None:
            name, at = listed
            self.gathered.add(Item(words, at, self.numbering.count(name, at), self._place()))
        elif style.is_item:
            self.gathered.add(Item(words, style.list_level, None, self._place()))
        elif style.continues_item and isinstance(last, Item):
            self.gathered.add(Item(words, last.depth, None, self._place(), is_continued=True))
        elif style.is_code:
            text = "".join(each.text for each in words)
            if isinstance(last, Code):
                text = f"{last.text}\n{text}"
                self.gathered.passages.pop()
            self.gathered.add(Code(text, self._place()))
        else:
            self.gathered.add(Paragraph(words, self._place(), style.is_quote))

    def _listed(self, properties: etree._Element | None, style: Style) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, or its style's."""
        own = None if properties is None else properties.find(W + "numPr")
        name = value(own, "numId") or style.list_id
        if name is None or not self.numbering.knows(name):
            return None
        level = value(own, "ilvl")
        return name, max(0, number(level, 0) if level is not None else style.list_level)

    def _remember(self, inline: Inline, style: Style) -> None:
        """How large and bold a paragraph is, all of it."""
        weights = [(count, size, is_bold) for count, size, is_bold in inline.sizes if count]
        if not weights or not isinstance(self.gathered.passages[-1], Paragraph):
            return
        least = min(size or style.size or self.styles.size for _, size, _ in weights)
        is_bold = all(bold or style.is_bold for _, _, bold in weights)
        self.looks[len(self.gathered.passages) - 1] = HeadingLook(least, bool(is_bold), style.is_body)

    def _picture(self, name: str, alt: str) -> None:
        relation = self.package.relations(self.part).get(name)
        if relation is None or relation.is_external:
            target = "" if relation is None else relation.target[:200]
            why = "the picture is not in the document and was not fetched"
            self.gathered.leave_out(f"picture {target} {alt}".strip(), why, self._place())
            return
        content = self.package.archive.get(relation.target)
        if content is None:
            self.gathered.leave_out(f"picture {alt}".strip(), "the picture is missing", self._place())
            return
        key = self.gathered.picture(f"{relation.target} {alt}".strip(), content)
        if key is not None:
            self.gathered.add(Image(key, alt, self._place()))

    def _control(self, control: etree._Element, depth: int) -> None:
        gallery = next((each.get(W + "val") for each in control.iter(W + "docPartGallery")), "")
        if gallery == "Table of Contents":
            words = " ".join(each.text or "" for each in control.iter(W + "t"))
            self.gathered.leave_out(words, CONTENTS, self._place())
            return
        for content in control.iterchildren(W + "sdtContent"):
            self.read(content, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = [list(_inside(row, W + "tc")) for row in _inside(table, W + "tr")]
        if max(map(len, rows), default=0) <= 1:
            for only in (cell for row in rows for cell in row):
                self.read(only, depth + 1)
            return
        place = self._place()
        pictures: list[Passage] = []
        cells: list[list[Cell]] = []
        for row, parts in zip(_inside(table, W + "tr"), rows, strict=True):
            before = number(value(row.find(W + "trPr"), "gridBefore"))
            made = [Cell((), before)] if before > 0 else []
            for part in parts:
                passages = self.apart(part, depth + 1)
                pictures += [each for each in passages if isinstance(each, Image)]
                across = number(value(part.find(W + "tcPr"), "gridSpan"), 1)
                made.append(Cell(joined(passages), across))
            cells.append(made)
        self.gathered.add(Table(even(cells), place))
        for picture in pictures:
            self.gathered.add(picture)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children called `tag`, also those that a control or custom XML wraps."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt":
            for content in child.iterchildren(W + "sdtContent"):
                yield from _inside(content, tag)
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)
