"""What an author wrote, as a tree: every node knows its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportgen.model.frozen import frozen

if TYPE_CHECKING:
    from reportgen.model.span import Span

NOTHING: Mapping[str, str] = MappingProxyType({})


@frozen
class Node:
    """`kind` names a row of the handler tables; `text` is what the kind needs (words, name, address)."""

    kind: str
    place: Span
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """This node and those within it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()
