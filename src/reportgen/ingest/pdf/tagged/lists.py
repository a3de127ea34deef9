"""A list of the structure tree → items, or terms with their meaning."""

from __future__ import annotations

from dataclasses import replace

from reportgen.ingest.pdf.tagged.labels import numbers_of
from reportgen.ingest.pdf.tagged.tree import Element
from reportgen.ingest.pdf.tagged.walk import TagContext, TagWalk


def add_list(walk: TagWalk, element: Element, context: TagContext) -> None:
    """A list; items that hold only a note are no items, terms with their meaning are paragraphs."""
    walk.flush(context)
    labels = [walk.text_of(_label(item)) for item in element.elements("LI")]
    numbers = numbers_of(labels)
    depth = 0 if context.item is None else context.item + 1
    place = 0
    for kid in element.walk():
        if not isinstance(kid, Element):
            walk.add_mark(kid)
        elif kid.kind != "LI":
            walk.one(kid, context, None)
        elif numbers is None:
            _add_term(walk, kid, context)
            place += 1
        else:
            walk.flush(context)
            inner = replace(context, item=depth)
            outer, walk.opening = walk.opening, (depth, numbers[place])
            walk.inside(kid.without(_label(kid)), inner)
            walk.flush(inner)
            walk.opening = outer
            place += 1
    walk.flush(context)


def _add_term(walk: TagWalk, item: Element, context: TagContext) -> None:
    """A term in a paragraph of its own, then what it means."""
    for kid in item.walk():
        walk.flush(context)
        if isinstance(kid, Element):
            walk.one(kid, context, None)
        else:
            walk.add_mark(kid)
    walk.flush(context)


def _label(item: Element) -> Element | None:
    return next(iter(item.elements("Lbl")), None)
