"""One published state of the reports, and how two states differ for one audience."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from reportgen.model.content.claim import Confidence, Hedge, Status
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, BlockId, ClaimId, ProfileId, VersionName


@frozen
class Passage:
    """The words of one block as one audience read them; numbers that composition adds are left out."""

    block: BlockId
    version: VersionName
    title: str
    text: str


@frozen
class ClaimState:
    """What one cited claim was rated as."""

    claim: ClaimId
    hedge: Hedge
    status: Status
    confidence: Confidence | None


@frozen
class Snapshot:
    """One report of an edition: passages in reading order, cited claims by id."""

    profile: ProfileId
    passages: tuple[Passage, ...]
    claims: tuple[ClaimState, ...]


@frozen
class Page:
    """The composed page of one report, whole; `pictures` gives the SHA-256 of each that it shows."""

    html: str
    pictures: Mapping[AssetName, str]


@frozen
class Edition:
    """`date` is ISO 8601; `digest` is the SHA-256 of the snapshots.

    `version` is the one that the project gave itself, empty in editions that did not record it. `pages` are
    there to be compared with later ones; an edition is the same without them.
    """

    number: int
    date: str
    digest: str
    reports: tuple[Snapshot, ...]
    version: str = ""
    pages: Mapping[ProfileId, Page] = field(default_factory=dict)

    def report(self, profile: ProfileId) -> Snapshot | None:
        """What this edition showed one audience; None when it had no such report."""
        return next((each for each in self.reports if each.profile == profile), None)


class Turn(StrEnum):
    """What happened to a run of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@frozen
class Run:
    """Some words that stayed, came or went."""

    turn: Turn
    text: str


@frozen
class Rewording:
    """One block whose words changed, as runs that read in order."""

    before: Passage
    after: Passage
    runs: tuple[Run, ...]


@frozen
class Rerating:
    """One cited claim that is rated otherwise."""

    before: ClaimState
    after: ClaimState


@frozen
class Difference:
    """What one audience would notice between two states of its report."""

    profile: ProfileId
    added: tuple[Passage, ...]
    removed: tuple[Passage, ...]
    moved: tuple[Passage, ...]
    reworded: tuple[Rewording, ...]
    rerated: tuple[Rerating, ...]

    @property
    def is_empty(self) -> bool:
        """Whether this audience would notice nothing."""
        return not (self.added or self.removed or self.moved or self.reworded or self.rerated)
