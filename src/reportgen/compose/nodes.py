"""Words and values of attributes → elements of the page."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.report.page import Element, Nodes, PageNode
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made


def generated(text: str) -> Words:
    """Characters that the build writes of its own accord: white space, names of roles, ids."""
    return made(text, None, Maker.GENERATOR)


LINE_END = generated("\n")


def element(
    tag: str, *children: PageNode, place: Place | None = None, **attributes: Words | str | None
) -> Element:
    """An element with its children; `data_role` becomes `data-role`, attributes without a value go."""
    return Element(
        tag,
        tuple(
            [
                (name.replace("_", "-"), value if isinstance(value, Words) else generated(value))
                for name, value in attributes.items()
                if value is not None
            ]
        ),
        tuple([child for child in children if child]),
        place,
    )


def in_lines(parts: Iterable[Nodes]) -> Nodes:
    """Those of `parts` that hold something, each in a line of its own."""
    nodes: list[PageNode] = []
    for part in parts:
        if part:
            if nodes:
                nodes.append(LINE_END)
            nodes.extend(part)
    return tuple(nodes)
