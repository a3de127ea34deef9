"""What references may point to: figures, tables, headings, sections and blocks, numbered in reading order."""

from __future__ import annotations

from dataclasses import field

from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words


@frozen
class Anchor:
    """`href` is the id in the page; `words` is what an empty reference prints."""

    href: str
    words: Words
    place: Place | Span


@frozen
class Anchors:
    """Anchors by the name that authors use, running numbers by kind, and every id with its first place.

    `labels` holds kind and printed label ("Figure 2") of each numbered figure and table by its place.
    """

    known: dict[str, Anchor] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    labels: dict[Place, tuple[str, Words]] = field(default_factory=dict)
    ids: dict[str, Place | Span] = field(default_factory=dict)

    def next_number(self, kind: str) -> int:
        """The number of the next figure or table."""
        self.numbers[kind] = self.numbers.get(kind, 0) + 1
        return self.numbers[kind]

    def take(self, anchor: Anchor, *names: str) -> Place | Span | None:
        """Register an anchor under its id and further names; where the id is taken, say by what place."""
        taken = self.ids.get(anchor.href)
        if taken is not None:
            return taken
        self.ids[anchor.href] = anchor.place
        for name in (anchor.href, *names):
            self.known.setdefault(name, anchor)
        return None
