"""A composed page as a tree: elements, and words that know their origins; HTML is one way to write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.text.words import Words


@frozen
class Element:
    """One element of the vocabulary; attributes stand in the order in which they are written down."""

    tag: str
    attributes: tuple[tuple[str, Words], ...] = ()
    children: tuple[PageNode, ...] = ()

    def get(self, name: str) -> str | None:
        """The value of an attribute."""
        return next((str(value) for key, value in self.attributes if key == name), None)

    def walk(self) -> Iterator[PageNode]:
        """This element and all within it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()
            else:
                yield child


PageNode: TypeAlias = Element | Words
