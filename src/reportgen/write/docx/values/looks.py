"""Computed styles → what Word can say of text and of a paragraph."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.report.layout import Edge, Look, Sides, UsedFont

WIDEST_SPACE = 31.0  # ECMA-376 17.3.1.7: the space of a paragraph border is at most 31 pt
TIGHT = 1.36  # ratio of line to font size below which raised text or another face would make lines taller
HAIR = 0.125  # points, the least that Word tells edges apart by
Edges: TypeAlias = tuple[Edge | None, Edge | None, Edge | None, Edge | None]
NO_SIDES: Sides = (0.0, 0.0, 0.0, 0.0)
NO_EDGES: Edges = (None, None, None, None)


@frozen
class TextLook:
    """How a run of text looks.

    `raised` is what Word shows smaller and higher by itself; `shift` raises text that has its own size.
    """

    font: str
    size: float
    is_bold: bool
    is_italic: bool
    color: str
    background: str | None
    is_underlined: bool
    is_struck: bool
    is_caps: bool
    is_small_caps: bool
    tracking: float
    raised: str
    box: Edge | None
    shift: float = 0.0


@frozen
class ParagraphLook:
    """How a paragraph looks; `left` and `right` count from the text edges of the page or the cell."""

    text: TextLook
    before: float
    after: float
    line: float
    line_rule: str
    left: float
    right: float
    first: float
    align: str
    is_rtl: bool
    keeps_next: bool
    keeps_lines: bool
    guards_widows: bool
    background: str | None
    border: Edges
    space: Sides
    hyphenates: bool


@frozen
class Frame:
    """A box drawn around paragraphs: edges, the space inside them, and the ground."""

    border: Edges
    space: Sides
    background: str | None

    @property
    def left(self) -> float:
        """How far the box moves its text in from the left."""
        edge = self.border[3]
        return self.space[3] + (edge.width if edge else 0.0)

    @property
    def right(self) -> float:
        """How far the box moves its text in from the right."""
        edge = self.border[1]
        return self.space[1] + (edge.width if edge else 0.0)

    @property
    def fits_paragraphs(self) -> bool:
        """Whether Word can draw it with paragraph borders."""
        return max(self.space) <= WIDEST_SPACE


NO_FRAME = Frame(NO_EDGES, NO_SIDES, None)


def text_look(look: Look, *, background: str | None = None) -> TextLook:
    """The text side; `background` is the ground of the run itself."""
    return TextLook(
        font=look.font,
        size=look.size,
        is_bold=look.is_bold,
        is_italic=look.is_italic,
        color=look.color,
        background=background,
        is_underlined=look.is_underlined,
        is_struck=look.is_struck,
        is_caps=look.is_upper,
        is_small_caps=look.is_small_caps,
        tracking=look.tracking,
        raised="baseline",
        box=None,
    )


def in_font(look: TextLook, font: UsedFont | None) -> TextLook:
    """The look in another font, or as it is."""
    if font is None:
        return look
    return replace(look, font=font.family, is_bold=font.is_bold, is_italic=font.is_italic)


def paragraph_look(look: Look, frame: Frame, left: float, right: float) -> ParagraphLook:
    """The paragraph side; `left` and `right` are where the text of the paragraph stands."""
    return ParagraphLook(
        text=text_look(look),
        before=max(0.0, look.margin[0]),
        after=max(0.0, look.margin[2]),
        line=look.line,
        line_rule="exact" if look.line < look.size * TIGHT else "atLeast",
        left=round(left, 2),
        right=round(right, 2),
        first=look.indent,
        align=look.align,
        is_rtl=look.is_rtl,
        keeps_next=look.break_after in {"avoid", "avoid-page"},
        keeps_lines=look.break_inside in {"avoid", "avoid-page"},
        guards_widows=look.widows > 1,
        background=frame.background,
        border=frame.border,
        space=frame.space,
        hyphenates=look.hyphenates,
    )


def frame_of(look: Look, top: float = 0.0, bottom: float = 0.0) -> Frame:
    """The box that an element draws; `top` and `bottom` are further space inside it.

    A padded side without an edge gets one in the colour of the ground: Word has no padding of its own.
    """
    if look.background is None and not any(look.border):
        return NO_FRAME
    padding = (
        look.padding[0] + top,
        look.padding[1],
        look.padding[2] + bottom,
        look.padding[3],
    )
    sides = [_side(edge, space, look.background) for edge, space in zip(look.border, padding, strict=True)]
    border = (sides[0][0], sides[1][0], sides[2][0], sides[3][0])
    return Frame(border, (sides[0][1], sides[1][1], sides[2][1], sides[3][1]), look.background)


def _side(edge: Edge | None, space: float, ground: str | None) -> tuple[Edge | None, float]:
    if edge is None and (ground is None or space < 1):
        return None, 0.0
    if edge is None and ground is not None:
        return Edge("solid", 0.5, ground), round(space - 0.5, 2)
    return edge, round(space, 2)


def without_frame(look: Look) -> Look:
    """The look of what stands inside a frame that something else draws."""
    return replace(look, margin=NO_SIDES, padding=NO_SIDES, border=NO_EDGES, background=None)


def set_apart(look: ParagraphLook) -> ParagraphLook:
    """The look with edges that differ by a hair from those of a paragraph in the same look."""
    edges = [each and replace(each, width=each.width + HAIR) for each in look.border]
    return replace(look, border=(edges[0], edges[1], edges[2], edges[3]))


def without_toggles(look: TextLook) -> TextLook:
    """The look without what Word's style levels switch against each other (ECMA-376 17.7.3)."""
    return replace(look, is_bold=False, is_italic=False, is_caps=False, is_small_caps=False, is_struck=False)
