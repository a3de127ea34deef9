"""How two states of one report differ for its audience."""

from __future__ import annotations

from enum import StrEnum

from reportgen.model.editions.passages import ClaimState, Detail, Passage
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId


class Turn(StrEnum):
    """What happened to a run of words, a row or a column."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


class Extent(StrEnum):
    """How far a passage changed that is still there: its words, what stands beside them, or their form."""

    WORDS = "words"
    DETAILS = "details"
    FORM = "form"


@frozen
class Run:
    """Some words that stayed, came or went."""

    turn: Turn
    text: str


Runs = tuple[Run, ...]


@frozen
class RowChange:
    """One row of a table; a row that stayed may have cells that read otherwise."""

    turn: Turn
    cells: tuple[Runs, ...]


@frozen
class TableChange:
    """A table that came, went or changed: its head and the rows that differ; `kept` rows are left out."""

    caption: Runs
    head: tuple[RowChange, ...]
    rows: tuple[RowChange, ...]
    kept: int


@frozen
class DetailChange:
    """A link, a picture or a citation that came or went."""

    turn: Turn
    detail: Detail


@frozen
class Rewording:
    """One passage that reads otherwise: its words as runs in order, its tables, what stands beside words."""

    before: Passage
    after: Passage
    runs: Runs
    tables: tuple[TableChange, ...] = ()
    details: tuple[DetailChange, ...] = ()

    @property
    def has_other_words(self) -> bool:
        """Whether words outside of tables differ."""
        return any(run.turn is not Turn.KEPT for run in self.runs)

    @property
    def extent(self) -> Extent:
        """The most that changed."""
        if self.has_other_words or self.tables:
            return Extent.WORDS
        return Extent.DETAILS if self.details else Extent.FORM


@frozen
class Rerating:
    """One cited claim that is rated otherwise."""

    before: ClaimState
    after: ClaimState


@frozen
class Difference:
    """What one audience would notice between two states of its report.

    `pictures` are captions of what looks otherwise. `is_otherwise` says that the pages differ in nothing
    else than numbers, marks or order. `is_partial` says that the earlier edition recorded blocks alone.
    """

    profile: ProfileId
    added: tuple[Passage, ...] = ()
    removed: tuple[Passage, ...] = ()
    moved: tuple[Passage, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    rerated: tuple[Rerating, ...] = ()
    pictures: tuple[str, ...] = ()
    is_otherwise: bool = False
    is_partial: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether this audience would notice nothing."""
        parts = (self.added, self.removed, self.moved, self.reworded, self.rerated, self.pictures)
        return not (any(parts) or self.is_otherwise)
