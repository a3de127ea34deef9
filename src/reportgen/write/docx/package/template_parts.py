"""A house template → what a document takes of it besides styles: running heads, cover, page set-up."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from reportgen.model.frozen import frozen
from reportgen.model.report.theme import HouseKeep
from reportgen.write.docx.emit.sections import THEME_PAGE, TemplatePage
from reportgen.write.docx.ooxml import Node, name, parent, w
from reportgen.write.docx.package.repair import sort_properties

# Relationships that come along, by the last part of their type.
STYLES = frozenset({"styles", "theme", "settings", "fontTable", "numbering", "webSettings"})
FURTHER = {
    HouseKeep.HEADERS: frozenset({"header", "footer"}),
    HouseKeep.COVER: frozenset({"image", "hyperlink"}),
    HouseKeep.PAGE: frozenset[str](),
}
REFERENCES = frozenset({name("w:headerReference"), name("w:footerReference")})
# What would point into parts that stay behind, or clash with the report's own.
LEFT_BEHIND = frozenset(
    name(tag)
    for tag in (
        "w:bookmarkStart", "w:bookmarkEnd", "w:footnoteReference", "w:endnoteReference", "w:commentReference",
        "w:commentRangeStart", "w:commentRangeEnd",
    )
)  # fmt: skip
OFF = frozenset({"0", "false", "off"})
FIRST_DRAWING = 100_000  # ids of the drawings of a cover, far from those of the report
FIRST_HEAD_DRAWING = 200_000  # and of those in its running heads
HEADS = frozenset({"header", "footer"})


@frozen
class TemplateParts:
    """What a document takes of its template: relationships of some kinds, a cover, and the page.

    `words_in` is the language of the words that come along, if it says one.
    """

    kinds: frozenset[str] = STYLES
    cover: tuple[Node, ...] = ()
    page: TemplatePage = THEME_PAGE
    words_in: str = ""


NO_TEMPLATE = TemplateParts()


def read_template_parts(opened: Any, keeps: frozenset[HouseKeep]) -> TemplateParts:
    """Read a template before it is emptied; python-docx has no types for it."""
    body = opened.element.body
    last = body.find(name("w:sectPr"))
    language = _language(opened.styles.element)
    if HouseKeep.HEADERS in keeps:
        _renumber_heads(opened, language)
    headers, page = HouseKeep.HEADERS in keeps, HouseKeep.PAGE in keeps
    cover = _cover(body, language, with_references=headers) if HouseKeep.COVER in keeps else ()
    has_section = last is not None
    return TemplateParts(
        kinds=STYLES.union(*(FURTHER[each] for each in keeps)),
        cover=cover,
        words_in=language if any(_says(each) for each in (*cover, *_heads(opened, headers=headers))) else "",
        page=TemplatePage(
            references=tuple(each for each in last if each.tag in REFERENCES)
            if has_section and headers
            else (),
            has_title_page=has_section and headers and _is_on(last, "w:titlePg"),
            size=last.find(name("w:pgSz")) if has_section and page else None,
            margins=last.find(name("w:pgMar")) if has_section and page else None,
            text_width=_text_width(last) if has_section else 0,
            mirrors_heads=headers and _is_on(opened.settings.element, "w:evenAndOddHeaders"),
            mirrors_margins=page and _is_on(opened.settings.element, "w:mirrorMargins"),
        ),
    )


def _heads(opened: Any, *, headers: bool) -> list[Node]:
    relations = opened.part.rels.values() if headers else ()
    return [each.target_part.element for each in relations if each.reltype.rpartition("/")[2] in HEADS]


def _says(node: Node) -> bool:
    return any(letter.isalpha() for text in node.iter(name("w:t")) for letter in text.text or "")


def _is_on(holder: Node, tag: str) -> bool:
    """Whether a switch is set; Word keeps the parts of a head whose box is unticked."""
    switch = holder.find(name(tag))
    return switch is not None and switch.get(name("w:val"), "1") not in OFF


def _text_width(section: Node) -> int:
    """How wide the template's own text is, in twips; 0 if it does not say."""
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    if size is None or margins is None:
        return 0
    left, right = (round(float(margins.get(name(side), 0))) for side in ("w:left", "w:right"))
    return round(float(size.get(name("w:w"), 0))) - left - right


def _language(styles: Node) -> str:
    """What the template's own words are written in, or nothing if it does not say."""
    language = styles.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}/{name('w:lang')}")
    return "" if language is None else str(language.get(name("w:val"), ""))


def _renumber_heads(opened: Any, language: str) -> None:
    """Give what stands in headers and footers ids of its own, and its runs their language."""
    heads = [each for each in opened.part.rels.values() if each.reltype.rpartition("/")[2] in HEADS]
    drawings = 0
    for number, relation in enumerate(sorted(heads, key=lambda each: str(each.target_part.partname)), 1):
        root = relation.target_part.element
        for each in root.iter(name("wp:docPr")):
            drawings += 1
            each.set("id", str(FIRST_HEAD_DRAWING + drawings))
        for each in root.iter(name("w:bookmarkStart"), name("w:bookmarkEnd")):
            each.set(name("w:id"), str(FIRST_HEAD_DRAWING * number + int(each.get(name("w:id")))))
        _set_language(root, language)
        sort_properties(root)


def _set_language(root: Node, language: str) -> None:
    for run in root.iter(name("w:r")) if language else ():
        look = run.find(name("w:rPr"))
        if look is None:
            look = parent("rPr")
            run.insert(0, look)
        if look.find(name("w:lang")) is None:
            look.append(w("lang", language))


def _cover(body: Node, language: str, *, with_references: bool) -> tuple[Node, ...]:
    """Everything up to the first end of a page; nothing if the template is one page."""
    held: list[Node] = []
    for child in body:
        if child.tag == name("w:sectPr"):
            return ()
        held.append(deepcopy(child))
        if _ends_page(child):
            for each in held:
                _set_language(each, language)
                sort_properties(each)
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
            is_loose = each.tag in LEFT_BEHIND or (each.tag in REFERENCES and not with_references)
            if is_loose and each.getparent() is not None:
                each.getparent().remove(each)
            elif each.tag == name("wp:docPr"):
                drawings += 1
                each.set("id", str(FIRST_DRAWING + drawings))
        freed.append(node)
    return [node for node in freed if node.tag not in LEFT_BEHIND]
