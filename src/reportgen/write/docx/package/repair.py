"""What a template brings along → its properties in the order of the schema, which not every program keeps."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.write.docx.ooxml import Node, name

# ECMA-376 17.3.1.26, 17.3.2.28 and 17.9.6: the children in this order.
# fmt: off
ORDERS: Mapping[str, tuple[str, ...]] = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
        "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ),
    "rPr": (
        "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps",
        "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish",
        "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect",
        "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
        "oMath", "rPrChange",
    ),
    "lvl": (
        "start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy",
        "lvlJc", "pPr", "rPr",
    ),
}
# fmt: on
VERSIONS = name("mc:AlternateContent")
PLACES = {
    name(f"w:{tag}"): {name(f"w:{child}"): place for place, child in enumerate(order)}
    for tag, order in ORDERS.items()
}


def sort_properties(root: Node) -> None:
    """Sort the children of every such element below `root`.

    What stands for one of several versions has the place of what it holds (ECMA-376 part 3, 7.5); what is
    unknown stays behind the known one before it.
    """
    for element in root.iter(*PLACES):
        places = PLACES[element.tag]
        ordered = _ordered(list(element), places)
        if ordered != list(element):
            element[:] = ordered


def _ordered(children: list[Node], places: Mapping[str, int]) -> list[Node]:
    ranks: list[int] = []
    for child in children:
        held = [child.tag, *(each.tag for version in child for each in version)]
        tags = held[:1] if child.tag != VERSIONS else held
        known = [places[tag] for tag in tags if tag in places]
        ranks.append(min(known, default=ranks[-1] if ranks else 0))
    return [child for _, child in sorted(zip(ranks, children, strict=True), key=lambda pair: pair[0])]
