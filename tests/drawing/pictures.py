"""What a reader sees in a drawing: its texts and boxes with the areas they take."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from reportgen.compose.drawing import Measure

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg": {"width", "height", "viewBox", "font-family", "font-size"},
    "title": set(),
    "text": {"x", "y", "fill", "text-anchor", "font-weight"},
    "rect": {"x", "y", "width", "height", "fill", "stroke", "stroke-width"},
    "path": {"d", "fill", "stroke", "stroke-width", "stroke-dasharray"},
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One text or rectangle and the area it takes."""

    words: str
    fill: str
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Seen) -> bool:
        return (
            self.left - 0.5 <= other.left
            and other.right <= self.right + 0.5
            and self.top - 0.5 <= other.top
            and other.bottom <= self.bottom + 0.5
        )

    def meets(self, other: Seen) -> bool:
        return not (
            self.right <= other.left + 0.5
            or other.right <= self.left + 0.5
            or self.bottom <= other.top + 0.5
            or other.bottom <= self.top + 0.5
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing taken apart."""

    title: str
    frame: Seen
    texts: tuple[Seen, ...]
    boxes: tuple[Seen, ...]
    dashed: int
    size: float


def look(svg: str, measure: Measure) -> Picture:
    """Take a drawing apart, and insist that it holds only plain shapes."""
    root = etree.fromstring(svg.encode())
    for element in root.iter():
        name = str(element.tag).removeprefix(SVG)
        assert set(map(str, element.attrib)) <= ALLOWED[name], name
    left, top, width, height = (float(each) for each in root.get("viewBox", "").split())
    size = float(root.get("font-size", "0"))
    texts = tuple(_text(each, size, measure) for each in root.iter(f"{SVG}text"))
    boxes = tuple(_box(each) for each in root.iter(f"{SVG}rect"))
    assert (float(root.get("width", "0")), float(root.get("height", "0"))) == (width, height)
    return Picture(
        title=root[0].text or "",
        frame=Seen("", "", left, top, left + width, top + height),
        texts=texts,
        boxes=boxes,
        dashed=sum(1 for each in root.iter(f"{SVG}path") if each.get("stroke-dasharray")),
        size=size,
    )


def _text(element: etree._Element, size: float, measure: Measure) -> Seen:
    words = element.text or ""
    width = measure(words, size)
    x = (
        float(element.get("x", "0"))
        - {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "")]
    )
    baseline = float(element.get("y", "0"))
    return Seen(words, element.get("fill", ""), x, baseline - size * 0.75, x + width, baseline + size * 0.22)


def _box(element: etree._Element) -> Seen:
    x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    return Seen("", element.get("fill", ""), x, y, x + width, y + height)
