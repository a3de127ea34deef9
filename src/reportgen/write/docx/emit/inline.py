"""Inline values → runs, hyperlinks, fields and drawings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportgen.write.docx.emit.mathml import write_formula
from reportgen.write.docx.emit.pictures import write_picture
from reportgen.write.docx.emit.state import HYPERLINK, ContentsEntry, PartWriter
from reportgen.write.docx.emit.tracked import track_runs
from reportgen.write.docx.ooxml import SPACE, Node, bookmark_name, make, name, parent, w
from reportgen.write.docx.style.properties import in_run_order, raised_again, run_properties
from reportgen.write.docx.style.style_book import NOTE_CALLS
from reportgen.write.docx.values.blocks import (
    Anchored,
    Formula,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Picture,
    Reference,
    Run,
    Sequence,
    TabStop,
    Tracked,
)
from reportgen.write.docx.values.looks import TextLook, in_font

PIECES = re.compile("([\n\t\u00ad\u2011])")
SIGNS = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}


def write_inlines(content: Iterable[Inline], base: TextLook, writer: PartWriter) -> list[Node]:
    """The run-level nodes of a paragraph whose style gives its text the look `base`."""
    return [node for each in content for node in _write(each, base, writer)]


def _write(each: Inline, base: TextLook, writer: PartWriter) -> list[Node]:
    return WRITERS[type(each)](each, base, writer)


def bookmarked(anchors: Iterable[str], nodes: list[Node], writer: PartWriter) -> list[Node]:
    """The nodes inside a bookmark for each anchor; an anchor is marked once in the document."""
    state = writer.state
    starts: list[Node] = []
    ends: list[Node] = []
    for anchor in anchors:
        mark = bookmark_name(anchor)
        if mark in state.marked:
            continue
        state.marked.add(mark)
        number = state.next_bookmark()
        starts.append(w("bookmarkStart", id=number, name=mark))
        ends.append(w("bookmarkEnd", id=number))
    return [*starts, *nodes, *reversed(ends)]


def field(instruction: str, shown: list[Node], look: Node | None = None) -> list[Node]:
    """A complex field with its present result (ECMA-376 17.16.18)."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set(SPACE, "preserve")
    return [
        _bare_run(w("fldChar", fldCharType="begin"), look),
        _bare_run(code, look),
        _bare_run(w("fldChar", fldCharType="separate"), look),
        *shown,
        _bare_run(w("fldChar", fldCharType="end"), look),
    ]


def contents_mark(entry: ContentsEntry) -> list[Node]:
    """The hidden field by which the table of contents finds a heading (ECMA-376 17.16.5.67)."""
    quoted = re.sub(r'(["\\])', r"\\\1", entry.text)
    begin, code, _, end = field(f'TC "{quoted}" \\l {entry.level}', [])
    # LibreOffice leaves out entries whose marks are hidden, too.
    code.insert(0, parent("rPr", w("vanish")))
    return [begin, code, end]


def text_nodes(text: str) -> list[Node]:
    """The text as `w:t` and the signs that Word has elements for."""
    nodes: list[Node] = []
    for piece in PIECES.split(text):
        if piece in SIGNS:
            nodes.append(w(SIGNS[piece]))
        elif piece:
            node = w("t")
            node.text = piece
            if piece[0] == " " or piece[-1] == " " or "  " in piece:
                node.set(SPACE, "preserve")
            nodes.append(node)
    return nodes


def run_look(run: Run, base: TextLook, writer: PartWriter) -> Node | None:
    """`w:rPr` of a run: a character style, and what that style cannot say."""
    state = writer.state
    style, styled = state.book.character(run.marks, run.look, base)
    look = in_font(run.look, run.font)
    nodes = [*run_properties(look, styled, state.fonts), *raised_again(look, styled)]
    if style:
        nodes.append(w("rStyle", state.style_id(style)))
    if run.is_rtl:
        nodes.append(w("rtl"))
    if run.language and run.language != state.language:
        nodes.append(w("lang", bidi=run.language) if run.is_rtl else w("lang", run.language))
    return in_run_order(nodes) if nodes else None


