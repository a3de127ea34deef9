"""The look of a report."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, ThemeId
from reportgen.model.span import Span

# The family that draws emoji in every theme; a theme may bring a face of its own under this name.
EMOJI_FAMILY = "Report Emoji"


@frozen
class Face:
    """One font file: `weight` in CSS numbers, `file` as named in theme.yaml, `content` its bytes."""

    family: str
    weight: int
    is_italic: bool
    file: str
    content: bytes


class HouseKeep(Enum):
    """What a Word template lends besides its styles: running heads, first page, size and margins."""

    HEADERS = "headers"
    COVER = "cover"
    PAGE = "page"


class WordFonts(Enum):
    """The faces of a Word file: embedded, only named, or the house template's for body and headings."""

    EMBED = "embed"
    NAME = "name"
    HOUSE = "house"


@frozen
class Logo:
    """A mark of the house: `asset` is its file, `alternative` says it to those who do not see it."""

    asset: AssetName
    alternative: str
    span: Span


@frozen
class Theme:
    """`css` is the whole stylesheet without tokens; `tokens` become CSS custom properties.

    `fonts` says where the faces of Word files come from; `substitutes` names metric-compatible families
    for Word instead. `house` is a Word template whose styles win, `styles` maps our style names to its,
    `house_keeps` names what else of it stays. `native_endnotes` makes the list of notes Word's own endnotes.
    `emoji` is a face that joins the others in reports that show emoji.
    """

    id: ThemeId
    title: str
    tokens: Mapping[str, str]
    css: str
    faces: tuple[Face, ...]
    fonts: WordFonts
    hyphenates: bool
    substitutes: Mapping[str, str]
    house: bytes | None
    styles: Mapping[str, str]
    span: Span
    house_keeps: frozenset[HouseKeep] = frozenset()
    native_endnotes: bool = False
    logo: Logo | None = None
    emoji: Face | None = None

    @property
    def all_faces(self) -> tuple[Face, ...]:
        """What any report of the theme may show; none where the theme brings none."""
        return (*self.faces, self.emoji) if self.faces and self.emoji else self.faces
