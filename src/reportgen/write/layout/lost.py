"""Pages the engine laid out → the notes it lost on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span
from reportgen.write.layout.geometry import shown_elements

SHOWN = 40  # characters of a lost note that a message repeats


def lost_notes(html: Any, engine: Any, origins: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """One diagnostic for each footnote that stands on no page.

    The engine drops notes of a table row that it moves to the next page after it placed them.
    """
    root = html.etree_element
    notes = [each for each in root.iter("span") if each.get("data-role") == "footnote"]
    if not notes:
        return
    shown = shown_elements(engine)
    lost = [each for each in notes if each not in shown]
    if not lost:
        return
    parents = {child: parent for parent in root.iter() for child in parent}
    for note in lost:
        words = " ".join("".join(note.itertext()).split())[:SHOWN]
        yield Diagnostic(
            "lost-footnote",
            f'the engine lost the footnote "{words}…" between two pages',
            origins.get(_block_of(note, parents)),
            "call it outside the table, or use endnotes",
        )


def _block_of(element: Any, parents: Mapping[Any, Any]) -> str:
    while element is not None:
        block = element.get("data-block")
        if block is not None:
            return str(block)
        element = parents.get(element)
    return ""