def _run(run: Run, base: TextLook, writer: PartWriter) -> Node:
    look = run_look(run, base, writer)
    return parent("r", *([look] if look is not None else []), *text_nodes(run.text))


def _bare_run(node: Node, look: Node | None) -> Node:
    if look is None:
        return parent("r", node)
    copied = parent("rPr", *[_copy(each) for each in look])
    return parent("r", copied, node)


def _copy(node: Node) -> Node:
    return node.__copy__()


def _link(link: Link, base: TextLook, writer: PartWriter) -> Node:
    nodes = write_inlines(link.content, base, writer)
    if link.address.startswith("#"):
        return make("w:hyperlink", {"w:anchor": bookmark_name(link.address[1:]), "w:history": "1"}, *nodes)
    number = writer.relations.relate(HYPERLINK, link.address)
    return make("w:hyperlink", {"r:id": number, "w:history": "1"}, *nodes)


def _reference(reference: Reference, base: TextLook, writer: PartWriter) -> list[Node]:
    shown = write_inlines(reference.content, base, writer)
    if reference.anchor not in writer.state.anchors and reference.kind != "note":
        return shown
    target = bookmark_name(reference.anchor)
    instructions = {
        "page": f"PAGEREF {target} \\h",
        # The look of a heading or caption stays there when the field is updated.
        "label": f"REF {label_bookmark(reference.anchor)} \\h \\* MERGEFORMAT",
        "note": f"NOTEREF {note_bookmark(reference.anchor)} \\h",
        "text": f"REF {target} \\h \\* MERGEFORMAT",
    }
    return field(instructions[reference.kind], shown, _look_within(shown))


def _look_within(shown: list[Node]) -> Node | None:
    """The look of the first run: what shows a field may take it from where the field begins."""
    return next((each for node in shown for each in node.iter(name("w:rPr"))), None)


def label_bookmark(anchor: str) -> str:
    """The bookmark around a caption's label."""
    return bookmark_name(f"label {anchor}")


def note_bookmark(note: str) -> str:
    """The bookmark around the first call of a note."""
    return bookmark_name(f"call {note}")


def _sequence(sequence: Sequence, base: TextLook, writer: PartWriter) -> list[Node]:
    state = writer.state
    expected = state.sequences.get(sequence.name, 0) + 1
    state.sequences[sequence.name] = sequence.number
    reset = "" if expected == sequence.number else f" \\r {sequence.number}"
    shown = write_inlines(sequence.content, base, writer)
    nodes = [
        *write_inlines(sequence.before, base, writer),
        *field(f"SEQ {sequence.name} \\* ARABIC{reset}", shown, _look_within(shown)),
    ]
    return bookmarked([f"label {sequence.anchor}"], nodes, writer) if sequence.anchor else nodes


def _note_call(call: NoteCall, writer: PartWriter) -> list[Node]:
    state = writer.state
    look = parent("rPr", w("rStyle", state.style_id(NOTE_CALLS[call.kind])))
    reference = w(f"{call.kind}Reference", id=state.note_numbers[call.note])
    anchors = [f"call {call.note}", *([call.anchor] if call.anchor else []), call.note]
    return bookmarked(anchors, [parent("r", look, reference)], writer)


WRITERS: Mapping[type, Callable[[Any, TextLook, PartWriter], list[Node]]] = {
    Run: lambda each, base, writer: [_run(each, base, writer)],
    LineBreak: lambda _each, _base, _writer: [parent("r", w("br"))],
    TabStop: lambda _each, _base, _writer: [parent("r", w("tab"))],
    Link: lambda each, base, writer: [_link(each, base, writer)],
    Reference: _reference,
    Sequence: _sequence,
    NoteCall: lambda each, _base, writer: _note_call(each, writer),
    Picture: lambda each, _base, writer: [write_picture(each, writer)],
    Formula: lambda each, _base, _writer: [write_formula(each.mathml)],
    Anchored: lambda each, base, writer: bookmarked(
        [each.anchor], write_inlines(each.content, base, writer), writer
    ),
    Tracked: lambda each, base, writer: track_runs(
        write_inlines(each.content, base, writer), each.turn, writer.state, is_whole=each.is_whole
    ),
}
