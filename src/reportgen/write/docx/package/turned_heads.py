"""A house template's heads and feet → the same for turned pages: stops and tables reach the turned width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from reportgen.model.report.layout import PageBox
from reportgen.write.docx.emit.sections import TemplatePage, turned_size
from reportgen.write.docx.ooxml import Node, make, name, parent, twips
from reportgen.write.docx.package.repair import sort_properties

RELATION = name("r:id")
MARKED = (name("w:bookmarkStart"), name("w:bookmarkEnd"))
WIDTHS = (name("w:gridCol"), name("w:tcW"), name("w:tblW"))
# Stops at the left edge stay where they are (ECMA-376 17.18.84).
MOVED = frozenset({"center", "right", "end", "decimal"})
FIRST_DRAWING = 300_000  # ids of the drawings in turned heads, far from those in the others

Stops = Mapping[int, Node]


def with_turned_heads(opened: Any, template: TemplatePage, boxes: Iterable[PageBox]) -> TemplatePage:
    """The template's page with heads for turned pages, if it has heads and the layout turned pages."""
    turned = next((box for box in boxes if box.width > box.height), None)
    if turned is None or not template.references or not template.text_width:
        return template
    ratio = _turned_width(template, turned) / template.text_width
    return replace(template, turned_references=tuple(_turned(opened, template.references, ratio)))


def _turned_width(template: TemplatePage, box: PageBox) -> int:
    """The width of the text on a turned page, in twips."""
    width, left, right = (int(twips(each)) for each in (box.width, box.margin[3], box.margin[1]))
    if template.size is not None:
        width = int(turned_size(template.size).get(name("w:w"), width))
    if template.margins is not None:
        left, right = (int(template.margins.get(name(side), 0)) for side in ("w:left", "w:right"))
    return width - left - right


def _turned(opened: Any, references: Iterable[Node], ratio: float) -> list[Node]:
    drawings, found = FIRST_DRAWING, []
    of_styles = _style_stops(opened.styles.element)
    for number, reference in enumerate(references, 1):
        relation = opened.part.rels[reference.get(RELATION)]
        theirs = relation.target_part
        root = deepcopy(theirs.element)
        if not _stretch(root, of_styles, ratio):
            found.append(reference)
            continue
        for each in list(root.iter(*MARKED)):
            each.getparent().remove(each)
        for drawing in root.iter(name("wp:docPr")):
            drawings += 1
            drawing.set("id", str(drawings))
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        kind = relation.reltype.rpartition("/")[2]
        part = Part(
            PackURI(f"/word/{kind}turned{number}.xml"), theirs.content_type, content, opened.part.package
        )
        for key, related in theirs.rels.items():
            target = related.target_ref if related.is_external else related.target_part
            part.load_rel(related.reltype, target, key, is_external=related.is_external)
        opened.part.load_rel(relation.reltype, part, f"rg-{kind}turned{number}")
        found.append(deepcopy(reference))
        found[-1].set(RELATION, f"rg-{kind}turned{number}")
    return found


def _stretch(root: Node, of_styles: Mapping[str, Stops], ratio: float) -> bool:
    """Stretch stops and tables; whether there were any."""
    is_stretched = False
    for each in root.iter(*WIDTHS):
        if each.get(name("w:type"), "dxa") == "dxa" and each.get(name("w:w"), "").isdigit():
            each.set(name("w:w"), str(round(int(each.get(name("w:w"))) * ratio)))
            is_stretched = True
    for paragraph in root.iter(name("w:p")):
        look = paragraph.find(name("w:pPr"))
        style = None if look is None else look.find(name("w:pStyle"))
        inherited = of_styles.get("" if style is None else style.get(name("w:val")), of_styles.get("", {}))
        own = {} if look is None else _stops(look)
        stops = {place: stop for place, stop in {**inherited, **own}.items() if _kind(stop) != "clear"}
        if not any(_kind(stop) in MOVED for stop in stops.values()):
            continue
        if look is None:
            look = parent("pPr")
            paragraph.insert(0, look)
        for tabs in look.findall(name("w:tabs")):
            look.remove(tabs)
        look.append(_moved(stops, inherited, ratio))
        is_stretched = True
    sort_properties(root)
    return is_stretched


def _moved(stops: Stops, inherited: Stops, ratio: float) -> Node:
    """The stops at their turned places, and those of the style cleared."""
    placed = {
        round(place * ratio) if _kind(stop) in MOVED else place: deepcopy(stop)
        for place, stop in stops.items()
    }
    cleared = {
        place: make("w:tab", {"w:val": "clear", "w:pos": str(place)})
        for place in inherited
        if place not in placed
    }
    for place, stop in placed.items():
        stop.set(name("w:pos"), str(place))
    return parent("tabs", *(stop for _, stop in sorted({**cleared, **placed}.items())))


def _style_stops(styles: Node) -> Mapping[str, Stops]:
    """The stops of each paragraph style with those it is based on, by its id; "" is the default style."""
    found = {each.get(name("w:styleId"), ""): each for each in styles.iter(name("w:style"))}
    known = {key: _inherited(each, found) for key, each in found.items()}
    default = next(
        (
            key
            for key, each in found.items()
            if each.get(name("w:type")) == "paragraph" and each.get(name("w:default")) is not None
        ),
        None,
    )
    return known if default is None else {**known, "": known[default]}


def _inherited(style: Node, styles: Mapping[str, Node]) -> Stops:
    chain: list[Node] = []
    each: Node | None = style
    while each is not None and each not in chain:
        chain.append(each)
        based = each.find(name("w:basedOn"))
        each = None if based is None else styles.get(based.get(name("w:val"), ""))
    stops: dict[int, Node] = {}
    for each in reversed(chain):
        look = each.find(name("w:pPr"))
        stops |= {} if look is None else _stops(look)
    return {place: stop for place, stop in stops.items() if _kind(stop) != "clear"}


def _stops(look: Node) -> Stops:
    tabs = look.find(name("w:tabs"))
    found = () if tabs is None else tabs.iter(name("w:tab"))
    return {round(float(each.get(name("w:pos"), "0"))): each for each in found}


def _kind(stop: Node) -> str:
    return str(stop.get(name("w:val"), ""))
