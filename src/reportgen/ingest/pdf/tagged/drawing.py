"""A figure of a tagged PDF → its picture: the one that it holds, else what is drawn there, rendered."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.pictures import LEAST_SIDE, MOST_PIXELS, content_of, png_of
from reportgen.ingest.pdf.tagged.notes import parts
from reportgen.ingest.pdf.tagged.tree import Element
from reportgen.model.imported import Image, Place

SHARPNESS = 2.5
"""Pixels for each point of what is drawn."""

MOST_DRAWINGS = 400
"""Of one document; rendering costs time."""


def marks_of_pictures(page: pdfium.PdfPage) -> frozenset[int]:
    """The marks of a page that hold pictures."""
    shapes = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)
    return frozenset(mark for mark in map(_mark, shapes) if mark >= 0)


class Drawings:
    """Finds pictures while the tree is walked through."""

    def __init__(self, document: pdfium.PdfDocument, gathered: Gathered) -> None:
        self._document = document
        self._gathered = gathered
        self.looked_at: set[tuple[int, int]] = set()
        self._count = 0

    def picture(self, element: Element, number: int) -> Image | None:
        """The picture of a figure that stands on page `number`, kept; None where there is none."""
        marks = {mark for page, mark in parts(element) if page == number}
        self.looked_at |= {(number, mark) for mark in marks}
        if not marks or self._count >= MOST_DRAWINGS:
            return None
        self._count += 1
        page = self._document[number - 1]
        try:
            shapes = [each for each in page.get_objects(max_depth=1) if _mark(each) in marks]
            content = self._content(page, shapes)
        except (pdfium.PdfiumError, RuntimeError, ValueError):
            return None
        finally:
            page.close()
        key = self._gathered.picture(f"on page {number}", content) if content is not None else None
        return None if key is None else Image(key, element.alt, Place(number))

    def _content(self, page: pdfium.PdfPage, shapes: list[pdfium.PdfObject]) -> bytes | None:
        if len(shapes) == 1 and shapes[0].type == raw.FPDF_PAGEOBJ_IMAGE:
            content = content_of(shapes[0])
            if content is not None:
                return content
        boxes = [each.get_bounds() for each in shapes]
        width, height = page.get_size()
        left = max(min((box[0] for box in boxes), default=0), 0)
        bottom = max(min((box[1] for box in boxes), default=0), 0)
        right = min(max((box[2] for box in boxes), default=0), width)
        top = min(max((box[3] for box in boxes), default=0), height)
        if min(right - left, top - bottom) < LEAST_SIDE / 4:
            return None
        if (right - left) * (top - bottom) * SHARPNESS**2 > MOST_PIXELS:
            return None
        crop = (left, bottom, width - right, height - top)
        bitmap = page.render(scale=SHARPNESS, crop=crop, may_draw_forms=False)
        return png_of(bitmap)


def _mark(shape: pdfium.PdfObject) -> int:
    return int(raw.FPDFPageObj_GetMarkedContentID(shape.raw))
