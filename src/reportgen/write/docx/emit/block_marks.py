"""A content block's nodes → the same with hidden bookmarks, by which an edited file can be merged back.

Each bookmark covers one paragraph: those that reach over several are split or doubled by other programs.
"""

from __future__ import annotations

from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.ooxml import Node, name, stable_number, w

PARAGRAPH, PROPERTIES, SHOWN = name("w:p"), name("w:pPr"), name("w:r")
REMOVED = f"{PROPERTIES}/{name('w:rPr')}/{name('w:del')}"


def mark_block(block: str, nodes: list[Node], state: WriterState) -> None:
    """Mark the first and the last paragraph that say something, in tables too."""
    turn = state.block_turns[block] = state.block_turns.get(block, 0) + 1
    mark = block_mark(block if turn == 1 else f"{block}#{turn}")
    paragraphs = [each for node in nodes for each in node.iter(PARAGRAPH) if each.find(REMOVED) is None]
    saying = [each for each in paragraphs if next(each.iter(SHOWN), None) is not None] or paragraphs
    if saying:
        _cover(saying[-1], end_mark(mark), state)
        _cover(saying[0], mark, state)


def block_mark(block: str) -> str:
    """The name of the bookmark on a block's first paragraph; its first sign hides it."""
    return f"_rg_{stable_number(f'rg:{block}'):x}"


def end_mark(mark: str) -> str:
    """The name of the bookmark on the last paragraph of the same block."""
    return f"{mark}_end"


def _cover(paragraph: Node, mark: str, state: WriterState) -> None:
    number = state.next_bookmark()
    first = 0 if paragraph.find(PROPERTIES) is None else 1
    paragraph.insert(first, w("bookmarkStart", id=number, name=mark))
    paragraph.append(w("bookmarkEnd", id=number))
