"""Image bytes → bytes that every engine may draw, judged by what they are and not by their name."""

from __future__ import annotations

import struct
import zlib

from reportgen.compose.pictures.svg import sound_svg

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
# JPEG frame headers (ITU-T T.81, table B.1), without those for tables and extensions.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = frozenset((0x01, *range(0xD0, 0xD9)))


class PictureError(ValueError):
    """Why an image cannot be used, in the author's words."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def sound_picture(content: bytes) -> bytes:
    """`content` where it is a sound PNG, JPEG or SVG; SVG comes back with only what is drawn."""
    if len(content) > MOST_BYTES:
        raise PictureError(f"larger than {MOST_BYTES // 2**20} MB", "save it smaller")
    if content.startswith(_PNG):
        _check_png(content)
        return content
    if content.startswith(b"\xff\xd8"):
        _check_jpeg(content)
        return content
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        try:
            return sound_svg(content)
        except ValueError as fault:
            raise PictureError(str(fault), "save it as plain SVG, or as PNG") from fault
    raise PictureError("not a PNG, JPEG or SVG", "save it as one of these")


def _check_png(content: bytes) -> None:
    position = len(_PNG)
    names: list[bytes] = []
    while position < len(content):
        header = content[position : position + 8]
        if len(header) < 8:
            raise PictureError("cut off")
        length, name = struct.unpack(">I4s", header)
        end = position + 12 + length
        if end > len(content):
            raise PictureError("cut off")
        body = content[position + 4 : end - 4]
        if zlib.crc32(body) != int.from_bytes(content[end - 4 : end], "big"):
            raise PictureError("damaged", "save it again")
        if not names:
            _check_png_header(name, body[4:])
        names.append(name)
        position = end
        if name == b"IEND":
            break
    if b"IEND" not in names or b"IDAT" not in names:
        raise PictureError("cut off")
    if b"acTL" in names:
        raise PictureError("animated", "paper does not move: save one picture of it")


def _check_png_header(name: bytes, body: bytes) -> None:
    if name != b"IHDR" or len(body) != 13:
        raise PictureError("damaged", "save it again")
    _check_size(*struct.unpack(">II", body[:8]))


def _check_jpeg(content: bytes) -> None:
    position = 2
    while position + 4 <= len(content):
        if content[position] != 0xFF:
            raise PictureError("damaged", "save it again")
        marker = content[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker in _STANDALONE:
            position += 2
            continue
        length = int.from_bytes(content[position + 2 : position + 4], "big")
        if marker in _FRAMES:
            frame = content[position + 4 : position + 2 + length]
            if len(frame) < 6:
                raise PictureError("cut off")
            height, width, components = struct.unpack(">HHB", frame[1:6])
            _check_size(width, height)
            if components == 4:
                raise PictureError(
                    "in CMYK colours", "save it in RGB: screens show it, and printers convert it"
                )
            if b"\xff\xd9" not in content[-64:]:
                raise PictureError("cut off")
            return
        position += 2 + length
    raise PictureError("cut off")


def _check_size(width: int, height: int) -> None:
    if not width or not height:
        raise PictureError("without any extent")
    if width * height > MOST_PIXELS:
        raise PictureError(
            f"{width} × {height} pixels, more than {MOST_PIXELS // 10**6} million", "save it smaller"
        )
