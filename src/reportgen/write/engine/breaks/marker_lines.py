"""Gives the marker of an item a line of its own where the item begins with nothing to stand beside.

That is a list with markers of its own, a table or a figure. The engine and browsers print two markers beside
each other, or one at the corner of a table; no word processor has a place there but an empty line.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

WITHOUT_LINE = frozenset({"ul", "ol", "table", "figure"})
WRAPPERS = frozenset({"div", "section"})
STYLE = "height: 1lh; break-after: avoid"


def add_marker_lines(root: Any) -> None:
    """Put an empty line into the tree of a page where an item needs one."""
    for item in list(root.iter("li")):
        if _begins_without_line(item):
            item.insert(0, Element("div", {"style": STYLE}))


def _begins_without_line(item: Any) -> bool:
    first = item
    while first is item or first.tag in WRAPPERS:
        if (first.text or "").strip() or not len(first):
            return False
        first = first[0]
    # A caption above a table is a line.
    return first.tag in WITHOUT_LINE and first.find("caption") is None
