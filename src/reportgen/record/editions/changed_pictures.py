"""Two pages of one report → the pictures and charts that look otherwise, by their captions."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.report.edition import Page
from reportgen.model.report.html_parser import read_html
from reportgen.record.editions.changeable import changeable_parts


def changed_pictures(before: Page | None, after: Page | None) -> tuple[str, ...]:
    """The captions of what `after` shows and `before` did not; empty where either page is not recorded."""
    return () if before is None or after is None else tuple(_captions(before, after))


def _captions(before: Page, after: Page) -> Iterator[str]:
    shown = frozenset(before.pictures.values())
    for parts in changeable_parts(read_html(after.html).root).values():
        for part in parts:
            if part.picture is not None and after.pictures.get(part.picture) not in shown:
                # The label before it is numbered by composition and not among the words.
                yield " ".join(part.words).lstrip(" .:")
