"""The number of a note → what calls the note, behind a word or behind the number of another note."""

from __future__ import annotations

import re

from reportgen.compose.nodes import element
from reportgen.model.report.page import Element, Nodes, PageNode
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made

_LAST_WORD = re.compile(r"\S{1,40}\Z")
_NUMBERS = frozenset({"noteref", "footnote"})


def raised_number(number: int, kind: str, place: Place, *, is_target: bool = False) -> Nodes:
    """The number that leads to a `note` or a `footnote`; the first is what the note leads back to."""
    name = f"noteref-{number}" if is_target else None
    words = made(str(number), place, Maker.NUMBER)
    return (element("sup", element("a", words, data_role="noteref", href=f"#{kind}-{number}", id=name)),)


def strip_end(pieces: list[list[PageNode]]) -> None:
    """Remove the white space that ends a line of pieces."""
    while pieces and isinstance(last := pieces[-1][-1] if pieces[-1] else Words(), Words):
        kept = last.cut(0, len(str(last).rstrip()))
        if kept:
            pieces[-1][-1] = kept
            return
        if pieces[-1]:
            pieces[-1].pop()
        else:
            pieces.pop()


def join_number(pieces: list[list[PageNode]], number: Nodes, place: Place) -> None:
    """Put a number into one piece with the word before it: engines break between the two.

    Two numbers at one word are set apart by a comma.
    """
    last = pieces[-1][-1] if pieces else None
    if number and isinstance(last, Element) and _ends_with_number(last):
        comma = element("sup", made(", ", place, Maker.NUMBER), data_role="note-separator")
        is_joined = last.get("data-role") == "together"
        held = last.children if is_joined else (last,)
        pieces[-1][-1] = element("span", *held, comma, *number, data_role="together")
        return
    is_raised = len(number) == 1 and isinstance(number[0], Element) and number[0].tag == "sup"
    word = _LAST_WORD.search(str(last)) if isinstance(last, Words) and is_raised else None
    if word is None or not isinstance(last, Words):
        pieces.append(list(number))
        return
    before = last.cut(0, word.start())
    pieces[-1][-1:] = [before] if before else []
    together = element("span", last.cut(*word.span()), *number, data_role="together")
    pieces.append([together])


def _ends_with_number(node: PageNode) -> bool:
    if not isinstance(node, Element):
        return False
    is_number = node.get("data-role") in _NUMBERS
    return is_number or (bool(node.children) and _ends_with_number(node.children[-1]))
