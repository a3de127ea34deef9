"""What references may point to: figures, tables, headings, sections and blocks, numbered in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from reportgen.model.frozen import frozen
from reportgen.model.span import Span
from reportgen.model.text.blocks import Heading
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words
from reportgen.text.slugs import heading_slugs, loose_slug


@frozen
class Anchor:
    """`href` is the id in the page; `words` is what an empty reference prints."""

    href: str
    words: Words
    place: Place | Span


@frozen
class Anchors:
    """Anchors by the name that authors use, running numbers by kind, and every id with its first place.

    `labels` holds kind and printed label ("Figure 2") of each numbered figure and table by its place;
    `headings` holds those of each block by the names that other programs give them, and `called` the ids of
    those that a link calls so.
    """

    known: dict[str, Anchor] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    labels: dict[Place, tuple[str, Words]] = field(default_factory=dict)
    ids: dict[str, Place | Span] = field(default_factory=dict)
    headings: dict[tuple[str, str], Anchor] = field(default_factory=dict)
    called: dict[Place | Span, str] = field(default_factory=dict)

    def find(self, block: str, name: str) -> Anchor | None:
        """What a link in a block calls by a name: an id of the report, or a heading of that block."""
        if name in ("", "top"):
            return self.known.get(f"block-{block}")
        return self.known.get(name) or self.heading(block, name)

    def heading(self, block: str, name: str) -> Anchor | None:
        """A heading of a block by its words."""
        return self.headings.get((block, name.lower())) or self.headings.get((block, loose_slug(name)))

    def take_headings(self, block: str, headings: Sequence[tuple[Heading, Words]]) -> None:
        """Register the headings of a block, with their bare words, by the names that links may use."""
        for name, number in heading_slugs(str(words) for _, words in headings).items():
            heading, words = headings[number]
            href = heading.attributes.get("id") or f"{block}.{number + 1}"
            self.headings[block, name] = Anchor(href, words, heading.place)

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
