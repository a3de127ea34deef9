"""A theme as an empty Word document, for people who write in Word."""

from __future__ import annotations

from dataclasses import replace

from reportgen.model.document import Document
from reportgen.model.layout import Layout
from reportgen.write.docx.write import write_document


def write_reference(document: Document, layout: Layout) -> bytes:
    """The styles, page and running heads of the document's theme, without its text."""
    body = next(each for each in layout.root.elements if each.tag == "body")
    root = replace(layout.root, children=(replace(body, children=()),))
    return write_document(document, replace(layout, root=root))
