"""Diagnostics → one entry for each mistake, however often it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.span import Span

MOST_SINGLE = 3
"""The same mistake stands alone at each place as long as there are no more places than this."""

MOST_CHARACTERS = 400
"""The middle of what is longer is cut."""


@frozen
class Folded:
    """A mistake at the first of its places; `places` are all of them, none for a mistake without one."""

    diagnostic: Diagnostic
    places: tuple[Span, ...]

    @property
    def count(self) -> int:
        """How often the mistake was made."""
        return max(1, len(self.places))

    @property
    def first_places(self) -> tuple[Span, ...]:
        """The places that are shown to people."""
        return self.places[:MOST_SINGLE]

    @property
    def rest(self) -> int:
        """How many places are not."""
        return len(self.places) - len(self.first_places)


def fold(diagnostics: Iterable[Diagnostic]) -> tuple[Folded, ...]:
    """One entry for what is said in the same words of more than a few places, at the first of them."""
    every = tuple(_shortened(each) for each in diagnostics)
    places: dict[Diagnostic, list[Span]] = {}
    for each in every:
        places.setdefault(_words_of(each), []).extend(() if each.span is None else (each.span,))
    folded: list[Folded] = []
    done: set[Diagnostic] = set()
    for each in every:
        words = _words_of(each)
        found = places[words]
        if len(found) <= MOST_SINGLE or each.span is None:
            folded.append(Folded(each, () if each.span is None else (each.span,)))
        elif words not in done:
            done.add(words)
            folded.append(Folded(each, tuple(found)))
    return tuple(folded)


def _shortened(diagnostic: Diagnostic) -> Diagnostic:
    """A message repeats what an author wrote, and that may be without end."""
    message, hint = _cut(diagnostic.message), _cut(diagnostic.hint or "") or diagnostic.hint
    if (message, hint) == (diagnostic.message, diagnostic.hint):
        return diagnostic
    return replace(diagnostic, message=message, hint=hint)


def _cut(words: str) -> str:
    if len(words) <= MOST_CHARACTERS:
        return words
    half = MOST_CHARACTERS // 2
    return f"{words[:half]} … {words[-half:]}"


def _words_of(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, span=None)
