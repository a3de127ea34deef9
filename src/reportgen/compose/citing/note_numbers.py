"""The number of a note → what calls the note, behind a word or behind the number of another note."""

from __future__ import annotations

import re
from unicodedata import decomposition

from reportgen.compose.nodes import element
from reportgen.model.report.page import Element, Nodes, PageNode
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made

_LAST_WORD = re.compile(r"\S{1,40}\Z")
SEPARATOR = "note-separator"
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

    Two numbers at one word are set apart by a comma. Behind a figure or a raised sign a number stands in
    brackets: 10 to the power of 6 with note 1 is not 10 to the power of 61.
    """
    last = pieces[-1][-1] if pieces else None
    if last is None or not number:
        pieces.append(list(number))
        return
    if _ends_with_figure(last):
        joined = (_separator("(", place), *number, _separator(")", place))
    elif _ends_with_number(last):
        joined = (_separator(", ", place), *number)
    else:
        joined = number
    is_raised = isinstance(joined[0], Element) and joined[0].tag == "sup"
    if isinstance(last, Element) and joined is not number:
        held = last.children if last.get("data-role") == "together" else (last,)
        pieces[-1][-1] = element("span", *held, *joined, data_role="together")
        return
    word = _LAST_WORD.search(str(last)) if isinstance(last, Words) and is_raised else None
    if word is None or not isinstance(last, Words):
        pieces.append(list(number))
        return
    before = last.cut(0, word.start())
    pieces[-1][-1:] = [before] if before else []
    pieces.append([element("span", last.cut(*word.span()), *joined, data_role="together")])


def _separator(sign: str, place: Place) -> Element:
    return element("sup", made(sign, place, Maker.NUMBER), data_role=SEPARATOR)


def _ends_with_number(node: PageNode) -> bool:
    if not isinstance(node, Element):
        return False
    is_number = node.get("data-role") in _NUMBERS
    return is_number or (bool(node.children) and _ends_with_number(node.children[-1]))


def _ends_with_figure(node: PageNode) -> bool:
    """Whether a number would be read as part of what stands here; bracketed numbers go on in brackets."""
    if isinstance(node, Words):
        sign = str(node)[-1:]
        return sign.isnumeric() or decomposition(sign or " ").startswith("<super>")
    if node.get("data-role") in _NUMBERS or not node.children:
        return False
    is_note = node.tag == "sup" and _ends_with_number(node)
    return not is_note and (node.tag == "sup" or _ends_with_figure(node.children[-1]))
