"""A page of a PDF → pieces of text with their boxes, in the order in which the file draws them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass
from typing import TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.pdf.drawn.calls import CLOSE, OPEN, SIGN, call
from reportgen.ingest.pdf.drawn.words import Word, has_right_to_left, in_reading_order
from reportgen.model.imported import Image, Table

WIDE_GAP = 1.0
"""Of the letter size: white space wider than this parts two pieces, as between columns and cells."""

SMALL = 0.95
"""Of the letters before it: what the sign of a note is at most."""

# What the sign of a note stands after, if no letter stands before it; and how many characters a sign has.
_BEFORE_SIGN, _LONGEST_SIGN = '.,;:!?)”’"', 3
_LETTER = re.compile(r"[^\W\d_]")
Thing: TypeAlias = Table | Image
Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""

# What the engine puts where it thinks a word was broken at the end of a line.
BROKEN_WORD = "\x02"
_BOLD_FROM = 600
_FOREIGN = {0xFFFE: BROKEN_WORD, ord(OPEN): " ", ord(CLOSE): " "}
_CLOSING = re.compile(r"[,;:!?)\]]|\.$|\.[\s)\]”’\"']")
_WORD = re.compile(r"[^\s\x00\xa0\x02]+\x02?|\x02")


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
        return tuple(_pieces(text_page, walls))
    finally:
        text_page.close()


def _pieces(text_page: pdfium.PdfTextPage, walls: Sequence[Wall]) -> Iterator[Piece]:
    page = text_page.raw
    piece: _Growing | None = None
    boxes = Boxes(page)
    for word in words_of(text_page):
        text, first = word.text, word.first
        opening, closing = boxes.of(first), boxes.of(word.last)
        size = raw.FPDFText_GetFontSize(page, first)
        if SIGN.search(text[-1]):
            text = _with_call(page, boxes, word, size)
        if piece is not None and piece.calls(word.text, opening, size):
            piece.text.append(call(word.text))
            piece.grow(closing)
            continue
        goes_on = piece is not None and word.gap == " " and piece.takes(opening, size)
        if piece is not None and (not goes_on or _parted(piece.right, *opening[:2], walls)):
            yield piece.done()
            piece = None
        if piece is None:
            bold = raw.FPDFText_GetFontWeight(page, first) >= _BOLD_FROM or _has_bold_name(page, first)
            piece = _Growing([text], *opening, size, bold)
        else:
            piece.text.append(f" {text}")
            piece.grow(opening)
        piece.grow(closing)
    if piece is not None:
        yield piece.done()


def _with_call(page: object, boxes: Boxes, word: Word, size: float) -> str:
    """The word, a small raised sign at its end as a call."""
    start = _start_of_sign(word.text)
    if start is None:
        return word.text
    at = word.first + start
    is_small = raw.FPDFText_GetFontSize(page, at) < SMALL * size
    is_raised = boxes.of(at)[1] > boxes.of(word.first)[1] + 0.1 * size
    return word.text[:start] + call(word.text[start:]) if is_small and is_raised else word.text


def _start_of_sign(text: str) -> int | None:
    """Where the sign begins that a word ends with, if it may be one."""
    for start in range(max(1, len(text) - _LONGEST_SIGN), len(text)):
        if SIGN.fullmatch(text, start) and (
            text[start - 1] in _BEFORE_SIGN or _LETTER.search(text, 0, start)
        ):
            return start
    return None


def words_of(text_page: pdfium.PdfTextPage) -> Iterator[Word]:
    """Each word of a page as a reader takes them, in right-to-left lines too.

    Boxes are asked for of words only: a book has millions of letters.
    """
    count = text_page.count_chars()
    text = text_page.get_text_range(errors="replace").translate(_FOREIGN)
    if len(text) != count:
        # The engine drops letters that it has no character for; then each place is asked for by itself.
        text = "".join(_letter(raw.FPDFText_GetUnicode(text_page.raw, index)) for index in range(count))
    words = _words(text_page, text)
    yield from in_reading_order(words) if has_right_to_left(text) else words


def _words(text_page: pdfium.PdfTextPage, text: str) -> Iterator[Word]:
    before = 0
    for word in _WORD.finditer(text):
        first, after = word.span()
        # The engine's own sign for a word that goes on has no place on the page.
        last = max(first, after - 1 - word[0].endswith(BROKEN_WORD))
        white = text[before:first]
        is_broken = before > 0 and text[before - 1] == BROKEN_WORD
        is_line = is_broken or "\n" in white or "\r" in white
        gap = "" if before == 0 else "\n" if is_line else " "
        if gap and _CLOSING.match(word[0]) and raw.FPDFText_IsGenerated(text_page.raw, first - 1) == 1:
            # The engine sees white space behind letters that are raised; no word and no line opens like this.
            gap = ""
        yield Word(word[0].translate(_BULLETS), first, last, gap)
        before = after


class Boxes:
    """Asks for boxes with one set of numbers for all calls."""

    def __init__(self, page: object) -> None:
        self.page = page
        self.sides = (c_double(), c_double(), c_double(), c_double())
        self.places = tuple(byref(each) for each in self.sides)

    def of(self, index: int) -> Box:
        """Left, bottom, right and top of a letter."""
        raw.FPDFText_GetCharBox(self.page, index, *self.places)
        left, right, bottom, top = self.sides
        return left.value, bottom.value, right.value, top.value


@dataclass(slots=True)
class _Growing:
    text: list[str]
    left: float
    bottom: float
    right: float
    top: float
    size: float
    is_bold: bool

    def takes(self, box: Box, size: float) -> bool:
        """Whether a word that opens with this box goes on with this piece."""
        x0, y0, _, y1 = box
        height = max(self.size, size, 1.0)
        is_level = self.bottom - 0.6 * height <= (y0 + y1) / 2 <= self.top + 0.6 * height
        is_near = -2.0 * height <= x0 - self.right <= WIDE_GAP * height
        return is_level and is_near and (abs(size - self.size) < 0.5 or size < self.size)

    def calls(self, text: str, box: Box, size: float) -> bool:
        """Whether a word right behind is small and raised: the sign of a note."""
        x0, y0, _, _ = box
        is_near = -0.1 * self.size <= x0 - self.right <= 0.75 * self.size
        is_raised = self.bottom + 0.15 * self.size < y0 < self.top + 0.3 * self.size
        return size < SMALL * self.size and is_near and is_raised and SIGN.fullmatch(text) is not None

    def grow(self, box: Box) -> None:
        x0, y0, x1, y1 = box
        self.left, self.right = min(self.left, x0), max(self.right, x1)
        self.bottom, self.top = min(self.bottom, y0), max(self.top, y1)

    def done(self) -> Piece:
        return Piece(
            "".join(self.text), self.left, self.bottom, self.right, self.top, self.size, self.is_bold
        )


def _parted(right: float, left: float, bottom: float, walls: Sequence[Wall]) -> bool:
    return any(right - 1 <= wall.x <= left + 1 and wall.bottom <= bottom + 1 <= wall.top for wall in walls)


# Bullets of symbol fonts in the private area.
_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF02D), "•")


def _letter(code: int) -> str:
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
