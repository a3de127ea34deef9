"""A font file → the characters that it draws, from its table `cmap` (OpenType 1.9.1).

Read here as far as well-made fonts go; whatever is unusual is left to fontTools, which takes a tenth of a
second to import and several more to read the names of glyphs that nobody asks for.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator

from reportgen.fonts.font_file import open_font

# Platform and encoding of the tables to choose from, the widest first, as HarfBuzz does.
_BEST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_LAST = 0x10FFFF


class _UnusualError(ValueError):
    """A table that is not as fonts usually have it."""


def drawn_characters(content: bytes) -> frozenset[int]:
    """The code points that a TrueType or OpenType file has glyphs for; none where it cannot be read."""
    try:
        return frozenset(_characters(_subtable(_table(content))))
    except (_UnusualError, struct.error):
        return _unusual(content)


def _table(content: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", content, 4)
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", content, 12 + 16 * number)
        if tag == b"cmap" and offset + length <= len(content):
            return content[offset : offset + length]
    raise _UnusualError


def _subtable(table: bytes) -> bytes:
    """The widest of the tables in `cmap`; fontTools takes none of them where one is cut off."""
    _, count = struct.unpack_from(">HH", table)
    found: dict[tuple[int, int], bytes] = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", table, 4 + 8 * number)
        found.setdefault((platform, encoding), _whole(table[offset:]))
    best = next((found[each] for each in _BEST if each in found), None)
    if best is None:
        raise _UnusualError
    return best


def _whole(table: bytes) -> bytes:
    (kind,) = struct.unpack_from(">H", table)
    if kind not in _LENGTHS:
        raise _UnusualError
    form, place, least = _LENGTHS[kind]
    (length,) = struct.unpack_from(form, table, place)
    if not least <= length <= len(table):
        raise _UnusualError
    if kind == 12 and length != least + 12 * struct.unpack_from(">L", table, 12)[0]:
        raise _UnusualError
    return table[:length]


# Format → how its length is written and where, and the length of its head.
_LENGTHS = {0: (">H", 2, 6), 4: (">H", 2, 14), 6: (">H", 2, 10), 12: (">L", 4, 16), 14: (">L", 2, 10)}


def _characters(table: bytes) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", table)
    if kind == 4:
        return _in_segments(table)
    if kind == 12:
        return _in_groups(table)
    raise _UnusualError


def _in_segments(table: bytes) -> Iterator[int]:
    """Format 4: ranges of 16 bits, each with glyphs in a row or in a list of their own."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    count, words = doubled // 2, _numbers("H", table[14:])
    ends, starts = words[:count], words[count + 1 : 2 * count + 1]
    deltas, offsets = words[2 * count + 1 : 3 * count + 1], words[3 * count + 1 : 4 * count + 1]
    glyphs = words[4 * count + 1 :]
    if len(offsets) != count:
        raise _UnusualError
    before = -1
    # The last segment only closes the list.
    for number in range(count - 1):
        start, end, delta = starts[number], ends[number], deltas[number]
        if not before < start <= end:
            raise _UnusualError
        before = end
        if not offsets[number]:
            yield from (code for code in range(start, end + 1) if (code + delta) & 0xFFFF)
            continue
        first = offsets[number] // 2 + number - count
        if first < 0 or first + end - start >= len(glyphs):
            raise _UnusualError
        own = glyphs[first : first + end - start + 1]
        yield from (code for code, glyph in enumerate(own, start) if glyph and (glyph + delta) & 0xFFFF)


def _in_groups(table: bytes) -> Iterator[int]:
    """Format 12: ranges of 32 bits, each with glyphs in a row."""
    before = -1
    groups = iter(_numbers("I", table[16:]))
    for start, end, glyph in zip(groups, groups, groups, strict=True):
        if not before < start <= end <= _LAST:
            raise _UnusualError
        before = end
        # The first glyph of a font stands for those that are missing.
        yield from range(start + (not glyph), end + 1)


def _numbers(kind: str, content: bytes) -> array[int]:
    numbers = array(kind)
    numbers.frombytes(content[: len(content) // numbers.itemsize * numbers.itemsize])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _unusual(content: bytes) -> frozenset[int]:
    from fontTools.ttLib import TTLibError  # noqa: PLC0415  # see above

    try:
        with open_font(content) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, KeyError, AssertionError, ValueError):
        # A face that cannot be read covers nothing; reading the theme has its own error for it.
        return frozenset()
