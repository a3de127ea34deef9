"""A font file → what its own licence bits allow (OpenType 1.9.1, OS/2 fsType)."""

from __future__ import annotations

import struct

from reportgen.fonts.tables import read_tables

RESTRICTED, NO_SUBSET, BITMAPS_ONLY = 0x0002, 0x0100, 0x0200


def may_embed(content: bytes) -> bool:
    """Whether a document may bring the font along; one without licence bits may."""
    return not _bits(content) & (RESTRICTED | BITMAPS_ONLY)


def may_subset(content: bytes) -> bool:
    """Whether a part of the font may stand for it."""
    return not _bits(content) & NO_SUBSET


def _bits(content: bytes) -> int:
    try:
        (bits,) = struct.unpack_from(">H", read_tables(content).get("OS/2", bytes(10)), 8)
    except struct.error:
        return 0
    return int(bits)
