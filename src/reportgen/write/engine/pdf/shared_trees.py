"""The structure tree of one file → the same objects in the next, where all they are made from is equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import eq
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from reportgen.model.frozen import frozen
from reportgen.write.engine.pdf.artifacts import mark_artifacts
from reportgen.write.engine.pdf.shared_parts import Again
from reportgen.write.pdf.change_bars import draw_change_bars
from reportgen.write.pdf.tags.flow import Flow
from reportgen.write.pdf.tags.links import join_links
from reportgen.write.pdf.tags.marks import Artifact, Drawn, Link
from reportgen.write.pdf.tags.node import Node

# Files differ in the fonts they need, and so in the numbers of their objects. Where each row has a tree
# of its own, keeping them all would cost more than it gives.
MOST_TREES = 8


class Written(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """A numbered object whose bytes are known."""

    def __init__(self, number: int, content: bytes) -> None:
        super().__init__()
        self.number, self.content = number, content

    @property
    def data(self) -> bytes:
        """The object as it was written first."""
        return self.content


@frozen
class Tree:
    """The objects of a tree, and what they were made from.

    `links` and `dropped` are numbers of marks; `key` is where the annotations begin in the parent tree.
    """

    root: Element
    marks: Sequence[Any]
    attributes: Sequence[dict[str, str]]
    spoken: Sequence[tuple[Element, str]]
    objects: Sequence[Written]
    reference: bytes
    artifacts: dict[tuple[int, int], Artifact]
    links: Sequence[tuple[Node, Sequence[int]]]
    dropped: Sequence[int]
    key: int


def tree_again(again: Again, pdf: Any, drawn: Drawn) -> bytes | None:
    """Add the tree that these marks were given before, and its reference; None where there is none."""
    tree = again.trees.get(_name(pdf))
    if tree is None or drawn.groups or not _is_same(tree, drawn):
        return None
    mark_artifacts(drawn, tree.artifacts)
    draw_change_bars(drawn)
    pdf.objects.extend(tree.objects)
    links = [(node, None, _links(drawn, numbers)) for node, numbers in tree.links]
    join_links(pdf, links, _links(drawn, tree.dropped))
    key = tree.key
    for link in (each for _, _, several in links for each in several):
        if link.annotation:
            link.annotation["StructParent"] = key
            key += 1
    return tree.reference


def keep_tree(again: Again, start: int, tree: Node, flow: Flow, written: Any) -> None:
    """Remember the tree whose objects begin at number `start`; `written` knows its file, root and links."""
    pdf, drawn = written.pdf, written.drawn
    if drawn.groups or again.keepings >= MOST_TREES:
        return
    again.keepings += 1
    objects = [Written(each.number, each.data) for each in pdf.objects[start:]]
    number_of = {id(mark): number for number, mark in enumerate(drawn.marks)}
    sources = [node.source for node in tree.walk() if node.alternate is not None and node.source is not None]
    again.trees[_name(pdf, start)] = Tree(
        drawn.root,
        _numbered(drawn),
        [dict(each.attrib) for each in drawn.root.iter()],
        [(source, "".join(source.itertext())) for source in sources],
        objects,
        written.root.reference,
        flow.artifacts,
        [(node, [number_of[id(each)] for each in links]) for node, _, links in written.links],
        [number_of[id(each)] for each in flow.dropped],
        len(drawn.streams),
    )


def _name(pdf: Any, start: int | None = None) -> tuple[Any, ...]:
    return (len(pdf.objects) if start is None else start, pdf.page_references)


def _is_same(tree: Tree, drawn: Drawn) -> bool:
    """Whether nothing that the tree is made from has changed: boxes, attributes, texts it says itself."""
    return (
        tree.root is drawn.root
        and tree.marks == _numbered(drawn)
        and _all_equal(tree.attributes, (each.attrib for each in drawn.root.iter()))
        and all("".join(element.itertext()) == text for element, text in tree.spoken)
    )


def _all_equal(old: Iterable[dict[str, str]], new: Iterable[dict[str, str]]) -> bool:
    return all(map(eq, old, new))


def _numbered(drawn: Drawn) -> list[Any]:
    """The marks, with the numbers of annotations in their place."""
    return [
        (each.place, each.artifact, each.annotation.number) if isinstance(each, Link) else each
        for each in drawn.marks
    ]


def _links(drawn: Drawn, numbers: Iterable[int]) -> list[Link]:
    return [each for number in numbers if isinstance(each := drawn.marks[number], Link)]
