"""What came or went → Word's marks of revision (ECMA-376 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.ooxml import Node, name, w

TAGS: Mapping[Turn, str] = {Turn.ADDED: "ins", Turn.REMOVED: "del"}
RUNS = frozenset({name("w:r"), name("m:oMath")})
HYPERLINK = name("w:hyperlink")
# What is said of characters that go (ECMA-376 17.4.20, 17.16.13).
REMOVED_TAGS = {name("w:t"): name("w:delText"), name("w:instrText"): name("w:delInstrText")}


def mark_turn(turn: Turn, state: WriterState) -> list[Node]:
    """The mark for the end of a paragraph or for a row; nothing for what stays."""
    return [_mark(TAGS[turn], state, state.tracking.wholes)] if turn in TAGS else []


def track_runs(nodes: Iterable[Node], turn: Turn, state: WriterState, *, is_whole: bool) -> list[Node]:
    """The nodes of a paragraph, all of their runs come or gone; a link holds the mark, as the schema says."""
    date = state.tracking.wholes if is_whole else state.tracking.words
    tracked: list[Node] = []
    open_mark: Node | None = None
    for node in nodes:
        if node.tag not in RUNS:
            open_mark = None
            if node.tag == HYPERLINK:
                node[:] = track_runs(list(node), turn, state, is_whole=is_whole)
            tracked.append(node)
            continue
        if open_mark is None:
            open_mark = _mark(TAGS[turn], state, date)
            tracked.append(open_mark)
        if turn is Turn.REMOVED:
            for text in list(node.iter(*REMOVED_TAGS)):
                text.tag = REMOVED_TAGS[text.tag]
        open_mark.append(node)
    return tracked


def track_whole(nodes: list[Node], turn: Turn, state: WriterState) -> list[Node]:
    """Runs that belong to a whole paragraph; as they are where it stays."""
    return track_runs(nodes, turn, state, is_whole=True) if turn in TAGS else nodes


def ends_tracked(node: Node) -> bool:
    """Whether a node is a paragraph that comes or goes with its end."""
    marks = node.find(f"{name('w:pPr')}/{name('w:rPr')}") if node.tag == name("w:p") else None
    return marks is not None and any(marks.find(name(f"w:{tag}")) is not None for tag in TAGS.values())


def _mark(tag: str, state: WriterState, date: str) -> Node:
    return w(tag, id=state.next_bookmark(), author=state.tracking.author, date=date)
