"""One audience: which blocks, in which order and version, in which dress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from reportgen.model.content.block import FieldValue
from reportgen.model.format import Format as Format  # noqa: PLC0414  # part of a profile for everyone who reads one
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId, ThemeId, VersionName
from reportgen.model.query import Query
from reportgen.model.span import Span


class CitationStyle(StrEnum):
    """How `[@id]` looks to this audience."""

    ENDNOTES = "endnotes"
    FOOTNOTES = "footnotes"
    BRACKETS = "brackets"
    ATTRIBUTION = "attribution"


class GlossaryStyle(StrEnum):
    """How `[[term]]` looks: defined at first use, listed and linked, or replaced by the plain word."""

    INLINE = "inline"
    LIST = "list"
    PLAIN = "plain"


class Paper(StrEnum):
    """Paper size of the pages."""

    A4 = "A4"
    LETTER = "Letter"


class PdfVariant(StrEnum):
    """Which standards a PDF says that it keeps: both of them, one, or none."""

    BOTH = "pdf/a-3a+ua-1"
    ARCHIVE = "pdf/a-3a"
    ARCHIVE_TEXT = "pdf/a-3u"
    ACCESSIBLE = "pdf/ua-1"
    PLAIN = "pdf"


class Attach(StrEnum):
    """What travels inside a PDF: the data behind tables and charts, the list of what it was made of."""

    DATA = "data"
    MANIFEST = "manifest"


@frozen
class PdfOptions:
    """What a profile asks of its PDF."""

    variant: PdfVariant = PdfVariant.BOTH
    attach: tuple[Attach, ...] = ()


class Headings(StrEnum):
    """How blocks of a section show their titles: as a heading, run into the first paragraph, not at all."""

    SHOW = "show"
    RUN_IN = "run-in"
    HIDE = "hide"


@frozen
class Pattern:
    """A block id or a glob over block ids, as written at `span`."""

    text: str
    span: Span

    @property
    def is_glob(self) -> bool:
        """Whether the pattern may name several blocks."""
        return any(sign in self.text for sign in "*?[")


@frozen
class Entry:
    """One entry of an outline. `title` is None for blocks that stand without a section heading.

    `order` is empty for the order in which patterns name the blocks; otherwise front-matter
    keys, `-key` for descending. `entries` are sections within this one. `places` tells where
    each key stands (`generate`, `versions.0`), `landscape` where turned pages are asked for.
    """

    id: str
    title: str | None
    patterns: tuple[Pattern, ...]
    select: Query | None
    exclude: tuple[Pattern, ...]
    generate: str | None
    order: tuple[str, ...]
    versions: tuple[VersionName, ...]
    headings: Headings
    most: int | None
    is_required: bool
    starts_page: bool
    entries: tuple[Entry, ...]
    span: Span
    places: Mapping[str, Span] = field(default_factory=dict)
    landscape: Span | None = None


class Overflow(StrEnum):
    """What happens to a report over its limit: nothing is built, shorter wordings, fewer blocks."""

    FAIL = "fail"
    SHORTEN = "shorten"
    DROP = "drop"


@frozen
class Limit:
    """Upper bounds for one report; None is no bound. `words` counts running text."""

    pages: int | None
    words: int | None
    overflow: Overflow = Overflow.FAIL


@frozen
class Reading:
    """Targets for the language: school grade (Flesch-Kincaid), words per sentence."""

    grade: float | None
    grade_max: float | None
    sentence_mean: float | None
    sentence_max: int | None


@frozen
class Evidence:
    """What is shown of how well claims are supported."""

    marks: bool
    confidence: bool


@frozen
class Profile:
    """A merged profile: `ancestors` are the profiles it extends, nearest first.

    `origins` tells where each value was set, by dotted key (`limit.pages`).
    `settings` are the profile's own values for `{{ name }}` and for its template.
    `batch` names the columns of the list that this profile is built from, once for each row.
    `checks` changes the level of editorial checks by code. With `change_bars` the margin shows what
    changed since the last edition.
    """

    id: ProfileId
    title: str
    audience: str
    ancestors: tuple[ProfileId, ...]
    is_base: bool
    language: str
    template: str
    theme: ThemeId
    versions: tuple[VersionName, ...]
    outline: tuple[Entry, ...]
    exclude: tuple[Pattern, ...]
    limit: Limit
    reading: Reading
    citations: CitationStyle
    glossary: GlossaryStyle
    evidence: Evidence
    paper: Paper
    formats: tuple[Format, ...]
    contents: bool
    numbered: bool
    draft: bool
    file: str
    settings: Mapping[str, FieldValue]
    checks: Mapping[str, str]
    origins: Mapping[str, Span]
    span: Span
    pdf: PdfOptions = PdfOptions()
    change_bars: bool = False
    batch: tuple[str, ...] = ()

    @property
    def audiences(self) -> frozenset[str]:
        """The names that `only` and `except` may call this profile by."""
        return frozenset((self.id, self.audience, *self.ancestors))
