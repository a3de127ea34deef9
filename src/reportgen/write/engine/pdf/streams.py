"""Streams compressed as zlib does it in one go, without doing again what came before in other files."""

from __future__ import annotations

import zlib
from typing import Any

from reportgen.model.frozen import frozen

# Streams kept compressed: fonts with the glyphs of many rows.
MOST_PACKED = 200
# Beginnings kept: one for each page at most; each holds a quarter of a megabyte.
MOST_BEGUN = 64
# Shorter streams are compressed faster than looked for.
LONG = 4096


@frozen
class Begun:
    """A beginning that streams have in common, its compressed bytes, and the state to go on from."""

    content: bytes
    packed: bytes
    state: Any

    def finish(self, content: bytes) -> bytes:
        """The whole stream, which begins so."""
        state = self.state.copy()
        return b"".join((self.packed, state.compress(content[len(self.content) :]), state.flush()))


class Packing:
    """Remembers streams that came twice, and beginnings that two streams had in common."""

    def __init__(self) -> None:
        self.met: set[int] = set()
        self.packed: dict[bytes, bytes] = {}
        self.begun: list[Begun] = []
        self.last: list[bytes] = []

    def pack(self, content: bytes, level: int) -> bytes:
        """The stream as `zlib.compress` makes it."""
        known = self.packed.get(content)
        if known is not None:
            return known
        for each in self.begun if len(content) >= LONG else ():
            if content.startswith(each.content):
                return each.finish(content)
        packed = zlib.compress(content, level)
        self._remember(content, packed, level)
        return packed

    def _remember(self, content: bytes, packed: bytes, level: int) -> None:
        name = hash(content)
        if name in self.met and len(self.packed) < MOST_PACKED:
            self.packed[content] = packed
        self.met.add(name)
        if len(content) < LONG or len(self.begun) >= MOST_BEGUN:
            return
        shared = max((_shared(content, other) for other in self.last), default=0)
        if shared * 2 < len(content):
            self.last = [*self.last[1 - MOST_BEGUN :], content]
            return
        state = zlib.compressobj(level)
        begun = Begun(content[:shared], state.compress(content[:shared]), state)
        # It has always been the same, also where the window moves on; but zlib nowhere promises it.
        if begun.finish(content) == packed:
            self.begun.append(begun)


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
