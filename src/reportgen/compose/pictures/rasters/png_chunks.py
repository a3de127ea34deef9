"""PNG bytes → its chunks and header, whole and undamaged."""

from __future__ import annotations

import struct
import zlib

from reportgen.compose.pictures.fault import AGAIN, PictureError
from reportgen.compose.pictures.rasters.size import check_size
from reportgen.model.frozen import frozen

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# PNG 3rd edition, table 8: colour type → channels, bits to the channel.
KINDS = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
PALETTE = 3
# Table 12 and 8.1: start and step of each pass of an interlaced picture, across and down.
PASSES = ((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2))


@frozen
class Header:
    """What the first chunk says."""

    width: int
    height: int
    depth: int
    colour: int
    is_interlaced: bool

    @property
    def has_palette(self) -> bool:
        """Whether pixels name colours of a list."""
        return self.colour == PALETTE

    @property
    def length(self) -> int:
        """Bytes of all rows, each with its filter."""
        bits = KINDS[self.colour][0] * self.depth
        passes = PASSES if self.is_interlaced else ((0, 1, 0, 1),)
        total = 0
        for left, across, top, down in passes:
            columns, rows = -(-(self.width - left) // across), -(-(self.height - top) // down)
            total += rows * (1 + -(-columns * bits // 8)) if columns > 0 and rows > 0 else 0
        return total


def chunk(name: bytes, body: bytes) -> bytes:
    """One chunk with its length and sum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def read_chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    """Name and body of each chunk up to the last; raises PictureError where one is cut off or damaged."""
    position = len(SIGNATURE)
    chunks: list[tuple[bytes, bytes]] = []
    while position < len(content):
        header = content[position : position + 8]
        if len(header) < 8:
            raise PictureError("cut off")
        length, name = struct.unpack(">I4s", header)
        end = position + 12 + length
        if end > len(content):
            raise PictureError("cut off")
        body = content[position + 8 : end - 4]
        if zlib.crc32(name + body) != int.from_bytes(content[end - 4 : end], "big"):
            raise PictureError("damaged", AGAIN)
        if not chunks:
            _check_header(name, body)
        chunks.append((name, body))
        position = end
        if name == b"IEND":
            break
    _check_whole(chunks)
    return chunks


def read_header(chunks: list[tuple[bytes, bytes]]) -> Header:
    """The header; raises PictureError where the pixels are fewer than it says."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    header = Header(width, height, depth, colour, is_interlaced=interlaced == 1)
    unpacking = zlib.decompressobj()
    length = 0
    try:
        for name, body in chunks:
            if name == b"IDAT":
                waiting = body
                while waiting and length <= header.length:
                    length += len(unpacking.decompress(waiting, 2**20))
                    waiting = unpacking.unconsumed_tail
    except zlib.error as fault:
        raise PictureError("damaged", AGAIN) from fault
    if length < header.length:
        raise PictureError("cut off")
    return header


def _check_header(name: bytes, body: bytes) -> None:
    if name != b"IHDR" or len(body) != 13:
        raise PictureError("damaged", AGAIN)
    check_size(*struct.unpack(">II", body[:8]))
    depth, colour, packing, filtering, interlaced = body[8:]
    if colour not in KINDS or depth not in KINDS[colour][1] or packing or filtering or interlaced > 1:
        raise PictureError("damaged", AGAIN)


def _check_whole(chunks: list[tuple[bytes, bytes]]) -> None:
    names = [name for name, _ in chunks]
    if b"IEND" not in names or b"IDAT" not in names:
        raise PictureError("cut off")
    if b"acTL" in names:
        raise PictureError("animated", "paper does not move: save one picture of it")
    if chunks[0][1][9] == PALETTE and b"PLTE" not in names:
        raise PictureError("damaged", AGAIN)
