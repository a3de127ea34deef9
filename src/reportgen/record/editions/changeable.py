"""Composed HTML → for each block its parts that may carry a change bar, with their words."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, BlockId
from reportgen.model.report.vocabulary import CHANGE_CARRIERS
from reportgen.record.editions.passages import BREAKS, PassageReader


@frozen
class Part:
    """One element that may carry a mark: its words, and the picture that it is the caption of."""

    words: tuple[str, ...]
    picture: AssetName | None = None


def changeable_parts(html: str) -> Mapping[BlockId, tuple[Part, ...]]:
    """The elements that may carry a mark, in the order of their start tags.

    Put together, the words of a block's parts are the words that an edition records of it. A word belongs
    to the innermost part around it; in a table to the row.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return {
        block: tuple(
            Part(tuple("".join(words).split()), reader.pictures.get((block, place)))
            for place, words in enumerate(parts)
        )
        for block, parts in reader.parts.items()
    }


class _Reader(PassageReader):
    """`holders` are the open elements that may carry a mark: tag and place among the parts of the block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[BlockId, list[list[str]]] = {}
        self.holders: list[tuple[str, int]] = []
        self.pictures: dict[tuple[BlockId, int], AssetName] = {}
        self._picture: AssetName | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if not self.is_in_block:
            return
        block = self.found[-1][0]
        parts = self.parts.setdefault(block, [])
        if tag == "img":
            self._picture = AssetName((dict(attrs).get("src") or "").removeprefix("asset:"))
        if tag == "figcaption" and self._picture is not None:
            # In a figure the caption follows its picture.
            self.pictures[block, len(parts)] = self._picture
        if self.holders:
            # Cells and lines of one part are words apart, as in the record.
            self._holding().append(" " if tag in BREAKS else "")
        if tag in CHANGE_CARRIERS:
            self.holders.append((tag, len(parts)))
            parts.append([])

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if self.holders and self.holders[-1][0] == tag:
            self.holders.pop()

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self.is_told and self.holders:
            self._holding().append(data)

    def _holding(self) -> list[str]:
        row = next((place for tag, place in self.holders if tag == "tr"), self.holders[-1][1])
        return self.parts[self.found[-1][0]][row]
