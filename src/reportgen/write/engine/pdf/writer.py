"""Document + its pages → PDF, made by the rules of PDF/A-3a and PDF/UA-1 whatever it claims."""

from __future__ import annotations

from typing import Any

from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.document import Document
from reportgen.write.engine.log_messages import collect_diagnostics
from reportgen.write.engine.pdf.attachment import engine_attachment
from reportgen.write.engine.rendering import Rendering

# What a report claims is written by `write_metadata`.
ENGINE_VARIANT = "pdf/a-3a"


def write_pdf(document: Document, rendering: Rendering) -> bytes:
    """The same bytes for the same document, in any folder, time zone and process.

    Raises ContentError for characters that no font of the theme has, EngineError if the
    engine's inside is not what this writer was made for.
    """
    # The engine takes a second to import.
    from reportgen.write.engine.pdf.metadata import write_metadata  # noqa: PLC0415  # see above
    from reportgen.write.engine.pdf.patches import clear_stream_ends, made_once, tags_written_by  # noqa: PLC0415  # see above
    from reportgen.write.engine.pdf.structure import write_structure  # noqa: PLC0415  # see above

    def finish(_engine: object, pdf: Any) -> None:
        write_metadata(pdf, document.metadata, document.pdf_variant)

    # The names of attachments are a name tree, which has to be sorted.
    ordered = sorted(document.attachments, key=lambda each: each.name)
    attached = [engine_attachment(each, document.metadata) for each in ordered]
    with (
        collect_diagnostics(document) as found,
        tags_written_by(write_structure) as calls,
        clear_stream_ends(),
        made_once(),
    ):
        content = rendering.engine.write_pdf(
            pdf_variant=ENGINE_VARIANT, attachments=attached or None, finisher=finish
        )
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors:
        raise ContentError(errors)
    if not calls or not isinstance(content, bytes):
        raise EngineError([_unknown_engine()])
    return content


def _unknown_engine() -> Diagnostic:
    return Diagnostic(
        "engine-unknown",
        "this version of the PDF engine does not call the tag writer",
        hint="install the version of weasyprint that reportgen asks for",
    )
