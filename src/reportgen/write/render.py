"""Document + formats → artifacts, from one layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportgen.model.artifact import Artifact
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.document import Document
from reportgen.model.pages import PageFacts
from reportgen.model.profile import Format
from reportgen.write.layout import Rendering, lay_out

# Format → writer, from the document and its layout.
Writer = Callable[[Document, Rendering], bytes]


def render_report(document: Document, formats: tuple[Format, ...]) -> tuple[Artifact, ...]:
    """Write the report in every format, in the order asked for.

    Runs wherever it is called: in this process, in a worker, on another machine.
    """
    paged = tuple(format_ for format_ in formats if format_ in PAGED)
    rendering = lay_out(document) if paged else None
    artifacts = []
    for format_ in formats:
        if rendering is not None and format_ in paged:
            content, facts = PAGED[format_](document, rendering), rendering.facts
            said = (*rendering.diagnostics, *_notices(document, rendering, format_))
        else:
            content, facts, said = UNPAGED[format_](document), None, ()
        path = f"{document.profile}.{format_.value}"
        pages = None if facts is None else facts.pages
        artifacts.append(Artifact(document.profile, format_, path, content, pages, said, facts))
    return tuple(artifacts)


def measure_report(document: Document) -> PageFacts:
    """Lay the report out and write nothing: what its pages look like."""
    return lay_out(document).facts


def _notices(document: Document, rendering: Rendering, format_: Format) -> tuple[Diagnostic, ...]:
    if format_ is not Format.DOCX:
        return ()
    from reportgen.write.docx.notices import word_notices  # noqa: PLC0415  # loaded with its writer

    return word_notices(document, rendering.layout)


def _pdf(document: Document, rendering: Rendering) -> bytes:
    from reportgen.write.pdf import write_pdf  # noqa: PLC0415  # each writer is loaded when asked for

    return write_pdf(document, rendering)


def _docx(document: Document, rendering: Rendering) -> bytes:
    from reportgen.write.docx import write_docx  # noqa: PLC0415  # as above

    return write_docx(document, rendering.layout)


def _html(document: Document) -> bytes:
    from reportgen.write.html import write_html  # noqa: PLC0415  # as above

    return write_html(document)


PAGED: Mapping[Format, Writer] = {Format.PDF: _pdf, Format.DOCX: _docx}
UNPAGED: Mapping[Format, Callable[[Document], bytes]] = {Format.HTML: _html}
