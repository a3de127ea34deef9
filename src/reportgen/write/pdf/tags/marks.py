"""What was drawn, in plain values: marked content, boxes and links in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias
from xml.etree.ElementTree import Element

from reportgen.model.frozen import frozen

# Left, bottom, right, top in points from the lower left corner of the page.
Rectangle: TypeAlias = tuple[float, float, float, float]


class Artifact(Enum):
    """Why something drawn is no part of the text (ISO 32000-1 14.8.2.2)."""

    HEADER = "header"
    FOOTER = "footer"
    LAYOUT = "layout"
    WATERMARK = "watermark"


@frozen
class Place:
    """A box of an element, or of one of its pseudo-elements, on one page (counted from 0).

    What `repeats` is drawn again on each page of its table.
    """

    element: Element | None
    pseudo: str
    page: int
    repeats: bool = False


@frozen
class Mark:
    """Marked content `number` of the place's page; images have a rectangle."""

    place: Place
    number: int
    artifact: Artifact | None
    rectangle: Rectangle | None


@frozen
class Link:
    """One link rectangle; `number` is that of its annotation among the objects of the file."""

    place: Place
    number: int
    artifact: Artifact | None


@frozen
class Changed:
    """A stretch of one page beside which a change bar stands; `top` and `bottom` in points from its top."""

    page: int
    kind: str
    top: float
    bottom: float


@frozen
class Margin:
    """The outer margin of one page, in points from its left edge: `inner` is where the text ends."""

    inner: float
    outer: float


@dataclass(slots=True)
class Drawn:
    """`marks` in the order of the boxes; `changed` are the stretches that get a change bar.

    `margins` has the outer margin of each page.
    """

    root: Element
    marks: list[Mark | Link | Place] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    margins: list[Margin] = field(default_factory=list)
