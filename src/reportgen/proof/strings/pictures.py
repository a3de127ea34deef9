"""PNG and JPEG → their text: chunks and segments that no reader of the picture sees."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from reportgen.proof.strings.raw import text_in
from reportgen.proof.strings.strings import Budget

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
_END = b"IEND"
_PIXELS = frozenset({b"IDAT", b"fdAT"})
_PACKED = frozenset({b"zTXt", b"iTXt", b"iCCP"})
_SCAN = 0xDA


def strings_of_png(content: bytes, budget: Budget) -> Iterator[str]:
    """The text of every chunk but the pixels, packed ones unpacked, and of what follows the last."""
    at = len(PNG)
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == _END:
            break
        if kind in _PIXELS:
            continue
        yield from text_in(body)
        if kind in _PACKED:
            yield from text_in(_unpacked(body, budget))
    yield from text_in(content[at:])


def strings_of_jpeg(content: bytes) -> Iterator[str]:
    """The text of every segment up to the first scan, and of what follows the end."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != _SCAN:
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield from text_in(content[at + 4 : at + 2 + length])
        at += 2 + length
    yield from text_in(content[at:])


def _unpacked(body: bytes, budget: Budget) -> bytes:
    """What is packed behind the zeros that end keyword, language and title."""
    for at, byte in enumerate(body[:2000]):
        if byte != 0:
            continue
        for start in (at + 1, at + 2):
            try:
                found = zlib.decompressobj().decompress(body[start:], max(budget.left, 1))
            except zlib.error:
                continue
            budget.take(len(found))
            return found
    return b""
