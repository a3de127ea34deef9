"""A foreign document, read: passages in reading order, and what was left out of them and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen


@frozen
class Words:
    """A run of text in one look.

    `marks` are of strong, em, code, sup, sub, del. `address` is where a link leads. Where `note` names a
    note, the run is the call of it and has no text. A line feed in `text` is a line break of the author.
    """

    text: str
    marks: frozenset[str] = frozenset()
    address: str | None = None
    note: str | None = None


@frozen
class Place:
    """Where a passage stood in its document: page counted from 1, heading levels apart."""

    page: int | None = None


@frozen
class Heading:
    """`level` counts from 1; `is_guessed` where its look and not its mark-up made it a heading."""

    words: tuple[Words, ...]
    level: int
    place: Place = Place()
    is_guessed: bool = False


@frozen
class Paragraph:
    """Running words."""

    words: tuple[Words, ...]
    place: Place = Place()
    is_quoted: bool = False


@frozen
class Item:
    """One item of a list; `depth` from 0; `number` in an ordered list.

    `is_continued` marks a further paragraph of the item above.
    """

    words: tuple[Words, ...]
    depth: int
    number: int | None
    place: Place = Place()
    is_continued: bool = False


@frozen
class Code:
    """Lines whose spaces count."""

    text: str
    place: Place = Place()


@frozen
class Table:
    """Rows of equally many cells; the first row is the head."""

    rows: tuple[tuple[tuple[Words, ...], ...], ...]
    place: Place = Place()


@frozen
class Image:
    """`name` is a key of the document's images; `alt` is empty where nobody described it."""

    name: str
    alt: str
    place: Place = Place()


@frozen
class Note:
    """A footnote or endnote."""

    key: str
    paragraphs: tuple[tuple[Words, ...], ...]
    place: Place = Place()


Passage: TypeAlias = Heading | Paragraph | Item | Code | Table | Image


@frozen
class LeftOut:
    """Text that is in no passage; `reason` completes "left out: …"."""

    text: str
    reason: str
    place: Place = Place()


@frozen
class Imported:
    """`notes` by the first call; `pages` is None where a format has none."""

    title: str | None
    authors: tuple[str, ...]
    language: str | None
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    images: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...]
    diagnostics: tuple[Diagnostic, ...]
    pages: int | None = None


def plain(words: tuple[Words, ...]) -> str:
    """The bare words on one line."""
    return " ".join("".join(each.text for each in words).split())


def lines_of(passage: Passage | Note) -> tuple[str, ...]:
    """The passage as lines of plain text, none of them empty; an image has none."""
    match passage:
        case Table():
            lines = ["\t".join(plain(cell) for cell in row) for row in passage.rows]
        case Note():
            lines = [plain(each) for each in passage.paragraphs]
        case Code():
            lines = [line.rstrip() for line in passage.text.split("\n")]
        case Image():
            lines = []
        case _:
            lines = [plain(passage.words)]
    return tuple(line for line in lines if line.strip())
