"""Streams → compressed as zlib does it in one go, without compressing again what other files began with."""

from __future__ import annotations

import zlib
from typing import Any

from reportgen.model.frozen import frozen

# Beginnings kept: one for each page at most; each holds a quarter of a megabyte.
MOST_PREFIXES = 64
# Shorter streams are compressed faster than looked for.
LONG = 4096


@frozen
class SharedPrefix:
    """A beginning that streams have in common, its compressed bytes, and the state to go on from."""

    content: bytes
    packed: bytes
    state: Any

    def finish(self, content: bytes) -> bytes:
        """The whole stream, which begins so."""
        state = self.state.copy()
        return b"".join((self.packed, state.compress(content[len(self.content) :]), state.flush()))


class StreamCompressor:
    """Remembers beginnings that two streams had in common."""

    def __init__(self) -> None:
        self.prefixes: list[SharedPrefix] = []
        self.last: list[bytes] = []

    def compress(self, content: bytes, level: int) -> bytes:
        """The stream as `zlib.compress` makes it."""
        if len(content) < LONG:
            return zlib.compress(content, level)
        for each in self.prefixes:
            if content.startswith(each.content):
                return each.finish(content)
        packed = zlib.compress(content, level)
        if len(self.prefixes) < MOST_PREFIXES:
            self._remember(content, packed, level)
        return packed

    def _remember(self, content: bytes, packed: bytes, level: int) -> None:
        shared = max((_shared(content, other) for other in self.last), default=0)
        if shared * 2 < len(content):
            self.last = [*self.last[1 - MOST_PREFIXES :], content]
            return
        state = zlib.compressobj(level)
        prefix = SharedPrefix(content[:shared], state.compress(content[:shared]), state)
        # It has always been the same, also where the window moves on; but zlib nowhere promises it.
        if prefix.finish(content) == packed:
            self.prefixes.append(prefix)


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
