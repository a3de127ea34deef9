"""An HTML tree → passages, element by element through one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from reportgen.ingest.addresses import outside_address
from reportgen.ingest.html.notes import is_way_back
from reportgen.ingest.html.tags import HEADINGS, INLINE, LEFT_OUT, MARKS, SILENT
from reportgen.ingest.limits import MAX_DEPTH
from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.passages.join import Cell, even, joined, list_item
from reportgen.model.imported import Code, Heading, Image, Note, Paragraph, Passage, Place, Table, Words

_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class HtmlContext:
    """Where in the tree the walk is. `item` is the depth of the list, None outside lists."""

    marks: frozenset[str] = frozenset()
    address: str | None = None
    is_quoted: bool = False
    item: int | None = None
    depth: int = 0


@dataclass(slots=True)
class HtmlWalk:
    """One tree on its way to passages. `picture` gives the bytes that a `src` stands for, if at hand."""

    gathered: Gathered
    notes: Mapping[str, HtmlElement]
    picture: Callable[[str], bytes | None]
    place: Place = field(default_factory=Place)
    key: Callable[[str], str] = str
    words: list[Words] = field(default_factory=list)
    pictures: list[HtmlElement] = field(default_factory=list)
    opening: tuple[int, int | None] | None = None
    taken: frozenset[HtmlElement] = frozenset()

    def read(self, root: HtmlElement) -> None:
        """Add the passages of `root`, then the notes it calls."""
        self.taken = frozenset(self.notes.values())
        self._inside(root, HtmlContext())
        self._flush(HtmlContext())
        for name, element in self.notes.items():
            self.gathered.notes.append(self._note(name, element))

    def _inside(self, element: HtmlElement, context: HtmlContext) -> None:
        self._add_text(element.text, context)
        for child in element:
            if isinstance(child.tag, str):
                self._one(child, context)
            self._add_text(child.tail, context)

    def _one(self, element: HtmlElement, context: HtmlContext) -> None:
        tag = element.tag.rpartition("}")[2].lower()
        if tag in SILENT or element in self.taken:
            return
        if context.depth > MAX_DEPTH:
            self._add_text("".join(element.itertext()), context)
            return
        deeper = replace(context, depth=context.depth + 1)
        if tag in LEFT_OUT:
            self.gathered.leave_out(" ".join(element.itertext()), LEFT_OUT[tag], self.place)
        elif tag in _OWN:
            _OWN[tag](self, element, deeper)
        elif tag in HEADINGS:
            self._heading(element, deeper, HEADINGS[tag])
        elif tag in INLINE:
            mark = frozenset({MARKS[tag]} if tag in MARKS else ())
            self._inside(element, replace(deeper, marks=context.marks | mark))
        else:
            self._flush(context)
            self._inside(element, deeper)
            self._flush(deeper)

    def _add_text(self, text: str | None, context: HtmlContext) -> None:
        if text:
            self.words.append(Words(_SPACE.sub(" ", text), context.marks, context.address))

    def _flush(self, context: HtmlContext) -> None:
        """End the paragraph under way."""
        words, self.words = tuple(self.words), []
        if any(each.text.strip() or each.note for each in words):
            self.gathered.add(self._passage(words, context))
        pictures, self.pictures = self.pictures, []
        for each in pictures:
            self._show(each)

    def _passage(self, words: tuple[Words, ...], context: HtmlContext) -> Passage:
        if context.item is None:
            return Paragraph(words, self.place, context.is_quoted)
        opening, self.opening = self.opening, None
        return list_item(words, context.item, opening, self.place)

    def _heading(self, element: HtmlElement, context: HtmlContext, level: int) -> None:
        self._flush(context)
        self._inside(element, context)
        words, self.words = tuple(self.words), []
        if any(each.text.strip() for each in words):
            self.gathered.add(Heading(words, level, self.place))
        self._flush(context)

    def _link(self, element: HtmlElement, context: HtmlContext) -> None:
        address = (element.get("href") or "").strip()
        if address.startswith("#") and address[1:] in self.notes:
            self.words.append(Words("", note=self.key(address[1:])))
            return
        outside = outside_address(address, self.gathered, self.place)
        self._inside(element, replace(context, address=outside or context.address))

    def _list(self, element: HtmlElement, context: HtmlContext) -> None:
        self._flush(context)
        depth = 0 if context.item is None else context.item + 1
        is_ordered = element.tag == "ol"
        number = _number(element.get("start"), 1)
        self._add_text(element.text, context)
        for child in element:
            if not isinstance(child.tag, str):
                pass
            elif child.tag == "li":
                if child in self.taken:
                    continue
                number = _number(child.get("value"), number)
                self.opening = (depth, number if is_ordered else None)
                self._inside(child, replace(context, item=depth))
                self._flush(replace(context, item=depth))
                self.opening = None
                number += 1
            else:
                self._one(child, replace(context, item=depth))
            self._add_text(child.tail, context)
        self._flush(context)

    def _quote(self, element: HtmlElement, context: HtmlContext) -> None:
        self._flush(context)
        quoted = replace(context, is_quoted=True)
        self._inside(element, quoted)
        self._flush(quoted)

    def _code(self, element: HtmlElement, context: HtmlContext) -> None:
        self._flush(context)
        self.gathered.add(Code("".join(element.itertext()), self.place))

    def _term(self, element: HtmlElement, context: HtmlContext) -> None:
        self._flush(context)
        named = replace(context, marks=context.marks | {"strong"})
        self._inside(element, named)
        self._flush(named)

    def _break(self, _element: HtmlElement, context: HtmlContext) -> None:
        self.words.append(Words("\n", context.marks, context.address))

    def _rule(self, _element: HtmlElement, context: HtmlContext) -> None:
        self._flush(context)

    def _image(self, element: HtmlElement, _context: HtmlContext) -> None:
        self.pictures.append(element)

    def _field(self, element: HtmlElement, _context: HtmlContext) -> None:
        self.gathered.leave_out(element.get("value") or "", "a control of a form", self.place)

    def _show(self, element: HtmlElement) -> None:
        source = element.get("src") or element.get("{http://www.w3.org/1999/xlink}href") or ""
        alt = element.get("alt") or ""
        content = self.picture(source)
        if content is None:
            name = "within the page" if source.startswith("data:") else source[:200]
            words = f"picture {name} {alt}".strip()
            self.gathered.leave_out(words, "the picture is not in the document", self.place)
            return
        key = self.gathered.picture(source[:80], content)
        if key is not None:
            self.gathered.add(Image(key, alt, self.place))

    def _table(self, element: HtmlElement, context: HtmlContext) -> None:
        self._flush(context)
        for caption in element.iterchildren("caption"):
            self._inside(caption, context)
            self._flush(context)
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
        if _is_layout(element, rows):
            for cell in (cell for row in rows for cell in row.iterchildren("td", "th")):
                self._inside(cell, context)
                self._flush(context)
            return
        pictures: list[Passage] = []
        cells = [[self._cell(cell, pictures) for cell in row.iterchildren("td", "th")] for row in rows]
        self.gathered.add(Table(even(cells), self.place))
        for picture in pictures:
            self.gathered.add(picture)

    def _cell(self, element: HtmlElement, pictures: list[Passage]) -> Cell:
        passages = self._apart(element)
        pictures += [each for each in passages if isinstance(each, Image)]
        across, down = _number(element.get("colspan"), 1), _number(element.get("rowspan"), 1)
        return Cell(joined(passages), across, down)

    def _apart(self, element: HtmlElement) -> list[Passage]:
        """The passages of an element by themselves."""
        inner = HtmlWalk(self.gathered, self.notes, self.picture, self.place, self.key, taken=self.taken)
        outer, self.gathered.passages = self.gathered.passages, []
        inner._inside(element, HtmlContext())  # the same walk, one element further down
        inner._flush(HtmlContext())  # as above
        found, self.gathered.passages = self.gathered.passages, outer
        return found

    def _note(self, name: str, element: HtmlElement) -> Note:
        for link in list(element.iter("a")):
            if is_way_back(link, self.notes):
                link.text = None
                for child in list(link):
                    link.remove(child)
        words = (joined([each]) for each in self._apart(element))
        return Note(self.key(name), tuple(each for each in words if each), self.place)


_OWN: Mapping[str, Callable[[HtmlWalk, HtmlElement, HtmlContext], None]] = {
    "a": HtmlWalk._link,  # noqa: SLF001  # the table of this class
    "ul": HtmlWalk._list,  # noqa: SLF001  # as above
    "ol": HtmlWalk._list,  # noqa: SLF001  # as above
    "blockquote": HtmlWalk._quote,  # noqa: SLF001  # as above
    "pre": HtmlWalk._code,  # noqa: SLF001  # as above
    "dt": HtmlWalk._term,  # noqa: SLF001  # as above
    "br": HtmlWalk._break,  # noqa: SLF001  # as above
    "hr": HtmlWalk._rule,  # noqa: SLF001  # as above
    "img": HtmlWalk._image,  # noqa: SLF001  # as above
    "image": HtmlWalk._image,  # noqa: SLF001  # as above
    "input": HtmlWalk._field,  # noqa: SLF001  # as above
    "table": HtmlWalk._table,  # noqa: SLF001  # as above
}


def _is_layout(table: HtmlElement, rows: list[HtmlElement]) -> bool:
    """Whether a table only puts things beside each other."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if next(table.iterdescendants("table", "h1", "h2", "h3"), None) is not None:
        return True
    return max((sum(1 for _ in row.iterchildren("td", "th")) for row in rows), default=0) <= 1


def _number(written: str | None, usual: int) -> int:
    text = (written or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else usual
