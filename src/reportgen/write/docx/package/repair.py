"""What a template brings along → its properties in the order of the schema, which not every program keeps."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.write.docx.ooxml import Node, name

# ECMA-376 17.3.1.26 and 17.9.6: the children in this order.
# fmt: off
ORDERS: Mapping[str, tuple[str, ...]] = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
        "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ),
    "lvl": (
        "start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId", "legacy",
        "lvlJc", "pPr", "rPr",
    ),
}
# fmt: on
PLACES = {
    name(f"w:{tag}"): {name(f"w:{child}"): place for place, child in enumerate(order)}
    for tag, order in ORDERS.items()
}


def sort_properties(root: Node) -> None:
    """Sort the children of every such element below `root`; what is unknown stays at the end."""
    for element in root.iter(*PLACES):
        places = PLACES[element.tag]
        children = sorted(element, key=lambda child: places.get(child.tag, len(places)))
        if children != list(element):
            element[:] = children
