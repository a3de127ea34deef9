"""Looks → run and paragraph properties, in the order that the schema asks for."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.report.layout import Edge, Sides
from reportgen.write.docx.ooxml import Node, parent, twips, w
from reportgen.write.docx.values.looks import Edges, ParagraphLook, TextLook

# ECMA-376 17.3.2.28 and 17.3.1.26: the children in this order.
# fmt: off
RUN_ORDER = (
    "ins", "del", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "noProof",
    "vanish", "webHidden", "color", "spacing", "kern", "position", "sz", "szCs", "highlight", "u", "bdr",
    "shd", "vertAlign", "rtl", "cs", "lang",
)
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
    "sectPr",
)
# fmt: on
_RUN_PLACE = {each: place for place, each in enumerate(RUN_ORDER)}
_PARAGRAPH_PLACE = {each: place for place, each in enumerate(PARAGRAPH_ORDER)}

BORDERS: Mapping[str, str] = {"solid": "single", "double": "double", "dotted": "dotted", "dashed": "dashed"}
THICKEST = 96  # ECMA-376 17.3.4: eighths of a point
ALIGN: Mapping[str, str] = {"left": "left", "right": "right", "center": "center", "justify": "both"}
RAISED: Mapping[str, str] = {"super": "superscript", "sub": "subscript", "baseline": "baseline"}
# ECMA-376 17.4.65 and 17.3.1.24: the order of sides differs from that of CSS, whose places these are.
SIDES: Mapping[str, int] = {"top": 0, "left": 3, "bottom": 2, "right": 1}
SWITCHES: Mapping[str, tuple[str, ...]] = {
    "is_bold": ("b", "bCs"),
    "is_italic": ("i", "iCs"),
    "is_caps": ("caps",),
    "is_small_caps": ("smallCaps",),
    "is_struck": ("strike",),
}


def run_properties(look: TextLook, base: TextLook, fonts: Mapping[str, str]) -> list[Node]:
    """What `look` says differently from `base`; `fonts` names families for Word."""
    found: list[Node] = []
    if look.font != base.font:
        family = fonts.get(look.font, look.font)
        found.append(w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family))
    for field, tags in SWITCHES.items():
        if getattr(look, field) != getattr(base, field):
            found += [_switch(tag, getattr(look, field)) for tag in tags]
    if look.color != base.color:
        found.append(w("color", look.color))
    if look.tracking != base.tracking:
        found.append(w("spacing", twips(look.tracking)))
    if look.size != base.size:
        half_points = max(2, round(look.size * 2))
        found += [w("sz", half_points), w("szCs", half_points)]
    if look.is_underlined != base.is_underlined:
        found.append(w("u", "single" if look.is_underlined else "none"))
    if look.box != base.box and look.box is not None:
        found.append(border("bdr", look.box, 0))
    if look.background != base.background:
        found.append(shading(look.background))
    if look.raised != base.raised:
        found.append(w("vertAlign", RAISED[look.raised]))
    if look.shift != base.shift:
        found.append(position(look))
    return found


def position(look: TextLook) -> Node:
    """How far text is raised, in half points."""
    return w("position", round(look.shift * 2))


def raised_again(look: TextLook, style: TextLook) -> list[Node]:
    """What a raised run repeats of its style: LibreOffice shrinks text that only a style raises."""
    return [position(look)] if look.shift and look.shift == style.shift else []


def paragraph_properties(look: ParagraphLook, base: ParagraphLook) -> list[Node]:
    """What `look` says differently from `base`, text aside."""
    found: list[Node] = []
    if look.keeps_next != base.keeps_next:
        found.append(_switch("keepNext", look.keeps_next))
    if look.keeps_lines != base.keeps_lines:
        found.append(_switch("keepLines", look.keeps_lines))
    if look.guards_widows != base.guards_widows:
        found.append(_switch("widowControl", look.guards_widows))
    if (look.border, look.space) != (base.border, base.space):
        found.append(_borders(look, base))
    if look.background != base.background:
        found.append(shading(look.background))
    if look.hyphenates != base.hyphenates:
        found.append(_switch("suppressAutoHyphens", not look.hyphenates))
    if look.is_rtl != base.is_rtl:
        found.append(_switch("bidi", look.is_rtl))
    found += _spacing(look, base)
    found += _indent(look, base)
    if (look.align, look.is_rtl) != (base.align, base.is_rtl):
        found.append(w("jc", _alignment(look)))
    return found


def in_run_order(nodes: list[Node]) -> Node:
    """`w:rPr` over the nodes."""
    return parent("rPr", *sorted(nodes, key=lambda node: _RUN_PLACE[node.tag.rpartition("}")[2]]))


def in_paragraph_order(nodes: list[Node]) -> Node:
    """`w:pPr` over the nodes."""
    return parent("pPr", *sorted(nodes, key=lambda node: _PARAGRAPH_PLACE[node.tag.rpartition("}")[2]]))


def border(tag: str, edge: Edge, space: float) -> Node:
    """One line of a border; widths in eighths of a point."""
    return w(
        tag,
        BORDERS.get(edge.style, "single"),
        sz=min(THICKEST, max(2, round(edge.width * 8))),
        space=min(31, max(0, round(space))),
        color=edge.color,
    )


def cell_borders(own: Edges, style: Edges) -> list[Node]:
    """`w:tcBorders` for the edges that the style has otherwise; nothing where it has all of them."""
    pairs = [(side, own[place], style[place]) for side, place in SIDES.items()]
    lines = [
        border(side, edge, 0) if edge is not None else w(side, "nil")
        for side, edge, other in pairs
        if edge != other
    ]
    return [parent("tcBorders", *lines)] if lines else []


def cell_margins(tag: str, padding: Sides) -> Node:
    """The space inside cells, in twips."""
    return parent(
        tag, *(w(side, w=twips(max(0.0, padding[place])), type="dxa") for side, place in SIDES.items())
    )


def shading(background: str | None) -> Node:
    """The ground of a run, a paragraph or a cell."""
    return w("shd", "clear", color="auto", fill=background or "auto")


def _borders(look: ParagraphLook, base: ParagraphLook) -> Node:
    drawn = []
    for side, place in SIDES.items():
        edge = look.border[place]
        if edge is not None:
            drawn.append(border(side, edge, look.space[place]))
        elif base.border[place] is not None:
            drawn.append(w(side, "nil"))
    return parent("pBdr", *drawn)


def _spacing(look: ParagraphLook, base: ParagraphLook) -> list[Node]:
    attributes: dict[str, str] = {}
    if look.before != base.before:
        attributes["before"] = twips(look.before)
    if look.after != base.after:
        attributes["after"] = twips(look.after)
    if (look.line, look.line_rule) != (base.line, base.line_rule):
        attributes |= {"line": twips(max(1.0, look.line)), "lineRule": look.line_rule}
    return [w("spacing", **attributes)] if attributes else []


def _indent(look: ParagraphLook, base: ParagraphLook) -> list[Node]:
    attributes: dict[str, str] = {}
    if look.left != base.left:
        attributes["left"] = twips(look.left)
    if look.right != base.right:
        attributes["right"] = twips(look.right)
    if look.first != base.first:
        attributes["firstLine" if look.first >= 0 else "hanging"] = twips(abs(look.first))
    return [w("ind", **attributes)] if attributes else []


def _alignment(look: ParagraphLook) -> str:
    # In a right-to-left paragraph `left` means the side where lines begin (ECMA-376 17.18.44).
    if look.is_rtl and look.align in {"left", "right"}:
        return "right" if look.align == "left" else "left"
    return ALIGN.get(look.align, "left")


def _switch(tag: str, is_on: bool) -> Node:  # noqa: FBT001  # the value of an on/off property
    return w(tag) if is_on else w(tag, "0")
