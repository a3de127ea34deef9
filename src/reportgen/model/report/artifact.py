"""One file of a report, finished."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.page_facts import PageFacts

MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.DOCX_REDLINE: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.HTML: "text/html",
}


@frozen
class Artifact:
    """`path` is relative to the output folder; `pages` is None where a format has none.

    `diagnostics` are the warnings that came up while it was made, `facts` what its pages look like.
    """

    profile: ProfileId
    format: Format
    path: str
    content: bytes
    pages: int | None
    diagnostics: tuple[Diagnostic, ...] = ()
    facts: PageFacts | None = None

    @property
    def media_type(self) -> str:
        """The IANA media type of the content."""
        return MEDIA_TYPES[self.format]
