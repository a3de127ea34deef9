"""One element of the structure tree, before it is a PDF object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element

from reportgen.model.frozen import frozen
from reportgen.write.pdf.tags.marks import Link, Mark

Value: TypeAlias = str | int | tuple[float, ...] | tuple[str, ...]


@frozen
class Node:
    """`kind` is a structure type without its slash; `attributes` go by owner (`Table`, `List`, `Layout`).

    Of the attributes, text is a PDF name (a summary is text), a tuple of text a list of element ids.
    """

    kind: str
    kids: tuple[Node | Mark | Link, ...]
    source: Element | None = None
    id: str | None = None
    title: str | None = None
    alternate: str | None = None
    expansion: str | None = None
    language: str | None = None
    attributes: Mapping[str, Mapping[str, Value]] | None = None

    def walk(self) -> Iterator[Node]:
        """This node and those below, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()
