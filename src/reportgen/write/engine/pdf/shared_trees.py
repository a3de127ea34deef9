"""The structure tree of one file → the same objects in the next, where all they are made from is equal."""

from __future__ import annotations

from typing import Any

import pydyf

from reportgen.write.engine.pdf.artifacts import write_artifacts
from reportgen.write.engine.pdf.drawing import Drawing
from reportgen.write.engine.pdf.links import join_links
from reportgen.write.engine.pdf.shared_parts import SharedParts, SharedTree
from reportgen.write.pdf.tags.flow import Flow
from reportgen.write.pdf.tags.marks import Drawn
from reportgen.write.pdf.tags.node import Node

# Files differ in the fonts they need, and so in the numbers of their objects. Where each row has a tree
# of its own, keeping them all would cost more than it gives.
MOST_TREES = 8


class WrittenObject(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """A numbered object whose bytes are known."""

    def __init__(self, number: int, content: bytes) -> None:
        super().__init__()
        self.number, self.content = number, content

    @property
    def data(self) -> bytes:
        """The object as it was written first."""
        return self.content


def take_tree(shared: SharedParts, pdf: Any, drawing: Drawing) -> bytes | None:
    """Add the tree that these marks were given before, and its reference; None where there is none."""
    tree = shared.trees.get(_numbers(pdf, len(pdf.objects)))
    if tree is None or drawing.groups or not _is_same(tree, drawing.drawn):
        return None
    write_artifacts(drawing, tree.artifacts)
    pdf.objects.extend(tree.objects)
    join_links(pdf, tree.links, tree.dropped)
    key = tree.key
    for annotation in (pdf.objects[link.number] for _, links in tree.links for link in links):
        if annotation:
            annotation["StructParent"] = key
            key += 1
    return tree.reference


def keep_tree(shared: SharedParts, start: int, tree: Node, flow: Flow, written: Any) -> None:
    """Remember the tree whose objects begin at number `start`; `written` knows its file, root and links."""
    pdf, drawing = written.pdf, written.drawing
    if drawing.groups or shared.trees_kept >= MOST_TREES:
        return
    shared.trees_kept += 1
    drawn = drawing.drawn
    sources = [node.source for node in tree.walk() if node.alternate is not None and node.source is not None]
    shared.trees[_numbers(pdf, start)] = SharedTree(
        drawn.root,
        list(drawn.marks),
        [dict(each.attrib) for each in drawn.root.iter()],
        [(source, "".join(source.itertext())) for source in sources],
        [WrittenObject(each.number, each.data) for each in pdf.objects[start:]],
        written.root.reference,
        flow.artifacts,
        [(node, links) for node, _, links in written.links],
        flow.dropped,
        len(drawing.streams),
    )


def _numbers(pdf: Any, start: int) -> tuple[Any, ...]:
    return (start, pdf.page_references)


def _is_same(tree: SharedTree, drawn: Drawn) -> bool:
    """Whether nothing that the tree is made from has changed: boxes, attributes, texts it says itself."""
    return (
        tree.root is drawn.root
        and tree.marks == drawn.marks
        and tree.attributes == [each.attrib for each in drawn.root.iter()]
        and all("".join(element.itertext()) == text for element, text in tree.spoken)
    )
