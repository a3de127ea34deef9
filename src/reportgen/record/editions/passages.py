"""Composed HTML → the words of each block, without the numbers that composition adds."""

from __future__ import annotations

from reportgen.model.names import BlockId, VersionName
from reportgen.model.report.html_parser import PageParser
from reportgen.model.report.vocabulary import VOID_ELEMENTS

# Numbers and marks change whenever a neighbour does; they are no words of the block.
_ADDED = frozenset({"noteref", "label", "citation", "mark", "term-definition"})
BREAKS = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "h2", "h3", "h4", "h5", "h6", "pre", "br"}
)


def passages_in(html: str) -> tuple[tuple[BlockId, VersionName, str], ...]:
    """The blocks of a composed page in reading order, each with its version and its words."""
    reader = PassageReader()
    reader.feed(html)
    reader.close()
    return tuple((block, version, " ".join("".join(words).split())) for block, version, words in reader.found)


class PassageReader(PageParser):
    """Collects text below each `data-block`; a block never holds another."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[BlockId, VersionName, list[str]]] = []
        self._depth = 0
        self._block_depth: int | None = None
        self._silent_depth: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow an element into its content."""
        attributes = dict(attrs)
        if self._block_depth is not None and tag in BREAKS:
            self.found[-1][2].append(" ")
        if tag in VOID_ELEMENTS:
            return
        self._depth += 1
        block = attributes.get("data-block")
        if block is not None and self._block_depth is None:
            self._block_depth = self._depth
            self.found.append((BlockId(block), VersionName(attributes.get("data-version") or ""), []))
        if attributes.get("data-role") in _ADDED and self._silent_depth is None:
            self._silent_depth = self._depth

    def handle_endtag(self, tag: str) -> None:
        """Follow an element out of its content."""
        if tag in VOID_ELEMENTS:
            return
        if self._silent_depth == self._depth:
            self._silent_depth = None
        if self._block_depth == self._depth:
            self._block_depth = None
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep text that is a word of a block."""
        if self.is_told:
            self.found[-1][2].append(data)

    @property
    def is_told(self) -> bool:
        """Whether words that come now are the block's own."""
        return self._block_depth is not None and self._silent_depth is None

    @property
    def is_in_block(self) -> bool:
        """Whether what comes now stands in a block."""
        return self._block_depth is not None
