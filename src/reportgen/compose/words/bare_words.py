"""Nodes of the author's text → their bare words, for ids, alternative texts and references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.text.inlines import Break, Citation, CodeSpan, Mention, NoteCall, Plain, ValueCall
from reportgen.model.text.words import Maker, Words, joined, made
from reportgen.text.dashes import with_dashes
from reportgen.text.walk import Node, children_of


def bare_words(nodes: Iterable[Node], values: Mapping[str, str]) -> Words:
    """The words with values filled in; notes and citations have none."""
    return joined(_bare(node, values) for node in nodes)


def _bare(node: Node, values: Mapping[str, str]) -> Words:
    if isinstance(node, Plain | CodeSpan):
        return with_dashes(node.words) if isinstance(node, Plain) else node.words
    if isinstance(node, ValueCall):
        return made(str(values.get(node.name, "")), node.place, Maker.VALUE)
    if isinstance(node, Mention):
        return node.shown or node.term
    if isinstance(node, Break):
        return made(" ", node.place, Maker.LINE_END)
    if isinstance(node, NoteCall | Citation):
        return Words()
    return bare_words(children_of(node), values)
