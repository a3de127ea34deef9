"""Layout → how the first page differs from those like it, and the element with which the second begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.model.report.layout import Element, Layout, PageBox

# What paragraphs and tables stand in one by one, so that a section may end between them.
CONTAINERS = frozenset({"html", "body", "main", "header", "section", "div", "ul", "ol", "li", "dl", "dd"})
APART = frozenset({"absolute", "fixed", "running"})
FRACTION = 0.1  # points; page boxes closer than this are the same


def ordinary_page(boxes: tuple[PageBox, ...], name: str) -> PageBox | None:
    """The box of an ordinary page of this name: not the document's first, a right one where there is one."""
    named = [box for box in boxes if box.name == name] or list(boxes)
    return min(named, key=lambda box: (box.is_first, box.side != "right"), default=None)


def first_page(boxes: tuple[PageBox, ...]) -> PageBox | None:
    """The box of the document's first page, if its text area is another than that of the pages after it."""
    first = next((box for box in boxes if box.is_first), None)
    if first is None:
        return None
    ordinary = ordinary_page(boxes, first.name)
    if ordinary is None or same_area(first, ordinary) or mirrors_margins((first, ordinary)):
        return None
    return first


def mirrors_margins(boxes: tuple[PageBox, ...]) -> bool:
    """Whether left pages have the margins of right ones the other way round, and not just the same."""
    pairs = [
        (left, right)
        for left in boxes
        for right in boxes
        if left.side == "left" and right.side == "right" and left.name == right.name
    ]
    return any(same_area(swapped(left), right) and not same_area(left, right) for left, right in pairs)


def swapped(box: PageBox) -> PageBox:
    """The page with its side margins the other way round."""
    top, right, bottom, left = box.margin
    return replace(box, margin=(top, left, bottom, right))


def same_area(one: PageBox, other: PageBox, *, across_only: bool = False) -> bool:
    """Whether two pages leave the same room for text; `across_only` lets head and foot differ."""
    sides = (1, 3) if across_only else (0, 1, 2, 3)
    pairs = [(one.margin[side], other.margin[side]) for side in sides]
    return all(
        abs(a - b) < FRACTION for a, b in [(one.width, other.width), (one.height, other.height), *pairs]
    )


def second_page(root: Element, layout: Layout) -> Element | None:
    """The element that begins the second page, where the first is unlike it and nothing runs across.

    Text that goes on from the first page cannot change its section in the middle of a paragraph.
    """
    if first_page(layout.boxes) is None:
        return None
    for element in _shown(root):
        first, last = element.pages
        if first > 1:
            return element
        if last > 1 and not _is_container(element):
            return None
    return None


def _shown(element: Element) -> Iterator[Element]:
    """The elements in the flow, in document order, without what stands inside lines, tables and frames."""
    for child in element.elements:
        look = child.look
        if look.display == "none" or look.position in APART or child.pages == (0, 0):
            continue
        yield child
        if _is_container(child):
            yield from _shown(child)


def _is_container(element: Element) -> bool:
    if element.tag not in CONTAINERS or element.look.background is not None or any(element.look.border):
        return False
    return not any(
        child.strip() if isinstance(child, str) else child.look.display.startswith("inline")
        for child in element.children
    )
