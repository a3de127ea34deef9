"""A house template → what it lends besides styles: running heads, cover, page set-up."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from reportgen.model.theme import HouseKeep
from reportgen.write.docx.ooxml import Node, name

# Relationships that come along with what is lent, by the last part of their type.
STYLES = frozenset({"styles", "theme", "settings", "fontTable", "numbering", "webSettings"})
FURTHER = {
    HouseKeep.HEADERS: frozenset({"header", "footer"}),
    HouseKeep.COVER: frozenset({"image", "hyperlink"}),
    HouseKeep.PAGE: frozenset[str](),
}
REFERENCES = frozenset({name("w:headerReference"), name("w:footerReference")})
# What would point into parts that stay behind, or clash with the report's own.
UNLENT = frozenset(
    name(tag)
    for tag in (
        "w:bookmarkStart", "w:bookmarkEnd", "w:footnoteReference", "w:endnoteReference", "w:commentReference",
        "w:commentRangeStart", "w:commentRangeEnd",
    )
)  # fmt: skip
FIRST_DRAWING = 100_000  # ids of a lent cover's drawings, far from those of the report


@dataclass(frozen=True, slots=True)
class Lent:
    """`cover` opens the document; the rest goes into every section's properties in place of the theme's."""

    kinds: frozenset[str]
    references: tuple[Node, ...]
    has_title_page: bool
    size: Node | None
    margins: Node | None
    cover: tuple[Node, ...]


NOTHING_LENT = Lent(STYLES, (), has_title_page=False, size=None, margins=None, cover=())


def read_lent(body: Node, keeps: frozenset[HouseKeep]) -> Lent:
    """Read the body of a template before it is emptied."""
    last = body.find(name("w:sectPr"))
    headers, page = HouseKeep.HEADERS in keeps, HouseKeep.PAGE in keeps
    has_section = last is not None
    return Lent(
        kinds=STYLES.union(*(FURTHER[each] for each in keeps)),
        references=tuple(each for each in last if each.tag in REFERENCES) if has_section and headers else (),
        has_title_page=has_section and headers and last.find(name("w:titlePg")) is not None,
        size=last.find(name("w:pgSz")) if has_section and page else None,
        margins=last.find(name("w:pgMar")) if has_section and page else None,
        cover=_cover(body, with_references=headers) if HouseKeep.COVER in keeps else (),
    )


def _cover(body: Node, *, with_references: bool) -> tuple[Node, ...]:
    """Everything up to the first end of a page; nothing if the template is one page."""
    held: list[Node] = []
    for child in body:
        if child.tag == name("w:sectPr"):
            return ()
        held.append(deepcopy(child))
        if _ends_page(child):
            return tuple(_freed(held, with_references=with_references))
    return ()


def _ends_page(node: Node) -> bool:
    if next(node.iter(name("w:sectPr")), None) is not None:
        return True
    galleries = (each.get(name("w:val")) for each in node.iter(name("w:docPartGallery")))
    breaks = (each.get(name("w:type")) for each in node.iter(name("w:br")))
    return "Cover Pages" in galleries or "page" in breaks


def _freed(nodes: Iterable[Node], *, with_references: bool) -> list[Node]:
    drawings = 0
    freed: list[Node] = []
    for node in nodes:
        each: Any
        for each in list(node.iter()):
            is_loose = each.tag in UNLENT or (each.tag in REFERENCES and not with_references)
            if is_loose and each.getparent() is not None:
                each.getparent().remove(each)
            elif each.tag == name("wp:docPr"):
                drawings += 1
                each.set("id", str(FIRST_DRAWING + drawings))
        freed.append(node)
    return [node for node in freed if node.tag not in UNLENT]
