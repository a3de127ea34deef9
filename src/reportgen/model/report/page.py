"""A composed page as a tree: elements, and words that know their origins; HTML is one way to write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words

BLOCK_ANCHOR = "block-"


@frozen
class Element:
    """One element of the vocabulary; attributes stand in the order in which they are written down.

    `place` is what the element was made for: a paragraph of the author, the line of a template; None
    where nobody knows, as in pages that were read from HTML. The root of a page has no tag.
    """

    tag: str
    attributes: tuple[tuple[str, Words], ...] = ()
    children: tuple[PageNode, ...] = ()
    place: Place | None = None

    def get(self, name: str) -> str | None:
        """The value of an attribute."""
        for key, value in self.attributes:
            if key == name:
                return str(value)
        return None

    @property
    def elements(self) -> Iterator[Element]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[PageNode]:
        """This element and all within it, in reading order."""
        waiting: list[PageNode] = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Element):
                waiting.extend(reversed(node.children))

    def text(self) -> str:
        """All words within."""
        return "".join([str(node) for node in self.walk() if isinstance(node, Words)])


def block_of(element: Element) -> BlockId | None:
    """The block that an element shows: a section of its own, or an item of a list of judgements."""
    name = element.get("data-block")
    if name is not None:
        return BlockId(name)
    anchor = element.get("id") or ""
    return BlockId(anchor.removeprefix(BLOCK_ANCHOR)) if anchor.startswith(BLOCK_ANCHOR) else None


PageNode: TypeAlias = Element | Words
Nodes: TypeAlias = tuple[PageNode, ...]
