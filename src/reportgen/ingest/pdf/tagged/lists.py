"""A list of the structure tree → items, or terms with their meaning."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.ingest.pdf.tagged.labels import numbers_of
from reportgen.ingest.pdf.tagged.tree import Element

if TYPE_CHECKING:
    from reportgen.ingest.pdf.tagged.passages import Setting, Walk


def add_list(walk: Walk, element: Element, setting: Setting) -> None:
    """A list; items that hold only a note are no items, terms with their meaning are paragraphs."""
    walk.flush(setting)
    labels = [walk.text_of(_label(item)) for item in element.elements("LI")]
    numbers = numbers_of(labels)
    depth = 0 if setting.item is None else setting.item + 1
    place = 0
    for kid in element.walk():
        if not isinstance(kid, Element):
            walk.say(kid)
        elif kid.kind != "LI":
            walk.one(kid, setting, None)
        elif numbers is None:
            _add_term(walk, kid, setting)
            place += 1
        else:
            walk.flush(setting)
            inner = replace(setting, item=depth)
            outer, walk.opening = walk.opening, (depth, numbers[place])
            walk.inside(kid.without(_label(kid)), inner)
            walk.flush(inner)
            walk.opening = outer
            place += 1
    walk.flush(setting)


def _add_term(walk: Walk, item: Element, setting: Setting) -> None:
    """A term in a paragraph of its own, then what it means."""
    for kid in item.walk():
        walk.flush(setting)
        if isinstance(kid, Element):
            walk.one(kid, setting, None)
        else:
            walk.say(kid)
    walk.flush(setting)


def _label(item: Element) -> Element | None:
    return next(iter(item.elements("Lbl")), None)
