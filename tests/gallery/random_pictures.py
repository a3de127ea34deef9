"""The pictures of random documents: a drawing, a formula, a photograph."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160" viewBox="0 0 320 160">'
    b'<rect width="320" height="160" fill="#EAF0F6"/><path d="M10 150 L80 60 L160 90 L310 10" '
    b'stroke="#14304F" fill="none" stroke-width="3"/><text x="20" y="30" '
    b'font-family="Source Sans Pro" font-size="14">Drawn text</text></svg>'
)
# The formula of one letter, as high as a letter.
LETTER = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="7" height="8" viewBox="0 0 7 8">'
    b'<path d="M1 1 L6 7 M6 1 L1 7" stroke="#000"/></svg>'
)

# Higher than any page.
TALL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="1600" viewBox="0 0 400 1600">'
    b'<rect width="400" height="1600" fill="#EAF0F6"/><text x="20" y="60" '
    b'font-family="Source Sans Pro" font-size="40">Drawn text</text></svg>'
)


def png() -> bytes:
    """A small picture with an alpha channel."""
    width = height = 24
    row = b"\x00" + b"".join(bytes((x * 10, 48, 79, 255 - x * 5)) for x in range(width))
    chunks: Mapping[bytes, bytes] = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0),
        b"IDAT": zlib.compress(row * height),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks.items()
    )
