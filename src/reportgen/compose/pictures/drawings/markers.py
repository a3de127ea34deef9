"""Arrow heads of a drawing → nothing, or the first that points elsewhere in another reader.

The engine knows the direction of straight lines only, and cuts heads off what is translucent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from reportgen.compose.pictures.drawings.declarations import SVG, Declaration

MARKERS = frozenset({"marker", "marker-start", "marker-mid", "marker-end"})
MARKED = (f"{SVG}path", f"{SVG}line", f"{SVG}polyline", f"{SVG}polygon")
_STRAIGHT = re.compile(r"[^CcSsQqTtAaZz]*")


def check_markers(root: etree._Element, declared: Iterable[Declaration]) -> None:
    """Raise ValueError that names the line with the arrow head."""
    declared = tuple(declared)
    wearing = [each for each in declared if each.name in MARKERS and each.value != "none"]
    if not wearing or root.find(f".//{SVG}marker") is None:
        return
    marked: set[etree._Element] = set()
    for each in wearing:
        marked.update((root if each.selector is not None else each.element).iter(MARKED))
    faint = {each.element for each in declared if each.name == "opacity" and each.value not in {"1", "100%"}}
    for element in root.iter(MARKED):
        if element not in marked or next(element.iterancestors(f"{SVG}marker"), None) is not None:
            continue
        kind = element.tag.removeprefix(SVG)
        if kind not in {"path", "line"} or not _STRAIGHT.fullmatch(element.get("d", "")):
            what = f"<{kind}>" if kind != "path" else "a bent <path>"
            raise ValueError(f"it holds a marker on {what} in line {element.sourceline}")
        if element in faint:
            raise ValueError(f"it holds a marker on a translucent line in line {element.sourceline}")
