"""A page of a tagged PDF → its words by the number of marked content that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from ctypes import POINTER, byref, c_ulong, c_ushort, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.pdf.drawn.letters import Boxes, words_of
from reportgen.ingest.pdf.drawn.links import Links
from reportgen.ingest.pdf.drawn.looks import PLAIN, FontLook, look_of

ARTIFACT = -2
"""In the place of a mark: running heads, rules and whatever else is no part of the text."""


@dataclass(frozen=True, slots=True)
class Run:
    """A word, or the part of it that stands in one mark; `gap` is the white space before it.

    `place` counts the runs of a page as the file draws them; `mark` is None outside all marks. `left` and
    `right`, in points, are known of letters of one width only.
    """

    text: str
    gap: str
    mark: int | None
    place: int
    size: float
    address: str | None
    look: frozenset[str] = frozenset()
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """All runs of one page."""

    runs: Mapping[int, Sequence[Run]]
    loose: Sequence[Run]
    running: Sequence[Run]


def marked_page(page: pdfium.PdfPage) -> MarkedPage:
    """The words of one page by their marks, those of no mark, and those that are no text."""
    text_page = page.get_textpage()
    try:
        runs: dict[int, list[Run]] = {}
        loose: list[Run] = []
        running: list[Run] = []
        for run in _runs(text_page, Links(page)):
            if run.mark is None:
                loose.append(run)
            elif run.mark == ARTIFACT:
                running.append(run)
            else:
                runs.setdefault(run.mark, []).append(run)
        return MarkedPage(runs, loose, running)
    finally:
        text_page.close()


def _runs(text_page: pdfium.PdfTextPage, links: Links) -> Iterator[Run]:
    page = text_page.raw
    drawn, boxes = _Drawn(page), Boxes(page)
    place = 0
    for word in words_of(text_page):
        gap = word.gap
        for start, end in _parts(drawn, word.first, word.last):
            by = drawn.of(start)
            text = word.text
            if (start, end) != (word.first, word.last):
                after = len(word.text) if end == word.last else end + 1 - word.first
                text = word.text[start - word.first : after]
            size = raw.FPDFText_GetFontSize(page, start)
            ends = (boxes.of(start)[0], boxes.of(end)[2]) if by.look.is_fixed else (0.0, 0.0)
            yield Run(text, gap, by.mark, place, size, links.at(page, start), by.look.marks, *ends)
            place += 1
            gap = ""


def _parts(drawn: _Drawn, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The letters from `first` to `last` in groups of one mark and look."""
    if drawn.of(first) == drawn.of(last):
        yield first, last
        return
    start = first
    for index in range(first + 1, last + 1):
        if drawn.of(index) != drawn.of(start):
            yield start, index - 1
            start = index
    yield start, last


@dataclass(frozen=True, slots=True)
class _By:
    """What draws a letter."""

    mark: int | None
    look: FontLook


class _Drawn:
    """The mark and look of each letter, asked for once for each thing that draws letters."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._known: dict[int | None, _By] = {}
        self._looks: dict[int | None, FontLook] = {}

    def of(self, index: int) -> _By:
        shape = raw.FPDFText_GetTextObject(self._page, index)
        key = cast(shape, c_void_p).value
        if key not in self._known:
            self._known[key] = _By(_mark_of(shape), self._look(shape)) if shape else _By(None, PLAIN)
        return self._known[key]

    def _look(self, shape: Any) -> FontLook:
        font = raw.FPDFTextObj_GetFont(shape)
        key = cast(font, c_void_p).value
        if key not in self._looks:
            self._looks[key] = look_of(font) if font else PLAIN
        return self._looks[key]


def _mark_of(shape: Any) -> int | None:
    number = int(raw.FPDFPageObj_GetMarkedContentID(shape))
    if number >= 0:
        return number
    names = (_name(raw.FPDFPageObj_GetMark(shape, each)) for each in range(raw.FPDFPageObj_CountMarks(shape)))
    return ARTIFACT if "Artifact" in names else None


def _name(mark: Any) -> str:
    buffer = create_string_buffer(64)
    needed = c_ulong()
    if (
        not raw.FPDFPageObjMark_GetName(mark, cast(buffer, POINTER(c_ushort)), 64, byref(needed))
        or not 2 < needed.value <= 64
    ):
        return ""
    return buffer.raw[: needed.value - 2].decode("utf-16-le", "replace")
