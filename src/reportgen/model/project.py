"""Everything an author wrote, read and checked for form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from reportgen.model.content.block import Block, FieldValue
from reportgen.model.content.claim import Claim
from reportgen.model.content.glossary import Term
from reportgen.model.content.source import Source
from reportgen.model.delivery import Delivery, Undeliverable
from reportgen.model.editions.edition import Edition
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, BlockId, ClaimId, ProfileId, SourceId, TermId, ThemeId
from reportgen.model.profile import Profile
from reportgen.model.report.document import ReportLimits
from reportgen.model.report.theme import Logo, Theme
from reportgen.model.span import Span
from reportgen.model.table import DataFile

WordChanges: TypeAlias = Mapping[str, Mapping[str, str | Mapping[str, str]]]
"""Words of one language in place of reportgen's: by sort (`labels`, `tiers`) and name.

Those of the sort `evidence` have parts: `word`, `meaning`, `ours`.
"""


@frozen
class CheckSettings:
    """`levels` by code (`error`, `warning`, `note`, `off`); `words` adds to word lists by list name."""

    levels: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]


@frozen
class About:
    """`reportgen.yaml`: what the whole project says of itself.

    `number` is the report number without the audience letter; `values` feed `{{ name }}`. `origins` tells
    where each field is set, by dotted key (`values.person`).
    `decimal` is the sign before decimals in data files, `limits` what making one report may use.
    `logo` takes the place of the themes' own.
    """

    title: str
    series: str
    number: str | None
    version: str
    status: str
    issued: str | None
    review_by: str | None
    publisher: str
    authors: tuple[str, ...]
    contact: str
    language: str
    licence: str
    values: Mapping[str, FieldValue]
    checks: CheckSettings
    span: Span
    origins: Mapping[str, Span] = field(default_factory=dict)
    decimal: str | None = None
    limits: ReportLimits = ReportLimits()
    logo: Logo | None = None


@frozen
class Broken:
    """Names of what was written and could not be read, or only in part: to use one is no further mistake.

    Terms are listed by every spelling of theirs, in lower case. `files` are those of which nothing
    could be read: what they define is not known.
    """

    sources: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    profiles: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


@frozen
class Project:
    """`templates` maps template names to their text, `data` and `images` paths below content/ to files.

    `source_texts` holds the text of sources whose file is at hand, for locators and copied runs.
    `deliveries` say how reports are mailed; `letter_templates` are those of letters in plain text.
    `editions` are the recorded ones, oldest first. `words` are the project's own, by language in lower case.
    In a project with mistakes `broken` names what is
    missing here or stands here with other values in place of those that were refused.
    """

    about: About
    sources: Mapping[SourceId, Source]
    claims: Mapping[ClaimId, Claim]
    terms: Mapping[TermId, Term]
    blocks: Mapping[BlockId, Block]
    profiles: Mapping[ProfileId, Profile]
    themes: Mapping[ThemeId, Theme]
    templates: Mapping[str, str]
    data: Mapping[AssetName, DataFile]
    images: Mapping[AssetName, bytes]
    source_texts: Mapping[SourceId, str]
    deliveries: Mapping[ProfileId, Delivery | Undeliverable] = field(default_factory=dict)
    letter_templates: Mapping[str, str] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()
    broken: Broken = Broken()
    words: Mapping[str, WordChanges] = field(default_factory=dict)
