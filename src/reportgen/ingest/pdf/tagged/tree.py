"""The structure tree of a tagged PDF, gathered page by page into one (ISO 32000-1 14.7)."""

from __future__ import annotations

from ctypes import c_float, create_string_buffer
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.limits import MAX_DEPTH

Mark: TypeAlias = tuple[int, int]
"""A page from 1, and the number of marked content on it."""

_MOST_TEXT = 20_000
_MOST_LOOKS = 200_000
_LOOKS_OF_A_PAGE = 20_000
"""How many kids are looked at before a tree is given up: of a document, and more for each page."""


class TangledTreeError(Exception):
    """A structure tree with more in it than its pages can show."""


@dataclass(slots=True)
class Element:
    """`kids` by their place among all kids of the element, whatever page they stand on."""

    kind: str
    alt: str = ""
    across: int = 1
    down: int = 1
    kids: dict[int, Element | Mark] = field(default_factory=dict)
    reached: int = 0

    def walk(self) -> list[Element | Mark]:
        """Its kids in order."""
        return [self.kids[place] for place in sorted(self.kids)]

    def elements(self, *kinds: str) -> list[Element]:
        """Its kids that are elements, in order; of these kinds, or of any."""
        found = (kid for kid in self.walk() if isinstance(kid, Element))
        return [kid for kid in found if not kinds or kid.kind in kinds]

    def without(self, kid: Element | None) -> Element:
        """The same without one of its kids."""
        return replace(self, kids={place: each for place, each in self.kids.items() if each is not kid})


class Tree:
    """Grows by one page at a time.

    The engine shows of each page only what stands on it, but every kid at its own place among all of
    its parent's: so the place tells which element of one page is which of another.
    """

    def __init__(self) -> None:
        self.root = Element("Document")
        self._held: set[Mark] = set()
        self._looks = _MOST_LOOKS

    def add_page(self, page: pdfium.PdfPage, number: int, marks: frozenset[int]) -> set[int]:
        """Take in what stands on a page; gives the marks of the page that the tree holds.

        Raises TangledTreeError for a tree that no page can have.
        """
        self._looks += _LOOKS_OF_A_PAGE
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return set()
        try:
            found: set[int] = set()
            count = raw.FPDF_StructTree_CountChildren(tree)
            # A page goes on where the one before ended; where that finds too little, all is looked through.
            for is_whole in (False, True):
                found |= self._kids(tree, _TopKids(count), self.root, number, is_whole=is_whole, depth=0)
                if marks <= found:
                    break
            return found
        finally:
            raw.FPDF_StructTree_Close(tree)

    def _kids(
        self, parent: Any, kids: _TopKids | _Kids, into: Element, page: int, *, is_whole: bool, depth: int
    ) -> set[int]:
        found: set[int] = set()
        if depth > MAX_DEPTH:
            return found
        start = 0 if is_whole else into.reached
        blank = 0
        for place in range(start, kids.count):
            self._looks -= 1
            if self._looks < 0:
                raise TangledTreeError
            below = kids.element(parent, place)
            mark = -1 if below else kids.mark(parent, place)
            if not below and mark < 0:
                blank += 1
                if blank > _LOOKED_AHEAD and not is_whole and found:
                    break
                continue
            blank = 0
            into.reached = max(into.reached, place) if not is_whole else into.reached
            if not below:
                found.add(mark)
                if (page, mark) not in self._held:
                    # What two elements claim stands in the first: no word comes twice.
                    self._held.add((page, mark))
                    into.kids[place] = (page, mark)
                continue
            known = into.kids.get(place)
            if not isinstance(known, Element):
                known = into.kids[place] = _element(below)
            inner = _Kids(raw.FPDF_StructElement_CountChildren(below))
            found |= self._kids(below, inner, known, page, is_whole=is_whole, depth=depth + 1)
        return found


_LOOKED_AHEAD = 8
"""Kids of other pages in a row after which a page has no more of this parent."""


@dataclass(frozen=True, slots=True)
class _TopKids:
    count: int

    def element(self, parent: Any, place: int) -> Any:
        return raw.FPDF_StructTree_GetChildAtIndex(parent, place)

    def mark(self, _parent: Any, _place: int) -> int:
        return -1


@dataclass(frozen=True, slots=True)
class _Kids:
    count: int

    def element(self, parent: Any, place: int) -> Any:
        return raw.FPDF_StructElement_GetChildAtIndex(parent, place)

    def mark(self, parent: Any, place: int) -> int:
        return int(raw.FPDF_StructElement_GetChildMarkedContentID(parent, place))


def _element(handle: Any) -> Element:
    kind = _text(raw.FPDF_StructElement_GetType, handle)
    alt = _text(raw.FPDF_StructElement_GetAltText, handle) if kind in {"Figure", "Formula"} else ""
    across = down = 1
    if kind in {"TD", "TH"}:
        across, down = (_span(handle, name) for name in (b"ColSpan", b"RowSpan"))
    return Element(kind, alt, across, down)


def _span(handle: Any, name: bytes) -> int:
    number = c_float()
    for place in range(min(raw.FPDF_StructElement_GetAttributeCount(handle), 16)):
        attributes = raw.FPDF_StructElement_GetAttributeAtIndex(handle, place)
        value = raw.FPDF_StructElement_Attr_GetValue(attributes, name)
        if value and raw.FPDF_StructElement_Attr_GetNumberValue(value, number):
            return max(int(number.value), 1)
    return 1


def _text(ask: Any, handle: Any) -> str:
    needed = ask(handle, None, 0)
    if not 2 < needed < _MOST_TEXT:
        return ""
    buffer = create_string_buffer(needed)
    ask(handle, buffer, needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", "replace")
