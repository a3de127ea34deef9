"""What the emitters share while they write: styles, numbering, ids and the relationships of each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.model.frozen import frozen
from reportgen.write.docx.emit.numbering import NumberingBook
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.values.house_styles import HouseStyles

# Ids that Word does not make of the name.
WORD_IDS = {"Normal Table": "TableNormal"}
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@dataclass(slots=True)
class Relations:
    """The relationships of one part; a target has one id however often it is asked for.

    `targets` maps (kind, target) to an id. Links lead outside, everything else to another part.
    """

    targets: dict[tuple[str, str], str] = field(default_factory=dict)

    def relate(self, kind: str, target: str) -> str:
        """The id of the relationship to `target`."""
        return self.targets.setdefault((kind, target), f"rg{len(self.targets) + 1}")


@frozen
class Illustration:
    """One picture of the package: part names without their folder, `fallback` for readers without vectors."""

    name: str
    vector: str | None


@frozen
class Tracking:
    """Whose tracked changes these are, and their dates in UTC as ISO 8601.

    LibreOffice makes one change of words at the end of a paragraph that stays and of a whole paragraph after
    it, and loses the end between them, unless they are more than a minute apart.
    """

    author: str = "reportgen"
    words: str = "1980-01-01T00:00:00Z"
    wholes: str = "1980-01-01T00:02:00Z"


@frozen
class ContentsEntry:
    """What the table of contents says of a heading."""

    text: str
    level: int


@dataclass(slots=True)
class WriterState:
    """One document being written."""

    book: StyleBook
    fonts: Mapping[str, str]
    language: str
    house: HouseStyles
    illustrations: Mapping[str, Illustration]
    note_numbers: Mapping[str, int]
    anchors: frozenset[str]
    listed: Mapping[str, ContentsEntry] = field(default_factory=dict)
    numbering: NumberingBook = field(default_factory=NumberingBook)
    tracking: Tracking = field(default_factory=Tracking)
    marked: set[str] = field(default_factory=set)
    block_turns: dict[str, int] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    _bookmarks: int = 0
    _drawings: int = 0

    def next_bookmark(self) -> int:
        """An id for one more bookmark."""
        self._bookmarks += 1
        return self._bookmarks

    def next_drawing(self) -> int:
        """An id for one more drawing."""
        self._drawings += 1
        return self._drawings

    def is_of_house(self, name: str, based_on: str) -> bool:
        """Whether a style, or the one that it varies, is the template's own."""
        return self.house.has(name) or (based_on != "Normal" and self.house.has(based_on))

    def style_id(self, name: str) -> str:
        """The id of a style by its name."""
        theirs = self.house.ids.get(name.lower())
        if theirs:
            return theirs
        own = plain_id(name)
        return f"{own}OfReport" if own.lower() in self.house.taken else own


def plain_id(name: str) -> str:
    """A style id as Word makes them: the name without what is no letter or digit."""
    if name in WORD_IDS:
        return WORD_IDS[name]
    return "".join(sign for sign in name.title().replace(" ", "") if sign.isalnum()) if name else ""


@dataclass(slots=True)
class PartWriter:
    """Writes into one part: the shared state and that part's own relationships."""

    state: WriterState
    relations: Relations = field(default_factory=Relations)
