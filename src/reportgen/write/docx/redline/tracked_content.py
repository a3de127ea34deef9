"""Kept, removed and added tokens → content with tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.redline.plain_words import formula_text
from reportgen.write.docx.redline.tokens import Holder, Names, Token, tokens_of
from reportgen.write.docx.values.blocks import (
    Anchored,
    Formula,
    Inline,
    Link,
    NoteCall,
    Reference,
    Run,
    Tracked,
)
from reportgen.write.docx.values.blocks import Sequence as Label

EARLIER = "earlier-"
"""Begins the ids of notes that only the earlier edition calls."""


def track_tokens(tokens: Sequence[tuple[Turn, Token]]) -> tuple[Inline, ...]:
    """The content that shows each token kept, added or removed."""
    return tuple(_rebuilt(list(tokens), 0))


def track_removed(content: Iterable[Inline], notes: Names) -> tuple[Inline, ...]:
    """Content of the earlier edition as a deletion: words, pictures, notes; no fields, no link targets."""
    words = track_tokens([(Turn.REMOVED, each) for each in tokens_of(content, notes)])
    return tuple(_whole(each) for each in words)


def track_added(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Content of the new edition as an insertion."""
    return (Tracked(Turn.ADDED, content, is_whole=True),) if content else ()


def _whole(each: Inline) -> Inline:
    match each:
        case Tracked():
            return replace(each, is_whole=True)
        case Link():
            return replace(each, content=tuple(_whole(inner) for inner in each.content))
    return each


def _rebuilt(tokens: list[tuple[Turn, Token]], depth: int) -> Iterator[Inline]:
    """Tokens below one holder, gathered again in those within it."""

    def holder(one: tuple[Turn, Token]) -> int:
        path = _path(*one)
        return id(path[depth]) if len(path) > depth else 0

    for within, group in groupby(tokens, holder):
        held = list(group)
        if within:
            outer = _path(*held[0])[depth]
            yield replace(outer, content=tuple(_rebuilt(held, depth + 1)))
            continue
        for turn, same in groupby(held, lambda one: one[0]):
            pieces = _joined(_pieces(turn, [token for _, token in same]))
            if turn is Turn.KEPT:
                yield from pieces
            elif pieces:
                yield Tracked(turn, pieces)


def _path(turn: Turn, token: Token) -> tuple[Holder, ...]:
    if turn is not Turn.REMOVED:
        return token.path
    # A place of the earlier edition may be gone; addresses outside stay.
    return tuple(each for each in token.path if isinstance(each, Link) and not each.address.startswith("#"))


def _pieces(turn: Turn, tokens: Iterable[Token]) -> Iterator[Inline]:
    for token in tokens:
        if turn is Turn.REMOVED:
            plain = PLAIN.get(type(token.piece))
            yield from plain(token.piece) if plain else (token.piece,)
        else:
            yield token.piece


def _joined(pieces: Iterable[Inline]) -> tuple[Inline, ...]:
    """Runs that differ only in their words as one."""
    found: list[Inline] = []
    for each in pieces:
        last = found[-1] if found else None
        if isinstance(each, Run) and isinstance(last, Run) and _voice(last) == _voice(each):
            found[-1] = replace(last, text=last.text + each.text)
        else:
            found.append(each)
    return tuple(found)


def _voice(run: Run) -> tuple[object, ...]:
    return run.look, run.marks, run.language, run.is_rtl, run.font


def _plain_reference(each: Reference) -> tuple[Inline, ...]:
    return each.content


def _plain_label(each: Label) -> tuple[Inline, ...]:
    return (*each.before, *each.content)


def _plain_call(each: NoteCall) -> tuple[Inline, ...]:
    return (replace(each, note=f"{EARLIER}{each.note}", anchor=""),)


def _no_anchor(_: Anchored) -> tuple[Inline, ...]:
    return ()


def _plain_formula(each: Formula) -> tuple[Inline, ...]:
    return (Run(formula_text(each.mathml), each.look, (), "", is_rtl=False),)


# A field of the earlier edition would be updated from a place that is gone, so its words stand for it.
PLAIN: Mapping[type, Callable[..., tuple[Inline, ...]]] = {
    Reference: _plain_reference,
    Label: _plain_label,
    NoteCall: _plain_call,
    Formula: _plain_formula,
    Anchored: _no_anchor,
}
