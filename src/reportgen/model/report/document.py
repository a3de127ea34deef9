"""A composed report: everything the engines may read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import AssetName, ProfileId
from reportgen.model.profile import Paper, PdfVariant
from reportgen.model.report.composed_page import ComposedPage
from reportgen.model.report.theme import Theme
from reportgen.model.span import Span

# What `Document.origins` calls the title of the report, which no block is called.
TITLE_ORIGIN = "the title"

# How `Document.origins` calls what else running heads show: by the author's words after this.
HEAD_ORIGIN = "running head "


def table_origin(number: int) -> str:
    """What `Document.origins` calls the table of that number on its page, counted from 1."""
    return f"table {number}"


@frozen
class Metadata:
    """What goes into file properties; dates are ISO 8601 in UTC, `created` never the clock."""

    title: str
    subject: str
    authors: tuple[str, ...]
    publisher: str
    keywords: tuple[str, ...]
    language: str
    identifier: str
    created: str
    generator: str


class Relationship(StrEnum):
    """What an attachment is to its report (ISO 19005-3 6.8)."""

    SOURCE = "Source"
    DATA = "Data"
    ALTERNATIVE = "Alternative"
    SUPPLEMENT = "Supplement"


@frozen
class Attachment:
    """A file that travels inside the PDF; `name` is a plain file name with an ending that tells its kind."""

    name: str
    content: bytes
    description: str
    relationship: Relationship


@frozen
class Earlier:
    """The same report as an edition recorded it: its page, dressed as today by `stylesheet`.

    `pictures` are those that the page shows and that still are as they were.
    """

    edition: int
    page: ComposedPage
    stylesheet: bytes
    pictures: Mapping[AssetName, bytes]

    @property
    def html(self) -> str:
        """The page as engines get it."""
        return self.page.html


@frozen
class ReportLimits:
    """What making one report may use: MiB of memory, seconds of a processor; None grows with its text."""

    memory: int | None = None
    seconds: int | None = None


@frozen
class Document:
    """`page` is one complete page in the closed vocabulary, its stylesheet at `asset:theme.css`.

    `assets` maps every name an `asset:` address may use to bytes. `origins` maps block ids, template
    names, addresses of images, tables by `table_origin`, the report's title by `TITLE_ORIGIN`, other words
    of running heads by `HEAD_ORIGIN` and unusual characters to the author's place; it explains errors of
    those who have no tree, and is no part of the digest. `warnings` are what composing has to say of it,
    and no part of the digest.
    `earlier` is there where a format shows what changed since, and no part of the digest: with the same
    editions it follows from the rest. `limits` are no part of the digest, for they reach no byte.
    """

    profile: ProfileId
    title: str
    language: str
    page: ComposedPage
    assets: Mapping[AssetName, bytes]
    theme: Theme
    paper: Paper
    metadata: Metadata
    origins: Mapping[str, Span]
    pdf_variant: PdfVariant = PdfVariant.BOTH
    attachments: tuple[Attachment, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    earlier: Earlier | None = None
    limits: ReportLimits = ReportLimits()

    @property
    def html(self) -> str:
        """The page as engines get it."""
        return self.page.html
