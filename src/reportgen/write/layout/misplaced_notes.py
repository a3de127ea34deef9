"""Where the engine put notes → the ones it lost on the way, and those it printed twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span

SHOWN = 40  # characters of a lost note that a message repeats


def lost_notes(
    root: Element, shown: Collection[Element], origins: Mapping[str, Span]
) -> Iterator[Diagnostic]:
    """One diagnostic for each footnote that is not among the elements `shown` on pages.

    The engine drops notes of a table row that it moves to the next page after it placed them.
    """
    lost = [each for each in find_notes(root) if each not in shown]
    for note, block in with_blocks(root, lost):
        yield Diagnostic(
            "lost-footnote",
            f'the engine lost the footnote "{_words(note)}…" between two pages',
            origins.get(block),
            "call it outside the table, or use endnotes",
        )


def doubled_notes(
    root: Element, printed: Mapping[Element, int], origins: Mapping[str, Span]
) -> Iterator[Diagnostic]:
    """One warning for each footnote that is `printed` on two pages.

    The engine keeps a note at the foot of the page that its paragraph or row has left.
    """
    doubled = [each for each in find_notes(root) if printed.get(each, 0) > 1]
    for note, block in with_blocks(root, doubled):
        yield Diagnostic(
            "doubled-footnote",
            f'the engine printed the footnote "{_words(note)}…" on two pages',
            origins.get(block),
            "call it elsewhere, or use endnotes",
            Severity.WARNING,
        )


def find_notes(root: Element) -> tuple[Element, ...]:
    """The footnotes of a page, in its order."""
    return tuple(each for each in root.iter("span") if each.get("data-role") == "footnote")


def _words(note: Element) -> str:
    return " ".join("".join(note.itertext()).split())[:SHOWN]


def with_blocks(root: Element, elements: Sequence[Element]) -> Iterator[tuple[Element, str]]:
    """The elements with the block that each stands in."""
    if elements:
        parents = {child: parent for parent in root.iter() for child in parent}
        yield from ((each, _block_of(each, parents)) for each in elements)


def _block_of(element: Element, parents: Mapping[Element, Element]) -> str:
    above: Element | None = element
    while above is not None:
        block = above.get("data-block")
        if block is not None:
            return block
        above = parents.get(above)
    return ""
