"""Nodes of the author's text → what they cite, for whichever audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.model.text.inlines import Citation, CitedItem
from reportgen.model.text.place import Place
from reportgen.text.grammar import read_text, read_words
from reportgen.text.labels import labels_of
from reportgen.text.walk import Node, walk


def citations_in(nodes: Iterable[Node]) -> Iterator[Citation]:
    """Every citation within some nodes, those in captions and source lines too."""
    for node in walk(nodes):
        if isinstance(node, Citation):
            yield node
        for words in labels_of(node):
            if "[@" in str(words):
                yield from citations_in(read_words(words).children)


def cited_items(place: Place) -> Iterator[CitedItem]:
    """Every item of every citation of the Markdown at a place."""
    if "[@" not in place.written:
        return iter(())
    return (item for each in citations_in(read_text(place).blocks) for item in each.items or ())


def cited_names(place: Place) -> frozenset[str]:
    """The claims and sources that the Markdown at a place names."""
    return frozenset(item.id for item in cited_items(place))
