"""Notes → the footnote and endnote parts (ECMA-376 17.11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportgen.write.docx.emit.blocks import write_paragraph
from reportgen.write.docx.emit.inline import text_nodes
from reportgen.write.docx.emit.state import PartWriter, WriterState
from reportgen.write.docx.ooxml import Node, name, parent, part_root, w
from reportgen.write.docx.style.properties import in_run_order, run_properties
from reportgen.write.docx.style.spacing import Space
from reportgen.write.docx.style.style_book import NOTE_CALLS
from reportgen.write.docx.values.blocks import Note, Paragraph


def number_notes(notes: Iterable[Note]) -> Mapping[str, int]:
    """Ids by note, each kind counted from 1."""
    counts: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for note in notes:
        counts[note.kind] = numbers[note.id] = counts.get(note.kind, 0) + 1
    return numbers


def write_notes(kind: str, notes: Iterable[Note], state: WriterState) -> tuple[Node, PartWriter]:
    """The part for one kind of note, and the writer with its relationships."""
    writer = PartWriter(state)
    root = part_root(f"w:{kind}s")
    # Endnotes stand under a heading of their own, so no rule is drawn above them.
    root.append(_separator(kind, "separator", -1, is_drawn=kind == "footnote"))
    root.append(_separator(kind, "continuationSeparator", 0, is_drawn=kind == "footnote"))
    for note in notes:
        if note.kind == kind:
            root.append(_note(note, writer))
    return root, writer


def _separator(kind: str, what: str, number: int, *, is_drawn: bool) -> Node:
    node = w(kind, type=what, id=number)
    spacing = parent(
        "pPr",
        w(
            "spacing",
            before=0,
            after=0,
            line=240 if is_drawn else 20,
            lineRule="auto" if is_drawn else "exact",
        ),
    )
    node.append(parent("p", spacing, *([parent("r", w(what))] if is_drawn else [])))
    return node


def _note(note: Note, writer: PartWriter) -> Node:
    state = writer.state
    node = w(note.kind, id=state.note_numbers[note.id])
    for place, paragraph in enumerate(note.paragraphs):
        node.append(_paragraph(paragraph, note.kind, writer, is_first=place == 0))
    return node


def _paragraph(paragraph: Paragraph, kind: str, writer: PartWriter, *, is_first: bool) -> Node:
    look = paragraph.look
    if not is_first:
        paragraph = replace(paragraph, look=replace(look, first=0.0), tabs=())
    node = write_paragraph(paragraph, Space(look.before, look.after), writer)
    if not is_first:
        return node
    state = writer.state
    call = NOTE_CALLS[kind]
    properties = [w("rStyle", state.style_id(call))]
    if kind == "endnote":
        # Endnotes are a list with plain numbers, as on the pages; footnotes carry a raised one.
        properties += run_properties(look.text, state.book.characters[call].look, state.fonts)
    mark = [parent("r", in_run_order(properties), w(f"{kind}Ref"))]
    rest = [w("tab")] if paragraph.tabs else text_nodes(" ")
    mark.append(parent("r", *rest))
    at = 0 if node.find(name("w:pPr")) is None else 1
    for place, each in enumerate(mark):
        node.insert(at + place, each)
    return node
