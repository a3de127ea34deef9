"""A document that facts come from, in CSL-JSON terms, with an honest rating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from reportgen.model.frozen import frozen
from reportgen.model.names import SourceId
from reportgen.model.span import Span
from reportgen.model.text.place import Place


class Tier(StrEnum):
    """What kind of source it is: how near it stands to what it reports."""

    PRIMARY = "primary"
    SECONDARY_SOURCED = "secondary-sourced"
    SECONDARY_UNSOURCED = "secondary-unsourced"
    OWN = "own"
    OWN_MEASUREMENT = "own-measurement"
    OFFICIAL_FIGURES = "official-figures"
    PEER_REVIEWED = "peer-reviewed"
    NAMED_EXPERT = "named-expert"
    INTERVIEW = "interview"


class Reliability(StrEnum):
    """Admiralty code, letter A (completely reliable) to F (cannot be judged)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@frozen
class Source:
    """`kind` is the CSL type; `label` is the short name that bracket marks print.

    `places` tells where the fields stand that are no text: `accessed`, `tier`, `reliability`, `complete`.
    """

    id: SourceId
    kind: str
    title: str
    label: str
    authors: tuple[str, ...]
    issued: str | None
    accessed: date | None
    publisher: str | None
    url: str | None
    language: str | None
    file: str | None
    sha256: str | None
    is_complete: bool
    tier: Tier
    reliability: Reliability
    descriptor: str
    rights: str | None
    span: Span
    places: Mapping[str, Place] = field(default_factory=dict)
