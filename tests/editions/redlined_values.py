"""Bodies of a Word file made without a layout, and what a redlined one says accepted or rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.values.blocks import (
    Anchored,
    Block,
    Body,
    Cell,
    ContentBlock,
    Contents,
    Inline,
    Level,
    LineBreak,
    Link,
    Note,
    NoteCall,
    Numbering,
    Paragraph,
    Picture,
    Reference,
    Run,
    SectionEnd,
    Sequence,
    Table,
    TableRow,
    Tracked,
)
from reportgen.write.docx.values.looks import NO_EDGES, NO_SIDES, ParagraphLook, TextLook

PLAIN = TextLook(
    font="Serif",
    size=10,
    is_bold=False,
    is_italic=False,
    color="000000",
    background=None,
    is_underlined=False,
    is_struck=False,
    is_caps=False,
    is_small_caps=False,
    tracking=0,
    raised="baseline",
    box=None,
)
BOLD = replace(PLAIN, is_bold=True)
LOOK = ParagraphLook(
    text=PLAIN,
    before=0,
    after=6,
    line=12,
    line_rule="exact",
    left=0,
    right=0,
    first=0,
    align="left",
    is_rtl=False,
    keeps_next=False,
    keeps_lines=False,
    guards_widows=True,
    background=None,
    border=NO_EDGES,
    space=NO_SIDES,
    hyphenates=False,
)
WORDS = st.lists(st.sampled_from(("one", "two", "three", "łódź", "1,204", "–", "and.", "don’t")), max_size=7)


def run(text: str, look: TextLook = PLAIN) -> Run:
    """Some words."""
    return Run(text, look, (), "en", is_rtl=False)


def paragraph(*content: Inline, role: str = "Body Text", item_of: int | None = None) -> Paragraph:
    """A paragraph, of a list if one is named."""
    level = Level(0, "decimal", "%1.", 18, 18, PLAIN)
    numbering = None if item_of is None else Numbering(item_of, level, 1)
    return Paragraph(role, LOOK, content, numbering=numbering)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """A body of paragraphs, lists, tables, boxes and blocks, with notes where they are called."""
    notes: list[Note] = []
    blocks: list[Block] = []
    for number in range(draw(st.integers(0, 6))):
        held = tuple(draw(_block(notes)) for _ in range(draw(st.integers(1, 3))))
        named = draw(st.booleans())
        blocks += [ContentBlock(f"block-{draw(st.integers(0, 5))}-{number}", "full", held)] if named else held
        if draw(st.integers(0, 5)) == 0:
            blocks.append(SectionEnd("wide", 1, 0.0))
    return Body(tuple(blocks), SectionEnd("", 1, 0.0), tuple(notes))


def words_of(body: Body, kept: Turn) -> list[str]:
    """What a body says paragraph by paragraph, of tracked content only what is `kept`."""
    notes = {note.id: " ".join(_lines(note.paragraphs, kept, {})) for note in body.notes}
    return [line for line in _lines(body.blocks, kept, notes) if line.strip()]


def _lines(blocks: tuple[Block, ...], kept: Turn, notes: dict[str, str]) -> Iterator[str]:
    open_line = ""
    for block in blocks:
        match block:
            case Paragraph():
                open_line += "".join(_said(block.content, kept, notes))
                # What goes with its end has gone whole, so nothing of it may be left over.
                if block.turn in {Turn.KEPT, kept}:
                    yield open_line
                    open_line = ""
            case ContentBlock():
                yield from _lines(block.blocks, kept, notes)
            case Table():
                for row in block.rows:
                    if row.turn in {Turn.KEPT, kept}:
                        yield from (line for cell in row.cells for line in _lines(cell.blocks, kept, notes))
            case Contents():
                yield from _lines((*block.heading, *block.entries), kept, notes)
    assert not open_line.strip(), "a paragraph ran into what is no paragraph"


def _said(content: tuple[Inline, ...], kept: Turn, notes: dict[str, str]) -> Iterator[str]:
    for each in content:
        match each:
            case Run():
                yield each.text
            case Tracked():
                if each.turn is kept:
                    yield from _said(each.content, kept, notes)
            case Link() | Anchored():
                yield from _said(each.content, kept, notes)
            case Reference():
                yield from _said(each.content, kept, notes)
            case Sequence():
                yield from _said((*each.before, *each.content), kept, notes)
            case LineBreak():
                yield "/"
            case Picture():
                yield f"[{each.asset}]"
            case NoteCall():
                yield f"({notes[each.note]})"


@st.composite
def _content(draw: st.DrawFn, notes: list[Note]) -> tuple[Inline, ...]:
    return tuple(draw(_inline(notes)) for _ in range(draw(st.integers(0, 4))))


@st.composite
def _inline(draw: st.DrawFn, notes: list[Note]) -> Inline:
    words = run(" ".join(draw(WORDS)) + " ", draw(st.sampled_from((PLAIN, BOLD))))
    kind = draw(st.sampled_from(("run", "run", *MAKERS, "note")))
    if kind == "note":
        name = f"note-{len(notes) + 1}"
        notes.append(Note(name, draw(st.sampled_from(("footnote", "endnote"))), (paragraph(words),)))
        return NoteCall(notes[-1].kind, name, "", PLAIN)
    return MAKERS[kind](words, draw(st.integers(1, 3))) if kind in MAKERS else words


MAKERS: Mapping[str, Callable[[Run, int], Inline]] = {
    "outside": lambda words, number: Link(f"https://example.org/{number}", (words,)),
    "link": lambda words, _: Link("#there", (words,)),
    "place": lambda words, _: Anchored("there", (words, LineBreak())),
    "label": lambda _, number: Sequence("Figure", number, "fig", (run("Figure "),), (run(str(number)),)),
    "field": lambda _, number: Reference("label", "fig", (run(f"Figure {number}"),)),
    "picture": lambda _, number: Picture(f"{number}.svg", 10, 10, ""),
}


@st.composite
def _block(draw: st.DrawFn, notes: list[Note]) -> Block:
    kind = draw(st.sampled_from(("text", "text", "heading", "item", "table", "box")))
    if kind == "table":
        columns = draw(st.integers(1, 2))
        rows = tuple(
            TableRow("body", tuple(_cell(draw(_content(notes))) for _ in range(columns)), keeps=False)
            for _ in range(draw(st.integers(1, 4)))
        )
        return Table("data", (50.0,) * columns, 0, rows, "", "", has_row_heads=False)
    if kind == "box":
        held = tuple(paragraph(*draw(_content(notes))) for _ in range(draw(st.integers(1, 3))))
        row = TableRow("body", (_cell((), held),), keeps=False)
        return Table("box", (100.0,), 0, (row,), "", "", has_row_heads=False)
    role = {"heading": "Heading 1", "item": "List Number"}.get(kind, "Body Text")
    item_of = draw(st.integers(1, 2)) if kind == "item" else None
    return paragraph(*draw(_content(notes)), role=role, item_of=item_of)


def _cell(content: tuple[Inline, ...], blocks: tuple[Block, ...] = ()) -> Cell:
    held = blocks or (paragraph(*content),)
    return Cell(
        1,
        1,
        is_covered=False,
        blocks=held,
        background=None,
        border=NO_EDGES,
        padding=NO_SIDES,
        vertical="top",
    )
