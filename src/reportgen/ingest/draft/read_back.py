"""A paragraph of Markdown → its characters with their marks, as the author's grammar reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportgen.model.text.attributes import NONE
from reportgen.model.text.blocks import Paragraph
from reportgen.model.text.inlines import (
    Break,
    CodeSpan,
    Deleted,
    Emphasis,
    Inline,
    Link,
    NoteCall,
    Phrase,
    Plain,
    Strong,
    Subscript,
    Superscript,
)
from reportgen.model.text.place import Source
from reportgen.text.grammar.text_reader import read_text

_MARKS: Mapping[type, str] = {
    Strong: "strong",
    Emphasis: "em",
    Deleted: "del",
    Superscript: "sup",
    Subscript: "sub",
}
_CALL = re.compile(r"\[\^([A-Za-z0-9-]+)\]")


class Sign(NamedTuple):
    """One character, or the call of a note, which has a label in its place."""

    text: str
    marks: frozenset[str] = frozenset()
    is_linked: bool = False


OTHER = Sign("")


def read_back(markdown: str) -> tuple[Sign, ...] | None:
    """What a reader would see, white space aside; None for anything but one sound paragraph."""
    # A call is one only beside its note.
    notes = "".join(f"\n\n[^{label}]: x" for label in dict.fromkeys(_CALL.findall(markdown)))
    source = Source("", f"{markdown}{notes}\n")
    text = read_text.__wrapped__(source.place(0, len(source.text)))
    if text.diagnostics or len(text.blocks) != 1:
        return None
    (block,) = text.blocks
    if not isinstance(block, Paragraph) or block.attributes != NONE:
        return None
    return tuple(_signs(block.children, frozenset(), is_linked=False))


def _signs(children: Iterable[Inline], marks: frozenset[str], *, is_linked: bool) -> Iterator[Sign]:
    for each in children:
        match each:
            case Plain():
                yield from _letters(str(each.words), marks, is_linked=is_linked)
            case CodeSpan():
                yield from _letters(str(each.words), marks | {"code"}, is_linked=is_linked)
            case Link():
                yield from _signs(each.children, marks, is_linked=True)
            case Phrase():
                yield from _signs(each.children, marks, is_linked=is_linked)
            case Strong() | Emphasis() | Deleted() | Superscript() | Subscript():
                yield from _signs(each.children, marks | {_MARKS[type(each)]}, is_linked=is_linked)
            case NoteCall():
                yield Sign(each.label)
            case Break():
                pass
            case _:
                # A citation, a term, a value or a picture: no words of the document.
                yield OTHER


def _letters(text: str, marks: frozenset[str], *, is_linked: bool) -> Iterator[Sign]:
    return (Sign(letter, marks, is_linked) for letter in text if not letter.isspace())
