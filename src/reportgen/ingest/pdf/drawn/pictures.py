"""The pictures on a page of a PDF → PNG or JPEG, in their place."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from reportgen.ingest.passages.gathering import Gathered
from reportgen.ingest.pdf.drawn.letters import Piece
from reportgen.model.imported import Image, Place

LEAST_SIDE = 24.0
"""Points; smaller pictures are ornaments, and reported."""

SCANNED = 0.5
"""Of a page without text that a picture covers, from which on the page counts as scanned."""

MOST_PIXELS = 25_000_000
_COMPONENTS = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGRA: 4}


def pictures_of(page: pdfium.PdfPage, number: int, gathered: Gathered) -> Iterator[Piece]:
    """A piece for each picture; what cannot be taken is reported."""
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        if min(right - left, top - bottom) < LEAST_SIDE:
            gathered.leave_out(f"picture on page {number}", "an ornament", Place(number))
            continue
        content = content_of(shape)
        if content is None:
            gathered.leave_out(f"picture on page {number}", "the picture cannot be taken out", Place(number))
            continue
        key = gathered.picture(f"on page {number}", content)
        if key is not None:
            yield Piece("", left, bottom, right, top, 1.0, is_bold=False, thing=Image(key, "", Place(number)))


def share_of_pictures(page: pdfium.PdfPage) -> float:
    """How much of the page its largest picture covers."""
    width, height = page.get_size()
    shares = [0.0]
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = shape.get_bounds()
        shares.append((right - left) * (top - bottom) / max(width * height, 1.0))
    return max(shares)


def content_of(shape: pdfium.PdfImage) -> bytes | None:
    """The picture as PNG or JPEG; None where it is too large or drawn in a way of its own."""
    try:
        if list(shape.get_filters()) == ["DCTDecode"]:
            content = bytes(shape.get_data(decode_simple=False))
            return content if content.startswith(b"\xff\xd8\xff") else None
        width, height = shape.get_px_size()
        if width * height > MOST_PIXELS:
            return None
        bitmap = shape.get_bitmap(render=False)
        return png_of(bitmap)
    except (pdfium.PdfiumError, RuntimeError, ValueError):
        return None


def png_of(bitmap: pdfium.PdfBitmap) -> bytes | None:
    """The pixels as PNG, without any date or name."""
    return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.format)


def _png(pixels: bytes, width: int, height: int, stride: int, form: int) -> bytes | None:
    components = _COMPONENTS.get(form)
    if components is None:
        return None
    rows = bytearray()
    for row in range(height):
        line = pixels[row * stride : row * stride + width * components]
        rows.append(0)
        if components == 1:
            rows += line
        else:
            turned = bytearray(3 * width)
            turned[0::3], turned[1::3], turned[2::3] = (
                line[2::components],
                line[1::components],
                line[0::components],
            )
            rows += turned
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if components == 1 else 2, 0, 0, 0)
    body = zlib.compress(bytes(rows), 6)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
