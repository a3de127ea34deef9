"""A composed page → the words of each block, without the numbers that composition adds."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.names import BlockId, VersionName
from reportgen.model.report.page import Element

# Numbers and marks change whenever a neighbour does; they are no words of the block.
ADDED = frozenset(
    {"noteref", "note-separator", "label", "citation", "citation-group", "mark", "term-definition"}
)
BREAKS = frozenset(
    {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "h2", "h3", "h4", "h5", "h6", "pre", "br"}
)


def passages_in(root: Element) -> tuple[tuple[BlockId, VersionName, str], ...]:
    """The blocks of a page in reading order, each with its version and its words."""
    return tuple(
        (
            BlockId(block.get("data-block") or ""),
            VersionName(block.get("data-version") or ""),
            " ".join("".join(_words(block)).split()),
        )
        for block in blocks_in(root)
    )


def blocks_in(element: Element) -> Iterator[Element]:
    """The elements that are blocks; a block never holds another."""
    for child in element.elements:
        if child.get("data-block") is not None:
            yield child
        else:
            yield from blocks_in(child)


def _words(element: Element) -> Iterator[str]:
    if element.get("data-role") in ADDED:
        return
    for child in element.children:
        if not isinstance(child, Element):
            yield str(child)
            continue
        if child.tag in BREAKS:
            yield " "
        yield from _words(child)
