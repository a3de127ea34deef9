"""The body of an OpenDocument text → passages, element by element through two tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from reportgen.ingest.archive import Archive
from reportgen.ingest.importer import Changes
from reportgen.ingest.limits import MAX_DEPTH
from reportgen.ingest.odt.changes import add_deletion, close_change, open_change
from reportgen.ingest.odt.names import DC, DRAW, INDEXES, OFFICE, SVG, TABLE, TEXT, XLINK
from reportgen.ingest.odt.styles import Styles
from reportgen.ingest.odt.tables import add_table
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.passages.join import joined
from reportgen.model.imported import (
    Code,
    Heading,
    Image,
    Item,
    Note,
    Paragraph,
    Passage,
    Place,
    Words,
    plain,
)

_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the walk is. `item` is the depth of the list, None outside; `quoted` for quotations."""

    marks: frozenset[str] = frozenset()
    address: str | None = None
    item: int | None = None
    list_style: str | None = None
    depth: int = 0


@dataclass(slots=True)
class Body:
    """Grows `gathered`. `dropped` are insertions under way that were rejected, with their words."""

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

    def read(self, parent: etree._Element, setting: Setting | None = None) -> None:
        """Add everything in `parent`, in order."""
        setting = setting or Setting()
        if setting.depth > MAX_DEPTH:
            self.gathered.add(Paragraph((Words(" ".join(map(str, parent.itertext()))),), self.where()))
            return
        deeper = replace(setting, depth=setting.depth + 1)
        for child in parent:
            if child.tag in _BLOCKS:
                _BLOCKS[child.tag](self, child, deeper)
            elif child.tag in INDEXES:
                words = " ".join(map(str, child.itertext()))
                self.gathered.leave_out(
                    words, "a table of contents or index, made anew by a report", self.where()
                )
            elif child.tag in _MARKS:
                _MARKS[child.tag](self, child, deeper)

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

    def _paragraph(self, element: etree._Element, setting: Setting) -> None:
        place = self.where()
        names = self.styles.names(element.get(TEXT + "style-name"))
        level = element.get(TEXT + "outline-level") if element.tag == TEXT + "h" else None
        self.inside(element, replace(setting, marks=frozenset()))
        words, self.words = tuple(self.words), []
        if any(each.text.strip() or each.note for each in words):
            self.gathered.add(self._passage(words, names, level, setting, place))
        pictures, self.pictures = self.pictures, []
        boxes, self.boxes = self.boxes, []
        for name, alt in pictures:
            self._picture(name, alt)
        for box in boxes:
            self.read(box, replace(setting, item=None))

    def _passage(
        self,
        words: tuple[Words, ...],
        names: tuple[str, ...],
        level: str | None,
        setting: Setting,
        place: Place,
    ) -> Passage:
        if "Title" in names:
            self.has_title = True
            self.gathered.title = self.gathered.title or plain(words)
            return Heading(words, 1, place)
        if level is not None:
            number = int(level) if level.isdigit() and len(level) < 3 else 1
            return Heading(words, max(1, number + self.has_title), place)
        if setting.item is not None:
            opening, self.opening = self.opening, None
            if opening is None:
                return Item(words, setting.item, None, place, is_continued=True)
            return Item(words, *opening, place)
        if any(name.startswith(("Preformatted", "Source Code")) for name in names):
            text = "".join(each.text for each in words)
            last = self.gathered.passages[-1] if self.gathered.passages else None
            if isinstance(last, Code):
                self.gathered.passages.pop()
                text = f"{last.text}\n{text}"
            return Code(text, place)
        return Paragraph(words, place, any(name in {"Quotations", "Quote", "Block Text"} for name in names))

    def inside(self, element: etree._Element, setting: Setting) -> None:
        """Add the words within an element."""
        self.say(element.text, setting)
        for child in element:
            handler = _INLINE.get(child.tag)
            if handler is not None:
                handler(self, child, replace(setting, depth=setting.depth + 1))
            elif child.tag in _MARKS:
                _MARKS[child.tag](self, child, setting)
            elif setting.depth < MAX_DEPTH:
                self.inside(child, replace(setting, depth=setting.depth + 1))
            else:
                self.say("".join(map(str, child.itertext())), setting)
            self.say(child.tail, setting)

    def say(self, text: str | None, setting: Setting) -> None:
        """Add words to the paragraph under way."""
        if not text:
            return
        for said in self.dropped.values():
            said.append(text)
        if not self.dropped:
            self.words.append(Words(_SPACE.sub(" ", text), setting.marks, setting.address))

    def _span(self, element: etree._Element, setting: Setting) -> None:
        name = element.get(TEXT + "style-name")
        if self.styles.is_hidden(name):
            self.gathered.leave_out("".join(map(str, element.itertext())), "hidden text", self.where())
            return
        self.inside(element, replace(setting, marks=setting.marks | self.styles.marks(name)))

    def _link(self, element: etree._Element, setting: Setting) -> None:
        address = (element.get(XLINK + "href") or "").strip()
        is_outside = _OUTSIDE.match(address) is not None
        if address and not is_outside and not address.startswith("#"):
            words = f"link to {address[:200]}"
            self.gathered.leave_out(words, "the address leads nowhere from a report", self.where())
        self.inside(element, replace(setting, address=address if is_outside else setting.address))

    def _spaces(self, element: etree._Element, setting: Setting) -> None:
        count = element.get(TEXT + "c") or "1"
        if not self.dropped:
            spaces = " " * (int(count) if count.isdigit() and len(count) < 4 else 1)
            self.words.append(Words(spaces, setting.marks, setting.address))

    def _break(self, _element: etree._Element, setting: Setting) -> None:
        if not self.dropped:
            self.words.append(Words("\n", setting.marks, setting.address))

    def _note(self, element: etree._Element, _setting: Setting) -> None:
        key = f"n{len(self.gathered.notes) + 1}"
        self.gathered.notes.append(Note(key, ()))
        place = len(self.gathered.notes) - 1
        body = element.find(TEXT + "note-body")
        parts = [] if body is None else [joined([each]) for each in self.apart(body)]
        self.gathered.notes[place] = Note(key, tuple(each for each in parts if each), self.where())
        self.words.append(Words("", note=key))

    def _comment(self, element: etree._Element, _setting: Setting) -> None:
        author = element.findtext(DC + "creator") or "nobody named"
        words = " ".join("".join(map(str, each.itertext())) for each in element.iter(TEXT + "p"))
        self.gathered.leave_out(words, f"a comment by {author}", self.where())

    def _frame(self, element: etree._Element, _setting: Setting) -> None:
        alt = (element.findtext(SVG + "desc") or element.findtext(SVG + "title") or "").strip()
        image = element.find(DRAW + "image")
        if image is not None:
            self.pictures.append((image.get(XLINK + "href") or "", alt))
        self.boxes += element.findall(DRAW + "text-box")
        if image is None and not self.boxes:
            words = " ".join(map(str, element.itertext()))
            self.gathered.leave_out(words, "an embedded object", self.where())

    def _picture(self, name: str, alt: str) -> None:
        content = self.archive.get(name.removeprefix("./"))
        if content is None:
            why = "the picture is not in the document and was not fetched"
            self.gathered.leave_out(f"picture {name[:200]} {alt}".strip(), why, self.where())
            return
        key = self.gathered.picture(f"{name} {alt}".strip(), content)
        if key is not None:
            self.gathered.add(Image(key, alt, self.where()))

    def _block_frame(self, element: etree._Element, setting: Setting) -> None:
        self._frame(element, setting)
        for name, alt in self.pictures:
            self._picture(name, alt)
        boxes, self.boxes, self.pictures = self.boxes, [], []
        for box in boxes:
            self.read(box, setting)

    def _list(self, element: etree._Element, setting: Setting) -> None:
        depth = 0 if setting.item is None else setting.item + 1
        name = element.get(TEXT + "style-name") or setting.list_style
        start = self.styles.start(name, depth)
        goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
        number = self.counts.get((name, depth), start or 1) if goes_on else start
        for child in element:
            if child.tag not in {TEXT + "list-item", TEXT + "list-header"}:
                continue
            written = child.get(TEXT + "start-value") or ""
            number = int(written) if written.isdigit() and len(written) < 7 and number is not None else number
            is_item = child.tag == TEXT + "list-item"
            first = next((each for each in child), None)
            holds_words = first is not None and first.tag in {TEXT + "p", TEXT + "h"}
            self.opening = (depth, number) if is_item and holds_words else None
            self.read(child, replace(setting, item=depth, list_style=name))
            self.opening = None
            number = number + 1 if number is not None and holds_words else number
            if number is not None:
                self.counts[name, depth] = number

    def _page_break(self, _element: etree._Element, _setting: Setting) -> None:
        self.page += 1

    def _nothing(self, _element: etree._Element, _setting: Setting) -> None:
        pass


