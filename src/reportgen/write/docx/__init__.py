"""Document + Layout → a Word file, native in every construct."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.model.report.document import Document
    from reportgen.model.report.layout import Layout

__all__ = ["write_docx"]


def write_docx(document: Document, layout: Layout) -> bytes:
    """Write the document as Word file bytes; the same for the same document and layout.

    Raises ContentError if the theme's house template cannot be opened.
    """
    from reportgen.write.docx.write import write_document  # noqa: PLC0415  # lxml and python-docx load only for Word

    return write_document(document, layout)
