"""What a YAML file holds, each value with its place: the tree that forms are filled from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.model.text.written import WrittenText


class Plain(WrittenText):
    """Text that stood without quotes, so it may mean a number or true or false."""

    __slots__ = ()


@frozen
class Leaf:
    """One scalar: `text` is None for null, `Plain` where no quotes said that it is text."""

    text: str | None
    span: Span


@frozen
class Items:
    """A sequence."""

    nodes: tuple[Node, ...]
    span: Span


@frozen
class Field:
    """One key with its own place, and its value."""

    key: Span
    node: Node


@frozen
class Fields:
    """A mapping, in the author's order."""

    fields: Mapping[str, Field]
    span: Span


Node: TypeAlias = Leaf | Items | Fields

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"


def raw(node: Node) -> Raw:
    """Give the values without their places, scalars still as text."""
    match node:
        case Leaf(text):
            return text
        case Items(nodes):
            return [raw(each) for each in nodes]
        case Fields(fields):
            return {name: raw(field.node) for name, field in fields.items()}


def child(node: Node | None, *steps: str | int) -> Node | None:
    """Follow keys and positions down; None where the author wrote nothing."""
    for step in steps:
        match node, step:
            case Fields(fields), str() if step in fields:
                node = fields[step].node
            case Items(nodes), int() if 0 <= step < len(nodes):
                node = nodes[step]
            case _:
                return None
    return node


def members(node: Node | None) -> tuple[Node, ...]:
    """Give the members of a sequence, none for anything else."""
    return node.nodes if isinstance(node, Items) else ()


def span_at(node: Node, *steps: str | int) -> Span:
    """Give the place of the value down these steps, or of the nearest one that was written."""
    for step in steps:
        inner = child(node, step)
        if inner is None:
            break
        node = inner
    return node.span


def key_span(node: Node, name: str) -> Span:
    """Give the place of a key, or of the mapping where it is not written."""
    if isinstance(node, Fields) and name in node.fields:
        return node.fields[name].key
    return node.span


def text_of(node: Node | None) -> str | None:
    """Give a scalar's text; None for everything else."""
    return str(node.text) if isinstance(node, Leaf) and node.text is not None else None


def leaves(node: Fields, prefix: str = "") -> Iterator[tuple[str, Span]]:
    """Give each dotted key with its place; members of a list by their position from 0 (`versions.0`)."""
    for name, field in node.fields.items():
        if isinstance(field.node, Fields) and field.node.fields:
            yield from leaves(field.node, f"{prefix}{name}.")
            continue
        yield f"{prefix}{name}", field.key
        for position, member in enumerate(members(field.node)):
            yield f"{prefix}{name}.{position}", member.span
