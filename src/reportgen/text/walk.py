"""A node of the author's text → the nodes within it, and the same node with others within it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from reportgen.model.text import blocks, inlines
from reportgen.model.text.attributes import NONE, Attributes

Node: TypeAlias = (
    blocks.Block
    | blocks.Item
    | blocks.Term
    | blocks.Definition
    | blocks.TableRow
    | blocks.Cell
    | inlines.Inline
)

_CHILDREN: Mapping[type[Any], str] = {
    blocks.List: "items",
    blocks.Table: "rows",
    blocks.TableRow: "cells",
    blocks.Code: "",
    blocks.Rule: "",
    blocks.Abbreviation: "",
    inlines.Plain: "",
    inlines.CodeSpan: "",
    inlines.Citation: "",
    inlines.Mention: "",
    inlines.ValueCall: "",
    inlines.Break: "",
}


def children_of(node: Node) -> tuple[Node, ...]:
    """The nodes right within a node; those of a call are the words of its note."""
    name = _CHILDREN.get(node.__class__, "children")
    return getattr(node, name) if name else ()


def with_children(node: Node, children: tuple[Node, ...]) -> Node:
    """The same node with these within it."""
    values: dict[str, Any] = {_CHILDREN.get(node.__class__, "children"): children}
    return replace(node, **values)


def attributes_of(node: Node) -> Attributes:
    """What stands in the braces of a node."""
    return getattr(node, "attributes", NONE)


def with_attributes(node: Node, attributes: Attributes) -> Node:
    """The same node with these in its braces."""
    values: dict[str, Any] = {"attributes": attributes}
    return replace(node, **values)


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes and all within them, in reading order."""
    for node in nodes:
        yield node
        yield from walk(children_of(node))
