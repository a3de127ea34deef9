"""The blocks of the author's text, from paragraphs to containers."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.text.attributes import NONE, Attributes
from reportgen.model.text.inlines import Inline
from reportgen.model.text.place import Place
from reportgen.model.text.words import Words


@frozen
class Paragraph:
    """`is_tight` in items of a list without blank lines between them."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]
    attributes: Attributes = NONE
    is_tight: bool = False


@frozen
class Heading:
    """`# Words {#id}`; `level` as the author counts, from 1."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]
    level: int
    attributes: Attributes = NONE


@frozen
class Quote:
    """`> …`."""

    place: Place
    children: tuple[Block, ...]
    attributes: Attributes = NONE


@frozen
class Item:
    """One item of a list; `inner` begins behind its bullet or number.

    Of a task, `- [x]`, `is_done` says whether it is; None where the item is none.
    """

    place: Place
    inner: Place
    children: tuple[Block, ...]
    attributes: Attributes = NONE
    is_done: bool | None = None


@frozen
class List:
    """`start` is the first number of an ordered list, None for bullets."""

    place: Place
    items: tuple[Item, ...]
    start: int | None = None
    attributes: Attributes = NONE


@frozen
class Term:
    """A line that definitions follow."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]
    attributes: Attributes = NONE


@frozen
class Definition:
    """`:   …` below a term."""

    place: Place
    children: tuple[Block, ...]
    attributes: Attributes = NONE


@frozen
class Definitions:
    """Terms and their definitions, in the order of the file."""

    place: Place
    children: tuple[Term | Definition, ...]
    attributes: Attributes = NONE


@frozen
class Cell:
    """One cell of a table; `align` is `left`, `center`, `right` or empty."""

    place: Place
    inner: Place
    children: tuple[Inline, ...]
    align: str = ""


@frozen
class TableRow:
    """One row of a table; `is_head` above the line of dashes."""

    place: Place
    cells: tuple[Cell, ...]
    is_head: bool = False


@frozen
class Table:
    """A table drawn with pipes."""

    place: Place
    rows: tuple[TableRow, ...]
    attributes: Attributes = NONE


@frozen
class Code:
    """Code between fences or set in by four spaces; `info` stands behind the opening fence."""

    place: Place
    words: Words
    info: str = ""
    attributes: Attributes = NONE


@frozen
class Rule:
    """A line across: `---`."""

    place: Place
    attributes: Attributes = NONE


@frozen
class Abbreviation:
    """`*[short]: expansion`."""

    place: Place
    short: Words
    expansion: Words
    attributes: Attributes = NONE


@frozen
class Container:
    """`::: name title {attributes}` up to the line of colons that closes it; `place` holds both lines."""

    place: Place
    name: str
    name_place: Place
    title: Words
    children: tuple[Block, ...]
    attributes: Attributes = NONE


Block: TypeAlias = (
    Paragraph | Heading | Quote | List | Definitions | Table | Code | Rule | Abbreviation | Container
)
