"""JPEG bytes → its segments, and the bytes of those that draw the picture."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable

from reportgen.compose.pictures.fault import AGAIN, PictureError
from reportgen.model.frozen import frozen

# ITU-T T.81, table B.1.
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))
START_OF_SCAN, END, JFIF, ADOBE = 0xDA, 0xD9, 0xE0, 0xEE
NOTES = frozenset((*range(0xE0, 0xF0), 0xFE))
# What ends the pixels of one scan: a marker that is neither a byte FF nor a restart (B.1.1.5).
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# JFIF 1.01, square pixels, no small picture beside the large one.
PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
LETTERS = b"RGB"


@frozen
class Segments:
    """`notes` are marker and body of what does not draw, `bare` is the picture without them."""

    frame: int
    precision: int
    width: int
    height: int
    components: int
    has_letters_for_colours: bool
    notes: tuple[tuple[int, bytes], ...]
    bare: bytes

    def bodies(self, marker: int) -> Iterable[bytes]:
        """The notes of one kind."""
        return (body for kind, body in self.notes if kind == marker)


def read_segments(content: bytes) -> Segments:
    """Take the picture apart; raises PictureError where it is cut off or damaged."""
    position = 2
    notes: list[tuple[int, bytes]] = []
    parts: list[bytes] = []
    frame: tuple[int, bytes] | None = None
    while True:
        marker, position = _marker(content, position)
        if marker == END:
            break
        if marker in STANDALONE:
            continue
        end = position + int.from_bytes(content[position : position + 2], "big")
        body = content[position + 2 : end]
        if end < position + 2:
            raise PictureError("damaged", AGAIN)
        if end > len(content):
            raise PictureError("cut off")
        if marker in NOTES:
            notes.append((marker, body))
        else:
            parts.append(content[position - 2 : end])
        if marker in FRAMES and frame is None:
            frame = (marker, body)
        position = end
        if marker == START_OF_SCAN:
            found = AFTER_SCAN.search(content, position)
            if found is None:
                raise PictureError("cut off")
            parts.append(content[position : found.start()])
            position = found.start()
    return _segments(frame, notes, parts)


def _marker(content: bytes, position: int) -> tuple[int, int]:
    """The next marker and what follows it."""
    if position + 2 > len(content):
        raise PictureError("cut off")
    if content[position] != 0xFF:
        raise PictureError("damaged", AGAIN)
    while content[position + 1] == 0xFF:
        position += 1
        if position + 2 > len(content):
            raise PictureError("cut off")
    return content[position + 1], position + 2


def _segments(
    frame: tuple[int, bytes] | None, notes: list[tuple[int, bytes]], parts: list[bytes]
) -> Segments:
    if frame is None or len(frame[1]) < 6 or not any(part[1] == START_OF_SCAN for part in parts if part):
        raise PictureError("cut off")
    precision, height, width, components = struct.unpack(">BHHB", frame[1][:6])
    adobe = next((body for kind, body in notes if kind == ADOBE and body.startswith(b"Adobe")), None)
    has_jfif = any(kind == JFIF and body.startswith(b"JFIF\0") for kind, body in notes)
    head = PLAIN_JFIF if has_jfif and adobe is None else b""
    if adobe is not None:
        head = b"\xff\xee" + struct.pack(">H", 14) + adobe[:12].ljust(12, b"\0")
    has_letters = frame[1][6::3][:3] == LETTERS and adobe is None and not has_jfif
    bare = b"\xff\xd8" + head + b"".join(parts) + b"\xff\xd9"
    return Segments(frame[0], precision, width, height, components, has_letters, tuple(notes), bare)
