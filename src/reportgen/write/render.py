"""Document + formats → artifacts, from one layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts
from reportgen.write.engine.rendering import Rendering, lay_out, render_page

# Format → writer, from the document and its layout.
Writer = Callable[[Document, Rendering], bytes]
# Runs what writes one format each; the artifacts come in the same order.
RunAll = Callable[[Sequence[Callable[[], Artifact]]], tuple[Artifact, ...]]


def run_in_sequence(writing: Sequence[Callable[[], Artifact]]) -> tuple[Artifact, ...]:
    """Every format in this process."""
    return tuple(write() for write in writing)


def render_report(
    document: Document, formats: tuple[Format, ...], run_all: RunAll = run_in_sequence
) -> tuple[Artifact, ...]:
    """Write the report in every format, in the order asked for.

    Runs wherever it is called: in this process, in a worker, on another machine.
    """
    paged = any(format_ in PAGED for format_ in formats)
    return write_formats(document, formats, lay_out(document) if paged else None, run_all)


def write_formats(
    document: Document,
    formats: tuple[Format, ...],
    rendering: Rendering | None,
    run_all: RunAll = run_in_sequence,
) -> tuple[Artifact, ...]:
    """Write the report in every format; `rendering` is its layout, where any format has pages."""
    writing = [
        partial(_write_unpaged, document, each)
        if rendering is None or each not in PAGED
        else partial(_write_paged, document, rendering, each)
        for each in formats
    ]
    return run_all(writing)


def _write_unpaged(document: Document, format_: Format) -> Artifact:
    return _artifact(document, format_, UNPAGED[format_](document), None, ())


def _write_paged(document: Document, rendering: Rendering, format_: Format) -> Artifact:
    content = PAGED[format_](document, rendering)
    diagnostics = (*rendering.diagnostics, *_notices(document, rendering, format_))
    if format_ is Format.DOCX_REDLINE:
        diagnostics = (*diagnostics, *_redline_notices(document, content))
    return _artifact(document, format_, content, rendering.facts, diagnostics)


def _artifact(
    document: Document,
    format_: Format,
    content: bytes,
    facts: PageFacts | None,
    diagnostics: tuple[Diagnostic, ...],
) -> Artifact:
    path = f"{document.profile}.{format_.ending}"
    pages = None if facts is None else facts.pages
    return Artifact(document.profile, format_, path, content, pages, diagnostics, facts)


def measure_report(document: Document) -> PageFacts:
    """Lay the report out and write nothing: what its pages look like, and what stands on each."""
    from reportgen.write.engine.page_text import read_page_text  # noqa: PLC0415  # loads the engine

    rendering = lay_out(document)
    return replace(rendering.facts, text=read_page_text(rendering.html, rendering.engine))


def _notices(document: Document, rendering: Rendering, format_: Format) -> tuple[Diagnostic, ...]:
    if format_ not in {Format.DOCX, Format.DOCX_REDLINE}:
        return ()
    from reportgen.write.docx.notices import word_notices  # noqa: PLC0415  # loaded with its writer

    return word_notices(document, rendering.layout)


def _redline_notices(document: Document, content: bytes) -> tuple[Diagnostic, ...]:
    from reportgen.write.docx.redline.notices import redline_notices  # noqa: PLC0415  # as above

    return redline_notices(document, content)


def _pdf(document: Document, rendering: Rendering) -> bytes:
    from reportgen.write.engine.pdf import write_pdf  # noqa: PLC0415  # each writer is loaded when asked for

    return write_pdf(document, rendering)


def _docx(document: Document, rendering: Rendering) -> bytes:
    from reportgen.write.docx import write_docx  # noqa: PLC0415  # as above

    return write_docx(document, rendering.layout)


def _redline(document: Document, rendering: Rendering) -> bytes:
    from reportgen.write.docx import write_redline  # noqa: PLC0415  # as above

    return write_redline(document, rendering.layout, lambda page, html: render_page(page, html).layout)


def _html(document: Document) -> bytes:
    from reportgen.write.html import write_html  # noqa: PLC0415  # as above

    return write_html(document)


PAGED: Mapping[Format, Writer] = {Format.PDF: _pdf, Format.DOCX: _docx, Format.DOCX_REDLINE: _redline}
UNPAGED: Mapping[Format, Callable[[Document], bytes]] = {Format.HTML: _html}
