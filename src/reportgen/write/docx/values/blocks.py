"""The document as Word will hold it: paragraphs, tables and breaks, as plain values without XML."""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from reportgen.model.editions.difference import Turn
from reportgen.model.frozen import frozen
from reportgen.model.report.layout import Lines, Sides, UsedFont
from reportgen.write.docx.values.looks import Edges, ParagraphLook, TextLook


@frozen
class Run:
    """Text in one look. `marks` name the character styles it stands in, outermost first.

    `font` draws the text where the font of its look does not have these characters.
    """

    text: str
    look: TextLook
    marks: tuple[str, ...]
    language: str
    is_rtl: bool
    font: UsedFont | None = None


@frozen
class LineBreak:
    """A new line in the same paragraph."""


@frozen
class TabStop:
    """Text after it goes on at the paragraph's next tab position."""


@frozen
class Link:
    """A link: `address` is `#id` or leads outside."""

    address: str
    content: tuple[Inline, ...]


@frozen
class Reference:
    """A field that repeats another place: its text, its page, its label or its note number, by `kind`."""

    kind: str
    anchor: str
    content: tuple[Inline, ...]


@frozen
class Sequence:
    """A caption's counted label: word and number, found again by `anchor`."""

    name: str
    number: int
    anchor: str
    before: tuple[Inline, ...]
    content: tuple[Inline, ...]


@frozen
class NoteCall:
    """Calls a note by its id; `kind` is `footnote` or `endnote`."""

    kind: str
    note: str
    anchor: str
    look: TextLook


@frozen
class Picture:
    """An asset shown in the line; without `alternative` it is decoration."""

    asset: str
    width: float
    height: float
    alternative: str


@frozen
class Formula:
    """Mathematics as MathML."""

    mathml: str
    look: TextLook


@frozen
class Anchored:
    """Content that a link may lead to."""

    anchor: str
    content: tuple[Inline, ...]


@frozen
class Tracked:
    """Content that came or went since an earlier edition, with its paragraph if it `is_whole`."""

    turn: Turn
    content: tuple[Inline, ...]
    is_whole: bool = False


Inline: TypeAlias = (
    Run
    | LineBreak
    | TabStop
    | Link
    | Reference
    | Sequence
    | NoteCall
    | Picture
    | Formula
    | Anchored
    | Tracked
)


@frozen
class Level:
    """How one level of a list is marked: `text` holds %N for the number; `hanging` is left of the text."""

    depth: int
    format: str
    text: str
    left: float
    hanging: float
    look: TextLook


@frozen
class Numbering:
    """The list that a paragraph is an item of; `start` is where that list begins."""

    list_id: int
    level: Level
    start: int


@frozen
class Tab:
    """A tab position in points from the left edge of the text."""

    position: float
    align: str
    leader: str


@frozen
class Paragraph:
    """`gap` is the space that the stylesheet asks for between this and what stands before it.

    `turn` is that of its end: a paragraph whose end goes is one with the next. `change` is the mark that
    a change bar says, or nothing; `lines` is how its text fills the lines of the page.
    """

    role: str
    look: ParagraphLook
    content: tuple[Inline, ...]
    gap: float = 0.0
    anchors: tuple[str, ...] = ()
    numbering: Numbering | None = None
    tabs: tuple[Tab, ...] = ()
    starts_page: bool = False
    context: str = ""
    turn: Turn = Turn.KEPT
    change: str = ""
    lines: Lines | None = field(default=None, compare=False)


@frozen
class Cell:
    """`columns` and `rows` are spans; `is_covered` marks a place that a cell above reaches into."""

    columns: int
    rows: int
    is_covered: bool
    blocks: tuple[Block, ...]
    background: str | None
    border: Edges
    padding: Sides
    vertical: str


@frozen
class TableRow:
    """`part` is `head`, `body` or `foot`; head rows repeat on every page."""

    part: str
    cells: tuple[Cell, ...]
    keeps: bool
    turn: Turn = Turn.KEPT


@frozen
class Table:
    """A table with used column widths. A `kind` of `box` only draws a frame around other blocks."""

    kind: str
    widths: tuple[float, ...]
    left: float
    rows: tuple[TableRow, ...]
    title: str
    description: str
    has_row_heads: bool
    gap: float = 0.0
    after: float = 0.0
    anchors: tuple[str, ...] = ()
    starts_page: bool = False


@frozen
class ContentBlock:
    """A block of the project with its blocks in Word."""

    block: str
    version: str
    blocks: tuple[Block, ...]


@frozen
class Contents:
    """The table of contents as one field over its entries; `depth` levels of headings."""

    heading: tuple[Block, ...]
    entries: tuple[Paragraph, ...]
    depth: int


@frozen
class SectionEnd:
    """What stands before belongs to pages called `page`; `is_first` if that is the first page, unlike others.

    `begins` is where the part begins, as Word calls it: `nextPage`, `oddPage`, `evenPage`, or `continuous`
    for one that begins in the middle of a page.
    """

    page: str
    columns: int
    column_gap: float
    begins: str = "nextPage"
    is_first: bool = False

    @property
    def is_continuous(self) -> bool:
        """Whether the part begins in the middle of a page."""
        return self.begins == "continuous"


Block: TypeAlias = Paragraph | Table | ContentBlock | Contents | SectionEnd


@frozen
class Note:
    """The text of one note."""

    id: str
    kind: str
    paragraphs: tuple[Paragraph, ...]


@frozen
class Body:
    """A whole document: blocks in order, closed by its last section, and the notes that they call."""

    blocks: tuple[Block, ...]
    last: SectionEnd
    notes: tuple[Note, ...]
