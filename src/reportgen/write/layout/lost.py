"""Pages the engine laid out → the notes it lost on the way, and those it printed twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span
from reportgen.write.engine.geometry import printed_notes, shown_elements

SHOWN = 40  # characters of a lost note that a message repeats


def lost_notes(html: Any, engine: Any, origins: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """One diagnostic for each footnote that stands on no page.

    The engine drops notes of a table row that it moves to the next page after it placed them.
    """
    notes = _notes(html)
    if not notes:
        return
    shown = shown_elements(engine)
    lost = [each for each in notes if each not in shown]
    for note, block in _with_blocks(html, lost):
        yield Diagnostic(
            "lost-footnote",
            f'the engine lost the footnote "{_words(note)}…" between two pages',
            origins.get(block),
            "call it outside the table, or use endnotes",
        )


def doubled_notes(html: Any, engine: Any, origins: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """One warning for each footnote that is printed on two pages.

    The engine keeps a note at the foot of the page that its paragraph or row has left.
    """
    notes = _notes(html)
    if not notes:
        return
    printed = printed_notes(engine)
    doubled = [each for each in notes if printed.get(each, 0) > 1]
    for note, block in _with_blocks(html, doubled):
        yield Diagnostic(
            "doubled-footnote",
            f'the engine printed the footnote "{_words(note)}…" on two pages',
            origins.get(block),
            "call it elsewhere, or use endnotes",
            Severity.WARNING,
        )


def _notes(html: Any) -> list[Any]:
    return [each for each in html.etree_element.iter("span") if each.get("data-role") == "footnote"]


def _words(note: Any) -> str:
    return " ".join("".join(note.itertext()).split())[:SHOWN]


def _with_blocks(html: Any, notes: list[Any]) -> Iterator[tuple[Any, str]]:
    """The notes with the block that each is called in."""
    if notes:
        parents = {child: parent for parent in html.etree_element.iter() for child in parent}
        yield from ((note, _block_of(note, parents)) for note in notes)


def _block_of(element: Any, parents: Mapping[Any, Any]) -> str:
    while element is not None:
        block = element.get("data-block")
        if block is not None:
            return str(block)
        element = parents.get(element)
    return ""
