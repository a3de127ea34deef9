"""The engine's pictures → those whose text was made too small to be read, with its printed size.

One more of the files that know the engine's private names; the contract test holds it.
"""

# ruff: noqa: SLF001  # private names are what this file is for

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.images import SVGImage
from weasyprint.svg.utils import preserve_ratio, size, transform

from reportgen.write.engine.geometry import boxes_in
from reportgen.write.engine.looks import POINTS

READABLE = 5.0  # points
START = 16.0  # px; the size of text that states none (SVG 2, 11.2.1)
# What draws nothing where it stands.
UNDRAWN = frozenset({"defs", "symbol", "clipPath", "mask", "marker", "pattern", "title", "desc", "style"})


def small_texts(engine: Any) -> Iterator[tuple[str, float]]:
    """The address of each vector that is printed smaller than it was drawn, so that text falls below
    `READABLE`, and the size of its smallest text in points.
    """
    known: dict[int, float | None] = {}
    for page in engine.pages:
        for box in boxes_in(page._page_box):
            image = getattr(box, "replacement", None) if isinstance(box, boxes.ReplacedBox) else None
            if not isinstance(image, SVGImage) or box.element is None or not box.width:
                continue
            if id(image) not in known:
                known[id(image)] = min(_sizes(image._svg.tree, START, 1.0), default=None)
            smallest = known[id(image)]
            if smallest is None:
                continue
            printed = round(smallest * _scale(image, box.width, box.height) * POINTS, 1)
            if printed < READABLE and printed < smallest * _own_scale(image) * POINTS:
                yield box.element.get("src", ""), printed


def _scale(image: Any, width: float, height: float) -> float:
    across, down, _, _ = preserve_ratio(image._svg, image._svg.tree, START, width, height)
    return float(min(across, down))


def _own_scale(image: Any) -> float:
    """The scale at which the picture was drawn; boundless for one that has no size of its own."""
    width, height, _ = image.get_intrinsic_size(1, START)
    return _scale(image, width, height) - 1e-6 if width and height else float("inf")


def _sizes(node: Any, inherited: float, scale: float) -> Iterator[float]:
    """The sizes of all text that a vector shows, in its own units."""
    if node.tag in UNDRAWN or not node.visible:
        return
    own = size(node.get("font-size", "1em"), inherited, inherited) or inherited
    if node.get("transform"):
        matrix = transform(node.get("transform"), None, own, 1.0)
        scale *= sqrt(abs(matrix.determinant))
    if node.tag in {"text", "tspan", "textPath"} and (node.text or "").strip():
        yield own * scale
    for child in node:
        yield from _sizes(child, own, scale)
