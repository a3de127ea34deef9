"""A node of the author's text → its words that are Markdown of their own: captions, titles of boxes."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.text.blocks import Container
from reportgen.model.text.containers import CALLOUT_KINDS, MARKDOWN
from reportgen.model.text.inlines import Image
from reportgen.model.text.words import Words
from reportgen.text.walk import Node, attributes_of


def labels_of(node: Node) -> Iterator[Words]:
    """The words, each to be read as one line."""
    if isinstance(node, Image):
        yield node.title
    if isinstance(node, Container) and node.name in CALLOUT_KINDS:
        yield node.title
    if isinstance(node, Image | Container):
        yield from (each.value for each in attributes_of(node).all if each.key in MARKDOWN)
