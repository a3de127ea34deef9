"""Inline content → the pieces that a comparison keeps, drops or adds."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping

from reportgen.model.frozen import frozen
from reportgen.write.docx.redline.plain_words import text_of
from reportgen.write.docx.values.blocks import (
    Anchored,
    Formula,
    Inline,
    Link,
    NoteCall,
    Picture,
    Reference,
    Run,
    Sequence,
    Tracked,
)
from reportgen.write.docx.values.replace import replace

WORDS = re.compile(r"\w+(?:[.,’'\u00ad\u2011]\w+)*|\s+|[^\w\s]")

Holder = Link | Anchored
Names = Mapping[str, str]


@frozen
class Token:
    """One word, sign or field; equal `key`s are the same to a reader. `path` holds it, outermost first."""

    key: Hashable
    piece: Inline
    path: tuple[Holder, ...]


def tokens_of(content: Iterable[Inline], notes: Names, path: tuple[Holder, ...] = ()) -> tuple[Token, ...]:
    """The tokens of some content; `notes` gives notes of the earlier edition the ids of the new one."""
    return tuple(_tokens(content, notes, path))


def _tokens(content: Iterable[Inline], notes: Names, path: tuple[Holder, ...]) -> Iterator[Token]:
    for each in content:
        match each:
            case Run():
                for word in WORDS.findall(each.text):
                    yield Token(word, replace(each, text=word), path)
            case Anchored() if not each.content:
                yield Token("anchor", each, path)
            case Link() | Anchored():
                yield from _tokens(each.content, notes, (*path, each))
            case Tracked():
                yield from _tokens(each.content, notes, path)
            case _:
                yield Token(_key(each, notes), each, path)


def _key(each: Inline, notes: Names) -> Hashable:
    match each:
        case NoteCall():
            return ("note", notes.get(each.note, each.note))
        case Reference():
            return ("page",) if each.kind == "page" else ("reference", text_of(each.content))
        case Sequence():
            return ("label", text_of((each,)))
        case Picture():
            return ("picture", each.asset, each.alternative)
        case Formula():
            return ("formula", each.mathml)
        case _:
            return type(each).__name__
