"""The engine's link rectangles → one annotation for each link on each page (ISO 32000-1 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydyf

from reportgen.write.pdf.tags.marks import Link
from reportgen.write.pdf.tags.node import Node

Box = tuple[float, float, float, float]


def join_links(pdf: Any, links: Iterable[tuple[Node, Iterable[Link]]], dropped: Iterable[Link]) -> None:
    """Join the rectangles of a link; empty the annotations that are no longer needed."""
    gone: set[bytes] = set()
    for node, rectangles in links:
        by_page: dict[int, list[Any]] = {}
        for link in rectangles:
            by_page.setdefault(link.place.page, []).append(pdf.objects[link.number])
        for first, *others in by_page.values():
            _join(first, [first, *others])
            first["Contents"] = pydyf.String(_spoken(node) or _target(first))
            gone.update(_empty(other) for other in others)
    gone.update(_empty(pdf.objects[link.number]) for link in dropped)
    if gone:
        for page in pdf.page_references:
            entries = pdf.objects[int(page.split()[0])]
            if "Annots" in entries:
                entries["Annots"][:] = [each for each in entries["Annots"] if each not in gone]
                if not entries["Annots"]:
                    del entries["Annots"]


def _join(annotation: Any, annotations: list[Any]) -> None:
    boxes = _outermost([_box(each["Rect"]) for each in annotations])
    annotation["Rect"] = pydyf.Array(
        (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
    )
    if len(boxes) > 1:
        # Readers follow Acrobat here, which takes the corners row by row, the upper row first.
        annotation["QuadPoints"] = pydyf.Array(
            value
            for left, bottom, right, top in boxes
            for value in (left, top, right, top, left, bottom, right, bottom)
        )


def _outermost(boxes: list[Box]) -> list[Box]:
    """Without those that lie within another, and each only once."""
    kept: list[Box] = []
    for box in boxes:
        if any(_holds(other, box) for other in kept):
            continue
        kept = [other for other in kept if not _holds(box, other)]
        kept.append(box)
    return kept


def _holds(outer: Box, inner: Box) -> bool:
    slack = 0.01
    return (
        outer[0] <= inner[0] + slack
        and outer[1] <= inner[1] + slack
        and outer[2] >= inner[2] - slack
        and outer[3] >= inner[3] - slack
    )


def _box(rectangle: list[float]) -> Box:
    x1, y1, x2, y2 = rectangle
    return (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _empty(annotation: Any) -> bytes:
    reference: bytes = annotation.reference
    # The object keeps its number: the engine's writer cannot leave numbers out.
    annotation.clear()
    return reference


def _spoken(node: Node) -> str:
    return " ".join("".join(node.source.itertext()).split()) if node.source is not None else ""


def _target(annotation: Any) -> str:
    return str(annotation["Contents"].string) if "Contents" in annotation else ""
