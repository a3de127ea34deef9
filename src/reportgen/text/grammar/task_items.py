"""`[ ] words` and `[x] words` at the start of an item → the words, and whether the task is done."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.model.text.blocks import Block, Paragraph
from reportgen.model.text.inlines import Plain
from reportgen.model.text.place import Place
from reportgen.text.grammar.notices import Notices

_BOX = re.compile(r"\[([ xX])\](?:[ \t]+|$)")
_OTHER_BOX = re.compile(r"\[[~/<>!?*-]\](?=\s|$)")


def report_other_box(children: tuple[Block, ...], notices: Notices) -> None:
    """`[~] words`: other programs know more states of a task."""
    first = children[0] if children else None
    opening = first.children[0] if isinstance(first, Paragraph) and first.children else None
    if isinstance(opening, Plain) and (found := _OTHER_BOX.match(opening.words.typed)):
        message = f"the box {found[0]} is printed as it stands"
        notices.warn(message, opening.words.cut(*found.span()).place or opening.place, "write [ ] or [x]")


def without_box(children: tuple[Block, ...]) -> tuple[tuple[Block, ...], bool | None]:
    """What an item holds behind its box; None where it has none."""
    first = children[0] if children else None
    opening = first.children[0] if isinstance(first, Paragraph) and first.children else None
    found = _BOX.match(opening.words.typed) if isinstance(opening, Plain) else None
    if found is None or not isinstance(first, Paragraph) or not isinstance(opening, Plain):
        return children, None
    words = opening.words.cut(found.end(), len(str(opening.words)))
    kept = (Plain(words.place or opening.place, words),) if words else ()
    rest = (*kept, *first.children[1:])
    if not rest:
        return children[1:], found[1] != " "
    inner = Place(first.inner.source, rest[0].place.start, first.inner.end)
    paragraph = replace(first, place=inner, inner=inner, children=rest)
    return (paragraph, *children[1:]), found[1] != " "
