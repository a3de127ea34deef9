"""What a reader sees of inline Markdown: words, the marks among them, and where each came from."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from reportgen.model.frozen import frozen


class Kind(StrEnum):
    """What a mark stands for."""

    CITATION = "citation"
    TERM = "term"
    REFERENCE = "reference"
    LINK = "link"
    IMAGE = "image"
    VALUE = "value"
    ANCHOR = "anchor"


@frozen
class Mark:
    """`at` is its place in the plain text, `raw` in the Markdown; `text` is what it shows or adds."""

    kind: Kind
    target: str
    text: str
    at: int
    raw: int


@frozen
class Plain:
    """`text` without markup; `pieces` pair places in it with places in the Markdown."""

    text: str
    marks: tuple[Mark, ...]
    pieces: tuple[tuple[int, int], ...]

    def raw_place(self, at: int) -> int:
        """The place in the Markdown of a place in the text."""
        index = bisect_right(self.pieces, (at, 1 << 60)) - 1
        if index < 0:
            return 0
        start, raw = self.pieces[index]
        return raw + at - start
