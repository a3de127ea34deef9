"""One published state of the reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportgen.model.editions.passages import ClaimState, Snapshot
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, ProfileId


@frozen
class Page:
    """The composed page of one report, whole; `pictures` gives the SHA-256 of each that it shows."""

    html: str
    pictures: Mapping[AssetName, str]
    claims: tuple[ClaimState, ...] = ()


@frozen
class Edition:
    """`date` is ISO 8601; `digest` is the SHA-256 of what every report shows.

    `version` is the one that the project gave itself. `profiles` had a report, and `pages` holds those whose
    files are there. `older` is what an earlier reportgen recorded in the place of pages: words of blocks.
    """

    number: int
    date: str
    digest: str
    profiles: frozenset[ProfileId]
    version: str = ""
    pages: Mapping[ProfileId, Page] = field(default_factory=dict)
    older: Mapping[ProfileId, Snapshot] = field(default_factory=dict)
