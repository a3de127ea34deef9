"""Document + its pages → PDF/A-3a that is PDF/UA-1 too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.document import Document
from reportgen.write.layout import Rendering
from reportgen.write.layout.complaints import hear_complaints
from reportgen.write.pdf.attachment import Attachment, engine_attachment

VARIANT = "pdf/a-3a"


def write_pdf(document: Document, rendering: Rendering, attachments: Iterable[Attachment] = ()) -> bytes:
    """The same bytes for the same document, in any folder, time zone and process.

    Raises ContentError for characters that no font of the theme has, EngineError if the
    engine's inside is not what this writer was made for.
    """
    # The engine takes a second to import.
    from reportgen.write.pdf.finish import finish_pdf  # noqa: PLC0415  # see above
    from reportgen.write.pdf.hook import clear_stream_ends, tags_written_by  # noqa: PLC0415  # see above
    from reportgen.write.pdf.structure import write_structure  # noqa: PLC0415  # see above

    def finish(_engine: object, pdf: Any) -> None:
        finish_pdf(pdf, document.metadata)

    attached = [engine_attachment(each, document.metadata) for each in attachments]
    with hear_complaints(document) as heard, tags_written_by(write_structure) as calls, clear_stream_ends():
        content = rendering.engine.write_pdf(
            pdf_variant=VARIANT, attachments=attached or None, finisher=finish
        )
    errors = [each for each in heard if each.severity is Severity.ERROR]
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
