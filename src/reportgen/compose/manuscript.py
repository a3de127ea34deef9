"""Plan → the text of each placed block as its audience reads it, and everything references may point to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.compose.citing.anchors import Anchor
from reportgen.compose.draft import Draft
from reportgen.compose.figures.figures import is_figure
from reportgen.compose.words.inline import plain_words, write_title
from reportgen.model.content.block import Version
from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.model.plan import Placement, Section
from reportgen.model.profile import Headings
from reportgen.model.span import Span
from reportgen.text.grammar import read_markdown
from reportgen.text.tree import Node
from reportgen.text.tree_audience import Audience, audience_of
from reportgen.wording.english import ENGLISH

# Ids that the build gives to sections, blocks and entries of its own lists.
RESERVED = ("sec-", "block-", "note-", "noteref-", "footnote-", "source-", "term-")
NUMBERED = {"table": "table", "chart": "figure", "diagram": "figure"}


@frozen
class Text:
    """One placed block: its wording and what its readers see of it."""

    version: Version
    nodes: tuple[Node, ...]


def read_manuscript(draft: Draft) -> Mapping[BlockId, Text]:
    """The text of every placed block, in reading order; figures, tables and ids are numbered on the way."""
    texts: dict[BlockId, Text] = {}
    audience = audience_of(draft.profile, draft.project.profiles.values(), draft.diagnostics.append)
    for section in draft.plan.sections:
        _read_section(section, 1, draft, audience, texts)
    return texts


def section_anchor(section: Section) -> str:
    """The id of a section in the page."""
    return section.id if section.id.startswith("sec-") else f"sec-{section.id}"


def block_anchor(block: BlockId) -> str:
    """The id of a block in the page."""
    return f"block-{block}"


def _read_section(
    section: Section, level: int, draft: Draft, audience: Audience, texts: dict[BlockId, Text]
) -> None:
    """`level` is that of the heading above the section."""
    if section.title is not None:
        words = write_title(section.title, section.span, draft)
        _take(Anchor(section_anchor(section), words, section.span), draft, section.id)
        level += 1
    for placement in section.placements:
        texts[placement.block] = _read_block(placement, draft, audience)
        text = texts[placement.block]
        words = write_title(text.version.title, text.version.span, draft)
        _take(Anchor(block_anchor(placement.block), words, text.version.span), draft, placement.block)
        shown = section.headings is Headings.SHOW and section.generate is None
        _number(text.nodes, level + shown, draft)
    for part in section.sections:
        _read_section(part, level, draft, audience, texts)


def _read_block(placement: Placement, draft: Draft, audience: Audience) -> Text:
    version = draft.project.blocks[placement.block].versions[placement.version]
    nodes, diagnostics = read_markdown(version.text, version.span)
    draft.diagnostics.extend(diagnostics)
    return Text(version, audience.reads(nodes))


def _number(nodes: tuple[Node, ...], above: int, draft: Draft) -> None:
    """`above` is the level of the heading that a block's own headings stand under."""
    last = 0
    for node in (each for root in nodes for each in _landmarks(root)):
        if node.kind == "heading":
            own = int(node.attributes[":level"])
            _check_heading(own, last, above, node.place, draft)
            last = own
        named = node.children[0] if is_figure(node) else node
        kind = _numbered_kind(node, named)
        words = None
        if kind is not None:
            words = f"{ENGLISH[kind]} {draft.anchors.next_number(kind)}"
            draft.anchors.labels[node.place] = (kind, words)
        if "id" in named.attributes:
            _take_own(named, words or plain_words(node.children, draft), draft)


def _landmarks(node: Node) -> Iterator[Node]:
    """The nodes that may carry an id, in reading order; a figure stands for its image."""
    yield node
    if not is_figure(node):
        for child in node.children:
            yield from _landmarks(child)


def _numbered_kind(node: Node, named: Node) -> str | None:
    """`figure` or `table` for what carries a number: it has a caption, or an id to call it by."""
    if is_figure(node):
        kind: str | None = "figure"
    elif node.kind == "table":
        kind = "table"
    else:
        kind = NUMBERED.get(node.text) if node.kind == "container" else None
    has_caption = any(named.attributes.get(key) for key in ("caption", ":title", "id"))
    return kind if has_caption else None


def _check_heading(own: int, last: int, above: int, place: Span, draft: Draft) -> None:
    if own > last + 1:
        hint = "headings in a block start at #" if last == 0 else f"write {'#' * (last + 1)}"
        draft.say("skipped-heading", "this heading skips a level", place, hint)
    if above + own > 6:
        message = f"this heading would be of level {above + own}, and there are six"
        draft.say("deep-heading", message, place, "nest sections or headings less deeply")


def _take_own(node: Node, words: str, draft: Draft) -> None:
    """An id that an author chose."""
    name = node.attributes["id"]
    if name.startswith(RESERVED):
        message = f'the id "{name}" opens like those that the build gives'
        draft.say("reserved-id", message, node.place, f"not with {', '.join(RESERVED)}")
    _take(Anchor(name, words, node.place), draft)


def _take(anchor: Anchor, draft: Draft, *names: str) -> None:
    taken = draft.anchors.take(anchor, *names)
    if taken is not None:
        draft.say(
            "duplicate-id", f'the id "{anchor.href}" is taken at {taken}', anchor.place, "choose another"
        )
