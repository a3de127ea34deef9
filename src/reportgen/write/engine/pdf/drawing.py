"""Pages that the engine has drawn → plain marks, links and changed stretches, in the order of the boxes.

Touches private names of WeasyPrint 70.0: its boxes and their marks. A contract test fails when one moves.
"""

# ruff: noqa: SLF001  # private names are what this file is for

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from reportgen.model.frozen import frozen
from reportgen.model.report.vocabulary import CHANGE, CHANGE_CARRIERS
from reportgen.write.engine.pdf.shared_parts import SHARED_PARTS, AreaMarks
from reportgen.write.pdf.tags.marks import (
    Artifact,
    Changed,
    Drawn,
    Link,
    Margin,
    Mark,
    Place,
    Rectangle,
)

# The engine lays out in CSS pixels from the top, PDF measures in points from the bottom.
POINTS_PER_PIXEL = 0.75


@frozen
class Drawing:
    """What was drawn, and the engine's operators of each page.

    `groups` are streams of their own (opacity, blend modes) with the page they are drawn on.
    """

    drawn: Drawn
    streams: list[list[Any]]
    groups: list[tuple[int, Any]]

    def operators(self) -> Iterator[tuple[int, list[Any]]]:
        """Every list of operators with the number of its page."""
        yield from enumerate(self.streams)
        for page, stream in self.groups:
            yield page, stream.stream


def read_drawing(document: Any, pdf: Any, streams: list[Any]) -> Drawing:
    """Everything that was drawn with a mark, and every link, page by page."""
    drawn = Drawn(root=document._html.etree_element)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        _Walk(number, page.height, stream._tags, drawn).visit_page(page._page_box)
        drawn.margins.append(_outer_margin(page._page_box))
    return Drawing(drawn, [stream.stream for stream in streams], list(_groups(pdf, streams)))


def _groups(pdf: Any, streams: list[Any]) -> Iterator[tuple[int, Any]]:
    """Streams drawn on a page through a group (opacity, blend modes), with the page's number."""
    page_of = {id(stream._tags): number for number, stream in enumerate(streams)}
    own = {id(stream) for stream in streams}
    for candidate in pdf.objects:
        tags = getattr(candidate, "_tags", None)
        if tags is not None and id(candidate) not in own and id(tags) in page_of:
            yield page_of[id(tags)], candidate


def _changed(page: int, box: Any, kind: str) -> Iterator[Changed]:
    """The lines and rows of marked elements; `kind` is the mark of the nearest that may carry one."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    element = box.element
    if element is not None and box.element_tag == element.tag and element.tag in CHANGE_CARRIERS:
        kind = element.get(CHANGE, "")
    if kind and isinstance(box, boxes.LineBox | boxes.TableRowBox):
        top = box.position_y * POINTS_PER_PIXEL
        yield Changed(page, kind, top, top + box.height * POINTS_PER_PIXEL)
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _changed(page, child, kind)


def _outer_margin(box: Any) -> Margin:
    """Where a book is opened: to the right of right pages, to the left of left pages."""
    if box.page_type.side == "left":
        return Margin(box.content_box_x() * POINTS_PER_PIXEL, 0.0)
    right = box.content_box_x() + box.width
    return Margin(right * POINTS_PER_PIXEL, box.margin_width() * POINTS_PER_PIXEL)


class _Walk:
    """One page's boxes in their order, which is the order of the text."""

    def __init__(self, page: int, height: float, tags: dict[Any, Any], drawn: Drawn) -> None:
        self.page = page
        self.height = height
        self.tags = tags
        self.drawn = drawn
        # The boxes of links, with their place among the marks.
        self.links: list[tuple[int, Any]] = []

    def visit_page(self, page: Any) -> None:
        """All that is on the page; an area that was drawn as before holds what it held before."""
        shared = SHARED_PARTS.get()
        self.take(page, None)
        for area in page.children:
            if shared is None or id(area) not in shared.drawn:
                self.visit_area(area)
            elif (known := shared.marks.get(id(area))) is not None:
                self.drawn.marks.extend(known.marks_now())
                self.drawn.changed.extend(known.changed)
            else:
                marks, changed = len(self.drawn.marks), len(self.drawn.changed)
                self.links.clear()
                self.visit_area(area)
                links = tuple((number - marks, box) for number, box in self.links)
                found = tuple(self.drawn.marks[marks:])
                shared.marks[id(area)] = AreaMarks(found, links, tuple(self.drawn.changed[changed:]))

    def visit_area(self, area: Any) -> None:
        self.visit(area, None)
        self.drawn.changed.extend(_changed(self.page, area, ""))

    def visit(self, box: Any, artifact: Artifact | None) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        artifact = self.take(box, artifact)
        if isinstance(box, boxes.ParentBox):
            for child in box.children:
                self.visit(child, artifact)

    def take(self, box: Any, artifact: Artifact | None) -> Artifact | None:
        """Note the box alone; what it makes of everything within it."""
        if isinstance(box, boxes.MarginBox):
            artifact = Artifact.HEADER if box.at_keyword.startswith("@top") else Artifact.FOOTER
        elif box.is_leader:
            artifact = artifact or Artifact.LAYOUT
        elif box.style["position"] == "fixed":
            # What stands on every page alike, such as a draft mark, is read on none.
            artifact = artifact or Artifact.WATERMARK
        place = Place(box.element, _pseudo(box), self.page, _repeats(box))
        if not isinstance(box, boxes.TextBox) and box.element is not None:
            self._note_box(box, place, artifact)
        if (kid := self.tags.get(box)) is not None:
            self.drawn.marks.append(Mark(place, kid["mcid"], artifact, self._rectangle(box)))
        return artifact

    def _note_box(self, box: Any, place: Place, artifact: Artifact | None) -> None:
        annotation = getattr(box, "link_annotation", None)
        if annotation is not None:
            self.links.append((len(self.drawn.marks), box))
            self.drawn.marks.append(Link(place, annotation.number, artifact))
        elif artifact is None:
            self.drawn.marks.append(place)

    def _rectangle(self, box: Any) -> Rectangle | None:
        if not isinstance(box, boxes.ReplacedBox):
            return None
        left, top = box.content_box_x(), box.content_box_y()
        return (
            left * POINTS_PER_PIXEL,
            (self.height - top - box.height) * POINTS_PER_PIXEL,
            (left + box.width) * POINTS_PER_PIXEL,
            (self.height - top) * POINTS_PER_PIXEL,
        )


def _repeats(box: Any) -> bool:
    return isinstance(box, boxes.TableRowGroupBox) and bool(box.is_header or box.is_footer)


def _pseudo(box: Any) -> str:
    """`marker`, `before`, `footnote-call` …, or nothing for the element itself."""
    tag = box.element_tag
    return tag.partition("::")[2] if isinstance(tag, str) else ""