_Handlers = Mapping[str, Callable[[Body, etree._Element, Setting], None]]  # noqa: SLF001  # the name that lxml gives elements

_BLOCKS: _Handlers = {
    TEXT + "p": Body._paragraph,  # noqa: SLF001  # the table of this class
    TEXT + "h": Body._paragraph,  # noqa: SLF001  # as above
    TEXT + "list": Body._list,  # noqa: SLF001  # as above
    TEXT + "section": Body.read,
    TEXT + "numbered-paragraph": Body.read,
    TABLE + "table": add_table,
    DRAW + "frame": Body._block_frame,  # noqa: SLF001  # as above
}

_INLINE: _Handlers = {
    TEXT + "span": Body._span,  # noqa: SLF001  # as above
    TEXT + "a": Body._link,  # noqa: SLF001  # as above
    TEXT + "s": Body._spaces,  # noqa: SLF001  # as above
    TEXT + "tab": Body._spaces,  # noqa: SLF001  # as above
    TEXT + "line-break": Body._break,  # noqa: SLF001  # as above
    TEXT + "note": Body._note,  # noqa: SLF001  # as above
    OFFICE + "annotation": Body._comment,  # noqa: SLF001  # as above
    DRAW + "frame": Body._frame,  # noqa: SLF001  # as above
    OFFICE + "annotation-end": Body._nothing,  # noqa: SLF001  # as above
}

_MARKS: _Handlers = {
    TEXT + "soft-page-break": Body._page_break,  # noqa: SLF001  # as above
    TEXT + "change-start": open_change,
    TEXT + "change-end": close_change,
    TEXT + "change": add_deletion,
}
