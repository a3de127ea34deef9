"""What writers may know of the laid-out pages: computed styles, used sizes and page numbers, all plain.

Lengths are points, colours six hexadecimal digits. Sides stand in the order top, right, bottom, left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.names import Anchor

Sides: TypeAlias = tuple[float, float, float, float]


@frozen
class Edge:
    """One side of a border that is drawn: CSS `style`, `width`, `color`."""

    style: str
    width: float
    color: str


@frozen
class Token:
    """One part of generated content.

    `kind` is `text`, `counter`, `string`, `target-page`, `leader` or `quote`; `value` is the text, the
    name of the counter or string, the address, or the leader's sign.
    """

    kind: str
    value: str


@frozen
class FontRequest:
    """What the stylesheet asks for: `families` in its order, `weight` in CSS numbers."""

    families: tuple[str, ...]
    weight: int
    is_italic: bool


@frozen
class UsedFont:
    """The face that draws text, by the name and the style under which Word knows it."""

    family: str
    is_bold: bool
    is_italic: bool


@frozen
class Look:
    """The computed style of one element.

    `font`, `is_bold` and `is_italic` are the face that draws ordinary text, `asked` what the stylesheet asks
    for. `line` is the used line height, `tracking` the letter spacing, `shift` how far text stands above the
    base line of what is around it.
    """

    font: str
    size: float
    is_bold: bool
    is_italic: bool
    color: str
    background: str | None
    is_underlined: bool
    is_struck: bool
    is_upper: bool
    is_small_caps: bool
    tracking: float
    raised: str
    shift: float
    line: float
    margin: Sides
    padding: Sides
    border: tuple[Edge | None, Edge | None, Edge | None, Edge | None]
    indent: float
    align: str
    is_rtl: bool
    language: str
    keeps_space: bool
    wraps: bool
    display: str
    floats: str
    position: str
    page: str
    break_before: str
    break_after: str
    break_inside: str
    widows: int
    columns: int
    column_gap: float
    marker: str
    caption_side: str
    height: float | None
    hyphenates: bool
    strings: tuple[str, ...]
    generated: tuple[Token, ...]
    asked: FontRequest


@frozen
class Lines:
    """The lines that an element's text fills: `height` of one on the average.

    `room` is how much longer the fullest could be, `miss` by how little a word was too long for the line
    above.
    """

    room: float
    miss: float
    height: float


@frozen
class Element:
    """One element as styled; `widths` are of a table's columns, `size` is an image's, both as used.

    `pages` are the first and the last page it stands on, zeros for one that stands on none; `call` is how
    the call of a footnote looks.
    """

    tag: str
    role: str
    attributes: Mapping[str, str]
    look: Look
    before: Look | None
    after: Look | None
    marker: Look | None
    children: tuple[Element | str, ...]
    widths: tuple[float, ...]
    size: tuple[float, float] | None
    pages: tuple[int, int] = (0, 0)
    call: Look | None = None
    lines: Lines | None = None

    @property
    def elements(self) -> tuple[Element, ...]:
        """The children that are elements."""
        return tuple(child for child in self.children if isinstance(child, Element))

    @property
    def id(self) -> str:
        """The anchor, or nothing."""
        return self.attributes.get("id", "")

    def walk(self) -> Iterator[Element]:
        """This element and all within it, in document order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def text(self) -> str:
        """All text within, as written."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


@frozen
class MarginBox:
    """One page-margin box. `text` is what it shows; `top` and `bottom` are measured from the page's top."""

    look: Look
    text: str
    top: float
    bottom: float


@frozen
class MarginPicture:
    """A picture behind a page-margin box, in points; `left` and `top` are measured from the page's edges."""

    asset: str
    left: float
    top: float
    width: float
    height: float


@frozen
class PageBox:
    """One kind of page, as first used. `side` is `left` or `right`; `boxes` are named like `top-left`, and so
    are the `pictures` behind them.
    """

    name: str
    side: str
    is_first: bool
    width: float
    height: float
    margin: Sides
    boxes: Mapping[str, MarginBox]
    pictures: Mapping[str, MarginPicture] = field(default_factory=dict)


@frozen
class Layout:
    """The document as styled and laid out; `probe` is a fixed page of everything in the same theme.

    `other_fonts` draw emoji and what the face of ordinary text lacks, by what was asked for and sign.
    """

    root: Element
    probe: Element
    pages: int
    boxes: tuple[PageBox, ...]
    page_of: Mapping[Anchor, int]
    other_fonts: Mapping[FontRequest, Mapping[str, UsedFont]] = field(default_factory=dict)
