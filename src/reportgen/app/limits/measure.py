"""Document + what its pages look like → how long it is, block by block, and what blocks refer to."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.names import BlockId
from reportgen.model.report.document import Document
from reportgen.model.report.page import Element, block_of
from reportgen.model.report.page_facts import PageFacts
from reportgen.plan.limit.measure import Link, Measure
from reportgen.record import count_block_words, count_words


def measure(document: Document, pages: int, facts: PageFacts | None) -> Measure:
    """The measure of a report with so many pages; `facts` are those of a format with pages."""
    root = document.page.root
    words = count_words(root)
    if facts is None:
        return Measure(pages, words, lengths=count_block_words(root), links=tuple(links(root)))
    filled = facts.pages - 1 + facts.last_fill
    return Measure(pages, words, filled, dict(facts.heights), count_block_words(root), tuple(links(root)))


def links(root: Element) -> Iterator[Link]:
    """What the words of blocks lead to, where that goes when blocks go."""
    owners: dict[str, frozenset[BlockId]] = {}
    _own(root, None, owners)
    for source, name in _references(root, None):
        targets = owners.get(name, frozenset())
        if targets and source not in targets:
            yield Link(source, targets)


def _own(
    element: Element, above: BlockId | None, owners: dict[str, frozenset[BlockId]]
) -> frozenset[BlockId]:
    """The blocks within an element; `owners` learns on which blocks each id depends."""
    block = above or block_of(element)
    within = frozenset({block}) if block is not None else frozenset()
    for child in element.elements:
        within |= _own(child, block, owners)
    name = element.get("id")
    if name:
        owners[name] = within
    return within


def _references(element: Element, above: BlockId | None) -> Iterator[tuple[BlockId, str]]:
    block = above or block_of(element)
    address = element.get("href") or ""
    if block is not None and address.startswith("#"):
        yield block, address[1:]
    for child in element.elements:
        yield from _references(child, block)
