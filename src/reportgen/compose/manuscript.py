"""Plan → the text of each placed block as its audience reads it, and everything references may point to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.compose.citing.anchors import Anchor, Anchors
from reportgen.compose.citing.targets import find_target
from reportgen.compose.figures.figures import is_figure
from reportgen.compose.mistakes import Mistakes
from reportgen.compose.titles import TitleWriter
from reportgen.compose.words.bare_words import bare_words
from reportgen.model.content.block import Block as ContentBlock
from reportgen.model.content.block import Version
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.plan import Placement, Section
from reportgen.model.profile import Headings
from reportgen.model.text.blocks import Block, Container, Heading, Table
from reportgen.model.text.inlines import Image, Inline, Link
from reportgen.model.text.place import Place
from reportgen.model.text.words import Maker, Words, made
from reportgen.text.audience import Audience
from reportgen.text.grammar import read_text, read_words
from reportgen.text.labels import labels_of
from reportgen.text.outline import with_outline
from reportgen.text.walk import Node, attributes_of, children_of, walk
from reportgen.wording import Wording

# Ids that the build gives to sections, blocks and entries of its own lists.
RESERVED = ("sec-", "block-", "note-", "noteref-", "footnote-", "source-", "term-")
NUMBERED = {"table": "table", "chart": "figure", "diagram": "figure"}


@frozen
class PlacedText:
    """One placed block: its wording, what its readers see of it, and the notes that its captions call."""

    version: Version
    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Inline, ...]]


@frozen
class ManuscriptReader:
    """Reads placed blocks; figures, tables and ids are numbered in `anchors` on the way."""

    content: Mapping[BlockId, ContentBlock]
    audience: Audience
    titles: TitleWriter
    anchors: Anchors
    wording: Wording
    mistakes: Mistakes

    def read(self, sections: Iterable[Section]) -> Mapping[BlockId, PlacedText]:
        """The text of every placed block, in reading order."""
        texts: dict[BlockId, PlacedText] = {}
        for section in sections:
            self._read_section(section, 1, texts)
        for text in texts.values():
            for link in _links((*text.blocks, *(each for words in text.notes.values() for each in words))):
                self._call(link)
        return texts

    def _call(self, link: Link) -> None:
        """Remember the heading that a link calls by its words: it needs an id."""
        found = find_target(link, self.anchors, self.content)
        if isinstance(found, Anchor) and isinstance(found.place, Place):
            self.anchors.called.setdefault(found.place, found.href)

    def _read_section(self, section: Section, level: int, texts: dict[BlockId, PlacedText]) -> None:
        """`level` is that of the heading above the section."""
        if section.title is not None:
            anchor = Anchor(section_anchor(section), self.titles.of_section(section), section.span)
            self._take(anchor, section.id)
            level += 1
        for placement in section.placements:
            text = texts[placement.block] = self._read_block(placement)
            words = self.titles.of_block(text.version)
            self._take(Anchor(block_anchor(placement.block), words, text.version.span), placement.block)
            is_shown = section.headings is Headings.SHOW and section.generate is None
            self._number(text.blocks, level + is_shown)
            headings = [node for node in walk(text.blocks) if isinstance(node, Heading)]
            named = [(node, bare_words(node.children, self.titles.values.table)) for node in headings]
            self.anchors.take_headings(placement.block, named)
        for part in section.sections:
            self._read_section(part, level, texts)

    def _read_block(self, placement: Placement) -> PlacedText:
        version = self.content[placement.block].versions[placement.version]
        text = read_text(version.place)
        self.mistakes.take(text.diagnostics)
        notes = {label: self.audience.reads(words) for label, words in text.notes.items()}
        blocks, skipped = with_outline(self.audience.reads(text.blocks))
        for heading in skipped:
            message, hint = "this heading skips a level and moves up", "write one # less"
            self.mistakes.warn("skipped-heading", message, heading.place, hint)
        return PlacedText(version, blocks, notes)

    def _number(self, blocks: tuple[Block, ...], above: int) -> None:
        """`above` is the level of the heading that a block's own headings stand under."""
        for node in _landmarks(blocks):
            if isinstance(node, Heading):
                self._check_heading(node, above)
            named: Node = node.children[0] if is_figure(node) else node
            kind = _numbered_kind(node, named)
            label = None
            if kind is not None:
                number = self.anchors.next_number(kind)
                label = made(f"{self.wording.labels[kind]} {number}", node.place, Maker.NUMBER)
                self.anchors.labels[node.place] = (kind, label)
            attributes = attributes_of(named)
            if attributes and "id" in attributes:
                shown = label or bare_words(children_of(node), self.titles.values.table)
                self._take_own(attributes.words("id"), shown, named.place)

    def _check_heading(self, heading: Heading, above: int) -> None:
        if above + heading.level > 6:
            message = f"this heading would be of level {above + heading.level}, and is of the last, the sixth"
            hint = "nest sections or headings less deeply"
            self.mistakes.warn("deep-heading", message, heading.place, hint)

    def _take_own(self, name: Words, shown: Words, named: Place) -> None:
        """An id that an author chose."""
        place = name.place or named
        if str(name).startswith(RESERVED):
            message = f'the id "{name}" opens like those that the build gives'
            self.mistakes.report("reserved-id", message, place, f"not with {', '.join(RESERVED)}")
        self._take(Anchor(str(name), shown, place))

    def _take(self, anchor: Anchor, *names: str) -> None:
        taken = self.anchors.take(anchor, *names)
        if taken is not None:
            first = taken.span if isinstance(taken, Place) else taken
            message = f'the id "{anchor.href}" is taken at {first}'
            self.mistakes.report("duplicate-id", message, anchor.place, "choose another")


def section_anchor(section: Section) -> str:
    """The id of a section in the page."""
    return section.id if section.id.startswith("sec-") else f"sec-{section.id}"


def block_anchor(block: BlockId) -> str:
    """The id of a block in the page."""
    return f"block-{block}"


def _links(nodes: Iterable[Node]) -> Iterator[Link]:
    """Every link within some nodes, those in captions and titles too."""
    for node in walk(nodes):
        if isinstance(node, Link):
            yield node
        for words in labels_of(node):
            if "](" in str(words):
                yield from _links(read_words(words).children)


def _landmarks(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes that may carry an id, in reading order; a figure stands for its image."""
    for node in nodes:
        yield node
        if not is_figure(node):
            yield from _landmarks(children_of(node))


def _numbered_kind(node: Node, named: Node) -> str | None:
    """`figure` or `table` for what carries a number: it has a caption, or an id to call it by."""
    if isinstance(node, Container):
        kind = NUMBERED.get(node.name)
    elif isinstance(node, Table):
        kind = "table"
    else:
        kind = "figure" if is_figure(node) else None
    if kind is None:
        return None
    attributes = attributes_of(named)
    has_title = isinstance(named, Image) and bool(named.title)
    return kind if has_title or attributes.get("caption") or attributes.get("id") else None
