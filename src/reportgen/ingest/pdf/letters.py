"""A page of a PDF → pieces of text with their boxes, in the order in which the file draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass
from typing import TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.model.imported import Image, Table

WIDE_GAP = 1.0
"""Of the letter size: white space wider than this parts two pieces, as between columns and cells."""

Thing: TypeAlias = Table | Image

# What the engine puts where it thinks a word was broken at the end of a line.
BROKEN_WORD = "\x02"
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one line, or a table or picture in its place. In points; heights count from the page's foot."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool
    thing: Thing | None = None

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright rule that parts two cells."""

    x: float
    bottom: float
    top: float


def pieces_of(page: pdfium.PdfPage, walls: Sequence[Wall] = ()) -> tuple[Piece, ...]:
    """The pieces of one page; none goes through a wall."""
    text_page = page.get_textpage()
    try:
        return tuple(_pieces(text_page.raw, walls))
    finally:
        text_page.close()


def _pieces(page: object, walls: Sequence[Wall]) -> Iterator[Piece]:
    # Plain local names and one set of numbers for all calls: a book has millions of letters.
    unicode_of, box_of, size_of, weight_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetCharBox,
        raw.FPDFText_GetFontSize,
        raw.FPDFText_GetFontWeight,
    )
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    across, along, away, up = byref(left), byref(right), byref(bottom), byref(top)
    piece: _Growing | None = None
    is_spaced = False
    for index in range(raw.FPDFText_CountChars(page)):
        code = unicode_of(page, index)
        if code in (13, 10):
            if piece is not None:
                yield piece.done()
            piece, is_spaced = None, False
            continue
        if code in (0, 32, 9, 0xA0):
            is_spaced = True
            continue
        box_of(page, index, across, along, away, up)
        x0, x1, y0, y1 = left.value, right.value, bottom.value, top.value
        if code == 2 and x1 <= x0:
            # The engine's own sign for a word that goes on has no place on the page.
            if piece is not None:
                piece.text.append(BROKEN_WORD)
            continue
        size = size_of(page, index)
        if piece is not None and (not piece.takes(x0, y0, y1, size) or _parted(piece.right, x0, y0, walls)):
            yield piece.done()
            piece, is_spaced = None, False
        if piece is None:
            bold = weight_of(page, index) >= _BOLD_FROM or _has_bold_name(page, index)
            piece = _Growing([], x0, y0, x1, y1, size, bold)
        elif is_spaced:
            piece.text.append(" ")
        is_spaced = False
        piece.text.append(_letter(code))
        piece.grow(x0, y0, x1, y1)
    if piece is not None:
        yield piece.done()


@dataclass(slots=True)
class _Growing:
    text: list[str]
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool

    def takes(self, x0: float, y0: float, y1: float, size: float) -> bool:
        """Whether a letter goes on with this piece."""
        height = max(self.size, size, 1.0)
        is_level = self.bottom - 0.6 * height <= (y0 + y1) / 2 <= self.top + 0.6 * height
        is_near = -2.0 * height <= x0 - self.right <= WIDE_GAP * height
        return is_level and is_near and (abs(size - self.size) < 0.5 or size < self.size)

    def grow(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.left, self.right = min(self.left, x0), max(self.right, x1)
        self.bottom, self.top = min(self.bottom, y0), max(self.top, y1)

    def done(self) -> Piece:
        return Piece(
            "".join(self.text), self.left, self.bottom, self.right, self.top, self.size, self.is_bold
        )


def _parted(right: float, left: float, bottom: float, walls: Sequence[Wall]) -> bool:
    return any(right - 1 <= wall.x <= left + 1 and wall.bottom <= bottom + 1 <= wall.top for wall in walls)


# Bullets of symbol fonts in the private area.
_BULLETS = frozenset({0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF02D})


def _letter(code: int) -> str:
    if code in _BULLETS:
        return "•"
    if code == 2:
        return BROKEN_WORD
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _has_bold_name(page: object, index: int) -> bool:
    flags = c_int()
    needed = raw.FPDFText_GetFontInfo(page, index, None, 0, byref(flags))
    if not 0 < needed < 512:
        return False
    buffer = create_string_buffer(needed)
    raw.FPDFText_GetFontInfo(page, index, buffer, needed, byref(flags))
    name = buffer.value.lower()
    return b"bold" in name or b"black" in name or b"heavy" in name
