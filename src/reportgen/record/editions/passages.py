"""A composed page → its passages in reading order, without the numbers that composition adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.model.editions.passages import DetailKind, Passage, PassageKind, TableWords
from reportgen.model.names import AssetName, VersionName
from reportgen.model.report.page import Element, block_of
from reportgen.model.report.vocabulary import LINK_SCHEMES, UNCHANGING_ROLES
from reportgen.model.text.words import Words
from reportgen.record.editions.drafts import Draft

# Numbers and marks change whenever a neighbour does; they are no words of a passage.
ADDED = frozenset(
    {"noteref", "note-separator", "label", "citation", "citation-group", "mark", "term-definition"}
)
BREAKS = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "h2", "h3", "h4", "h5", "h6", "pre", "br"}
)
# Passages whose numbers and marks are made for them; elsewhere these are the words themselves.
NUMBERED = frozenset({PassageKind.BLOCK, PassageKind.JUDGEMENT})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
MASTHEAD: Mapping[str, str] = {
    "series": "Series",
    "title": "Title",
    "standfirst": "Standfirst",
    "badge": "Badge",
    "tagline": "Tagline",
    "meta-line": "Number, version and dates",
}
BODY: Mapping[str, str] = {"data-label": "Label", "data-draft": "Draft"}
LISTS: Mapping[tuple[str, str], PassageKind] = {
    ("ol", "notes"): PassageKind.NOTE,
    ("ul", "legend"): PassageKind.LEGEND,
    ("ul", "sources"): PassageKind.SOURCE,
    ("dl", "glossary"): PassageKind.TERM,
}


def passages_in(root: Element, pictures: Mapping[AssetName, str] | None = None) -> tuple[Passage, ...]:
    """Every passage that a reader of the page meets; `pictures` are the SHA-256 of those that it shows."""
    reader = _PageReader(pictures or {}, root)
    reader.read(root, reader.open(PassageKind.SECTION, "page"))
    return tuple(each.finished() for each in reader.drafts if each.kind in NUMBERED or not each.is_empty)


def blocks_in(element: Element) -> Iterator[Element]:
    """The elements that are blocks; a block never holds another."""
    for child in element.elements:
        if block_of(child) is not None:
            yield child
        else:
            yield from blocks_in(child)


def is_added(child: Element, parent: Element) -> bool:
    """Whether the words of `child` are numbers or marks; the marks of a judgement are what it says."""
    role = child.get("data-role")
    return role in ADDED and (role, parent.get("data-role")) != ("mark", "evidence")


def words_before_mark(element: Element) -> str:
    """What is cited, without the mark and the confidence that follow."""
    text, _ = _until_mark(element)
    return " ".join(text.split()).rstrip(" .;")


def _until_mark(element: Element) -> tuple[str, bool]:
    text = ""
    for child in element.children:
        if isinstance(child, Words):
            text += str(child)
            continue
        if child.get("data-role") == "mark":
            return text, True
        inner, is_over = _until_mark(child)
        text += inner
        if is_over:
            return text, True
    return text, False


class _PageReader:
    """Reads a page once; every word goes to the passage that is open around it."""

    def __init__(self, pictures: Mapping[AssetName, str], root: Element) -> None:
        self.pictures = pictures
        self.drafts: list[Draft] = []
        self.terms: set[str] = set()
        self.term = self.heading = self.caption = ""
        items = (each for each in root.walk() if isinstance(each, Element) and each.tag == "li")
        self.notes = {
            f"#{each.get('id')}": each for each in items if (each.get("id") or "").startswith("note-")
        }

    def open(self, kind: PassageKind, name: str, title: str = "", version: str | None = None) -> Draft:
        """A new passage, after those before it."""
        self.drafts.append(Draft(kind, name, title, VersionName(version or "")))
        return self.drafts[-1]

    def read(self, element: Element, draft: Draft) -> None:
        """Put what stands within `element` into `draft`, and into passages of its own where it has some."""
        for child in element.children:
            if isinstance(child, Words):
                draft.add(child)
            elif draft.kind in NUMBERED and is_added(child, element):
                self._read_added(child, draft)
            elif child.tag == "head":
                self._read_head(child)
            elif child.tag == "body":
                for name, title in BODY.items():
                    self._say(child.get(name), PassageKind.MASTHEAD, name, title)
                self.read(child, draft)
            elif child.get("data-role") not in UNCHANGING_ROLES:
                self._read_child(child, draft)
            elif child.get("data-role") == "changes":
                self.open(PassageKind.CHANGES, child.get("id") or "").add(_words_of(child))

    def _read_child(self, child: Element, draft: Draft) -> None:
        role = child.get("data-role") or ""
        if child.tag == "table":
            self._read_meta(child) if role == "meta" else self._read_table(child, draft)
        elif kind := LISTS.get((child.tag, role)):
            self._read_list(child, kind)
        else:
            inner = self._opened(child, role, draft)
            inner.open(child)
            if child.tag in BREAKS:
                inner.words.append(" ")
            if child.tag == "figure":
                self.caption = _caption_of(child)
            self._take_details(child, inner)
            self.read(child, inner)

    def _opened(self, child: Element, role: str, draft: Draft) -> Draft:
        """The passage that the words of `child` belong to."""
        if (block := block_of(child)) is not None:
            kind = PassageKind.JUDGEMENT if child.tag == "li" else PassageKind.BLOCK
            return self.open(kind, block, self.heading, child.get("data-version"))
        if child.tag == "section":
            return self.open(PassageKind.SECTION, child.get("id") or f"{draft.name}/{len(self.drafts)}")
        if role in MASTHEAD:
            return self.open(PassageKind.MASTHEAD, role, MASTHEAD[role])
        if draft.is_empty and (child.tag in HEADINGS or role == "run-in"):
            draft.title = " ".join(child.text().split()).rstrip(".")
            if draft.kind is PassageKind.SECTION:
                self.heading = draft.title
        if child.tag == "dfn":
            self.term = " ".join(child.text().split())
        return draft

    def _read_added(self, child: Element, draft: Draft) -> None:
        """Numbers and marks are no words, but what they stand for may be another."""
        role, target = child.get("data-role"), child.get("href") or ""
        if role == "term-definition":
            self._define(self.term, child.text().strip(" ()"), child)
        elif role == "noteref" and target in self.notes:
            draft.add_detail(DetailKind.CITATION, words_before_mark(self.notes[target]), child)
        elif role == "citation":
            draft.add_detail(DetailKind.CITATION, words_before_mark(child).strip("[]"), child)
        else:
            for inner in child.elements:
                if inner.get("data-role") in ADDED:
                    self._read_added(inner, draft)

    def _define(self, term: str, definition: str, element: Element) -> None:
        if term.casefold() not in self.terms:
            self.terms.add(term.casefold())
            draft = self.open(PassageKind.TERM, term.casefold(), term)
            for node in element.walk():
                if isinstance(node, Words):
                    draft.add(node)
            draft.words[:] = [definition]

    def _read_head(self, head: Element) -> None:
        for each in head.elements:
            if each.get("name") == "author":
                self._say(each.get("content"), PassageKind.MASTHEAD, "author", "Authors")

    def _say(self, text: str | None, kind: PassageKind, name: str, title: str) -> None:
        if text is not None:
            draft = self.open(kind, name, title)
            draft.words.append(text)
            draft.signs += len(text)

    def _read_meta(self, table: Element) -> None:
        """Number, version and dates: each is a passage, called by the head of its column."""
        head, *body = (each for each in table.walk() if isinstance(each, Element) and each.tag == "tr")
        for row in body:
            for column, cell in zip(head.elements, row.elements, strict=False):
                title = column.text().strip()
                draft = self.open(PassageKind.MASTHEAD, f"meta {title}", title)
                draft.add(_words_of(cell))

    def _read_table(self, table: Element, draft: Draft) -> None:
        caption, head, body = "", list[tuple[str, ...]](), list[tuple[str, ...]]()
        draft.open(table)
        for part in table.elements:
            if part.tag == "caption":
                caption = self._cell(part, draft)
            for row in (part, *part.elements) if part.tag != "caption" else ():
                if row.tag == "tr":
                    cells = tuple(self._cell(each, draft) for each in row.elements)
                    (head if part.tag == "thead" else body).append(cells)
        draft.add_table(TableWords(caption, tuple(head), tuple(body)))

    def _cell(self, cell: Element, draft: Draft) -> str:
        inner = draft.cell()
        self._take_details(cell, inner)
        self.read(cell, inner)
        draft.signs += inner.signs
        return inner.text()

    def _read_list(self, items: Element, kind: PassageKind) -> None:
        draft: Draft | None = None
        for item in items.elements:
            if draft is None or item.tag != "dd":
                draft = self._item(item, kind)
            draft.words.append(" ")
            self._take_details(item, draft)
            self.read(item, draft)

    def _item(self, item: Element, kind: PassageKind) -> Draft:
        words = " ".join(item.text().split())
        if kind is PassageKind.TERM:
            self.terms.add(words.casefold())
            return self.open(kind, words.casefold(), words)
        if kind is PassageKind.SOURCE:
            label = next((each.text() for each in item.elements if each.tag == "strong"), "")
            return self.open(kind, item.get("id") or words, label)
        return self.open(kind, words)

    def _take_details(self, element: Element, draft: Draft) -> None:
        if element.tag == "img":
            name = AssetName((element.get("src") or "").removeprefix("asset:"))
            alt = element.get("alt") or ""
            mark = f"{self.pictures.get(name, name)} {alt}"
            draft.add_detail(DetailKind.PICTURE, self.caption or alt, element, mark)
            self.caption = ""
        elif element.tag == "a" and (href := element.get("href") or "").partition(":")[0] in LINK_SCHEMES:
            draft.add_detail(DetailKind.LINK, href, element)


def _caption_of(figure: Element) -> str:
    """The caption without its number."""
    caption = next((each for each in figure.elements if each.tag == "figcaption"), None)
    if caption is None:
        return ""
    parts = [
        child.text() if isinstance(child, Element) else str(child)
        for child in caption.children
        if not isinstance(child, Element) or child.get("data-role") not in ADDED
    ]
    return " ".join("".join(parts).split()).lstrip(" .:")


def _words_of(element: Element) -> Words:
    return Words(tuple(run for node in element.walk() if isinstance(node, Words) for run in node.runs))
