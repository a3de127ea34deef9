"""A font file → its tables, and one face of a collection as a file of its own (OpenType 1.9.1, font file)."""

from __future__ import annotations

import struct
from collections.abc import Mapping

COLLECTION = b"ttcf"
_HEAD = struct.Struct(">4sHHHH")
_RECORD = struct.Struct(">4sLLL")


def faces_of_collection(content: bytes) -> tuple[int, ...]:
    """Where the faces of a collection begin; nothing for a file that is none."""
    if not content.startswith(COLLECTION):
        return ()
    (count,) = struct.unpack_from(">L", content, 8)
    return struct.unpack_from(f">{count}L", content, 12)


def read_tables(content: bytes, start: int = 0) -> Mapping[str, bytes]:
    """The tables of the face that begins at `start`, by tag; a file that is cut off raises struct.error."""
    (count,) = struct.unpack_from(">H", content, start + 4)
    tables = {}
    for number in range(count):
        tag, _, offset, length = _RECORD.unpack_from(content, start + 12 + 16 * number)
        if offset + length > len(content):
            raise struct.error("a table reaches beyond the end of the file")
        tables[tag.decode("latin-1")] = content[offset : offset + length]
    return tables


def face_from_collection(content: bytes, number: int) -> bytes:
    """The face as a file of its own, with the tables that it shares with others."""
    start = faces_of_collection(content)[number]
    tables = read_tables(content, start)
    count = len(tables)
    step = 1 << (count.bit_length() - 1)
    head = _HEAD.pack(
        content[start : start + 4], count, step * 16, step.bit_length() - 1, (count - step) * 16
    )
    offset = _HEAD.size + _RECORD.size * count
    records, bodies = [], []
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        records.append(_RECORD.pack(tag.encode("latin-1"), _checksum(padded), offset, len(table)))
        bodies.append(padded)
        offset += len(padded)
    return b"".join((head, *records, *bodies))


def _checksum(padded: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
