"""One passage that reads otherwise → the places in files where what is new was written."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.editions.difference import Rewording, Turn
from reportgen.model.span import Span

MOST = 3


def causes_of(change: Rewording) -> tuple[Span, ...]:
    """Where its new words come from, or else where its first words do; nothing of what was read back."""
    found = dict.fromkeys(span for text in _new_texts(change) for span in _places(change, text))
    if not found:
        found = dict.fromkeys(each.place.span for each in change.after.origins[:1])
    return tuple(found)[:MOST]


def _new_texts(change: Rewording) -> Iterator[str]:
    rows = (row for table in change.tables for row in (*table.head, *table.rows))
    for runs in (
        change.runs,
        *(table.caption for table in change.tables),
        *(c for row in rows for c in row.cells),
    ):
        yield from (run.text for run in runs if run.turn is Turn.ADDED)
    yield from (each.detail.text for each in change.details if each.turn is Turn.ADDED)


def _places(change: Rewording, text: str) -> Iterator[Span]:
    """The words that hold the new ones, or the longest of them."""
    longest = max(text.split(), key=len, default="")
    for wanted in (text, longest):
        for each in change.after.origins:
            start = each.text.find(wanted) if wanted else -1
            if start >= 0:
                # Words that were made, such as a definition, stand for the whole of their place.
                is_written = each.text == each.place.written
                yield (each.place.cut(start, start + len(wanted)) if is_written else each.place).span
                return
