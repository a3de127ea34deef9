"""Ids as authors wrote them → which are known, and a diagnostic for each that stands twice."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span
from reportgen.read.nodes import Node, child, members, span_at, text_of
from reportgen.read.telling import Tell


def written_ids(lists: Iterable[Node | None]) -> tuple[tuple[str, Span], ...]:
    """Give every `id`, even of entries with mistakes, so that one mistake does not cause others."""
    return tuple(
        (name, span_at(member, "id"))
        for node in lists
        for member in members(node)
        if (name := text_of(child(member, "id")))
    )


def refuse_repeated(kinds: Iterable[tuple[str, Iterable[tuple[str, Span]]]], tell: Tell) -> None:
    """Report each id that was taken before, by any of the kinds; upper and lower case count as the same.

    Links and Word bookmarks do not tell them apart either.
    """
    first: dict[str, tuple[str, Span]] = {}
    for kind, ids in kinds:
        for name, span in ids:
            other, place = first.setdefault(name.casefold(), (kind, span))
            if place is span:
                continue
            where = f"line {place.line}" if place.path == span.path else str(place)
            message = f'the {kind} id "{name}" is taken by the {other} in {where}'
            tell(Diagnostic("duplicate-id", message, span, "ids are never shared: choose another"))
