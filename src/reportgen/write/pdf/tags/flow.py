"""Marks in the order of the pages → for each HTML element, its own marks and children in reading order.

Because the order is kept by element, what the engine split over pages comes together again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree.ElementTree import Element

from reportgen.write.pdf.tags.marks import Artifact, Drawn, Link, Mark, Place

Item: TypeAlias = Element | Mark | Link

# Elements that count even when nothing in them was drawn: an empty cell is still a cell.
COUNT_WHEN_EMPTY = frozenset({"table", "thead", "tbody", "tfoot", "tr", "th", "td"})


@dataclass(slots=True)
class Flow:
    """`items` by element; `artifacts` are the numbers of marks, by page, that are no text, and why.

    `dropped` are links within artifacts, which must not stay on their page.
    """

    items: dict[Element, list[Item]] = field(default_factory=dict)
    artifacts: dict[tuple[int, int], Artifact] = field(default_factory=dict)
    dropped: list[Link] = field(default_factory=list)


def gather_flow(drawn: Drawn) -> Flow:
    """Hang every mark on its element, and every element on its parent."""
    gathering = _Gathering(drawn)
    for mark in drawn.marks:
        gathering.take(mark)
    flow = gathering.flow
    for element, items in flow.items.items():
        flow.items[element] = _in_html_order(element, items)
    return flow


class _Gathering:
    def __init__(self, drawn: Drawn) -> None:
        root = drawn.root
        self.flow = Flow({root: []})
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.repeated = _pages_to_keep(root, drawn.marks)
        self.decoration = {image for image in root.iter("img") if not (image.get("alt") or "").strip()}

    def take(self, mark: Mark | Link | Place) -> None:
        match mark:
            case Place(element=element):
                if element is not None and element.tag in COUNT_WHEN_EMPTY:
                    self.hang(element)
            case Link(place=place, artifact=artifact):
                # A stylesheet can make anything a link; only `a` is one aloud.
                if artifact is not None or place.element is None or place.element.tag != "a":
                    self.flow.dropped.append(mark)
                else:
                    self.hang(place.element).append(mark)
            case Mark(place=place, number=number):
                artifact = self.artifact_of(mark)
                if artifact is not None or place.element is None:
                    self.flow.artifacts[place.page, number] = artifact or Artifact.LAYOUT
                else:
                    self.hang(place.element).append(mark)

    def artifact_of(self, mark: Mark) -> Artifact | None:
        element, page = mark.place.element, mark.place.page
        if mark.artifact is None and element is not None:
            if self.repeated.get(element, page) != page:
                return Artifact.HEADER
            if element in self.decoration:
                return Artifact.LAYOUT
        return mark.artifact

    def hang(self, element: Element) -> list[Item]:
        """The items of an element, which from now on has its place among its parent's."""
        items = self.flow.items
        if element not in items:
            items[element] = []
            parent = self.parents.get(element)
            if parent is not None:
                self.hang(parent).append(element)
        return items[element]


def _pages_to_keep(root: Element, marks: Sequence[Mark | Link | Place]) -> dict[Element, int]:
    """Of heads and feet that are drawn again on each page: of a head the first is text, of a foot the last.

    The notes that they call are drawn once, perhaps on the page after. A foot that stands at the end of its
    table alone may break like any row.
    """
    noted = {
        element
        for note in root.iter("span")
        if note.get("data-role") == "footnote"
        for element in note.iter()
    }
    repeated = {mark.element for mark in marks if isinstance(mark, Place) and mark.repeats}
    group_of = {
        element: group
        for group in root.iter()
        if group in repeated
        for element in group.iter()
        if element not in noted
    }
    pages: dict[Element, int] = {}
    for mark in marks:
        place = mark if isinstance(mark, Place) else mark.place
        if place.element is None or (group := group_of.get(place.element)) is None:
            continue
        if group.tag == "thead":
            pages.setdefault(group, place.page)
        else:
            pages[group] = place.page
    return {element: pages[group] for element, group in group_of.items() if group in pages}


def _in_html_order(element: Element, items: list[Item]) -> list[Item]:
    """Children that were drawn late (floats, captions below) go back to where the HTML has them."""
    place_of: Mapping[Element, int] = {child: number for number, child in enumerate(element)}
    ordered: list[Item] = []
    latest = -1
    for item in items:
        number = place_of[item] if isinstance(item, Element) else latest
        if number < latest:
            at = next(
                index
                for index, other in enumerate(ordered)
                if isinstance(other, Element) and place_of[other] > number
            )
            ordered.insert(at, item)
        else:
            ordered.append(item)
            latest = number
    return ordered
