"""Blocks → the same with headings that follow each other without a gap, and those that skipped a level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

from reportgen.model.text.blocks import Block, Heading
from reportgen.model.text.inlines import Inline
from reportgen.text.walk import Node, children_of, with_children


@dataclass(slots=True)
class Outline:
    """Headings are read one after the other; `open` are the written levels of those above the next.

    A text that begins at `##` has its headings one level up.
    """

    open: list[int] = field(default_factory=list)

    def add(self, level: int) -> bool:
        """Take the written level of a heading; tell whether it skips one below the heading above."""
        while self.open and self.open[-1] >= level:
            self.open.pop()
        is_skipping = bool(self.open) and level > self.open[-1] + 1
        self.open.append(level)
        return is_skipping

    @property
    def level(self) -> int:
        """The level that the last heading has in the outline, from 1."""
        return len(self.open)


def with_outline(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Heading, ...]]:
    """The blocks with the levels of their outline, and the headings that skipped one."""
    outline, skipped = Outline(), list[Heading]()
    levelled = tuple(_levelled(each, outline, skipped) for each in blocks)
    return cast("tuple[Block, ...]", levelled), tuple(skipped)


def _levelled(node: Node, outline: Outline, skipped: list[Heading]) -> Node:
    if isinstance(node, Heading):
        if outline.add(node.level):
            skipped.append(node)
        return node if outline.level == node.level else replace(node, level=outline.level)
    inside = children_of(node)
    if not inside or not _holds_blocks(inside):
        return node
    children = tuple(_levelled(each, outline, skipped) for each in inside)
    is_same = all(one is other for one, other in zip(inside, children, strict=True))
    return node if is_same else with_children(node, children)


def _holds_blocks(nodes: Iterable[Node]) -> bool:
    return not any(isinstance(each, Inline) for each in nodes)
