"""What stands on the page of one report, passage by passage."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.frozen import frozen
from reportgen.model.names import ClaimId, ProfileId, VersionName
from reportgen.model.text.place import Place


class PassageKind(StrEnum):
    """What a passage is to its reader."""

    BLOCK = "block"
    JUDGEMENT = "judgement"
    MASTHEAD = "masthead"
    SECTION = "section"
    TERM = "term"
    SOURCE = "source"
    NOTE = "note"
    LEGEND = "legend"
    CHANGES = "changes"
    """Where the report itself says what changed: no change of its own."""


class DetailKind(StrEnum):
    """What readers meet beside words."""

    PICTURE = "picture"
    LINK = "link"
    CITATION = "citation"


@frozen
class Detail:
    """`text` is shown to people; equal marks mean that nothing changed."""

    kind: DetailKind
    text: str
    mark: str


@frozen
class Origin:
    """Words of a passage, and what they were written as."""

    text: str
    place: Place


@frozen
class TableWords:
    """A table by the words of its cells; `caption` comes without its number."""

    caption: str
    head: tuple[tuple[str, ...], ...]
    body: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        return " ".join(
            " ".join((self.caption, *(cell for row in (*self.head, *self.body) for cell in row))).split()
        )


Piece: TypeAlias = str | TableWords


@frozen
class Passage:
    """One piece of a page that came, goes or changes as a whole; numbers that composition adds are left out.

    `name` is the id of a block, or what tells a passage from others of its `kind`. `form` is how its words
    are set out: emphasis, lists, breaks. `origins` are where its words come from, as far as that is known.
    """

    name: str
    version: VersionName
    title: str
    pieces: tuple[Piece, ...]
    kind: PassageKind = PassageKind.BLOCK
    details: tuple[Detail, ...] = ()
    form: str = ""
    origins: tuple[Origin, ...] = ()

    @property
    def text(self) -> str:
        """All words, those of tables too."""
        return " ".join(str(each) for each in self.pieces if str(each))

    @property
    def prose(self) -> str:
        """The words outside of tables."""
        return " ".join(each for each in self.pieces if isinstance(each, str))

    @property
    def tables(self) -> tuple[TableWords, ...]:
        """Its tables, in reading order."""
        return tuple(each for each in self.pieces if isinstance(each, TableWords))

    @property
    def is_content(self) -> bool:
        """Whether an author placed it: a block or a key judgement."""
        return self.kind in {PassageKind.BLOCK, PassageKind.JUDGEMENT}


@frozen
class ClaimState:
    """What one cited claim was rated as."""

    claim: ClaimId
    hedge: Hedge
    status: Status
    confidence: Confidence | None


@frozen
class Snapshot:
    """One report as its readers see it: passages in reading order, cited claims by id.

    `shown` is the digest of everything that can be seen, numbers and marks too. An edition of an earlier
    reportgen may have recorded the words of blocks alone: then `is_whole` is false.
    """

    profile: ProfileId
    passages: tuple[Passage, ...]
    claims: tuple[ClaimState, ...]
    shown: str = ""
    is_whole: bool = True
