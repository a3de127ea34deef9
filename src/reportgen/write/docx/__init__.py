"""Document + Layout → a Word file, native in every construct."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.model.names import AssetName

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.model.report.document import Document
    from reportgen.model.report.layout import Layout

__all__ = ["STYLESHEET", "write_docx", "write_redline"]

STYLESHEET = AssetName("theme.css")


def write_docx(document: Document, layout: Layout) -> bytes:
    """Write the document as Word file bytes; the same for the same document and layout.

    Raises ContentError if the theme's house template cannot be opened.
    """
    from reportgen.write.docx.write import write_document  # noqa: PLC0415  # lxml and python-docx load only for Word

    return write_document(document, layout)


def write_redline(document: Document, layout: Layout, lay_out: Callable[[Document, str], Layout]) -> bytes:
    """Write the document as Word file bytes, tracking what differs from its earlier edition.

    `lay_out` gives the earlier page the dress of today: only what it says is compared.
    """
    from reportgen.write.docx.write import write_document  # noqa: PLC0415  # as above

    earlier = document.earlier
    if earlier is None:
        raise ValueError(document.profile)
    # Where both editions have a picture of one name, `earlier` holds it only if it is the same.
    both = replace(document, assets={**earlier.pictures, **document.assets})
    before = replace(both, assets={**both.assets, STYLESHEET: earlier.stylesheet})
    return write_document(both, layout, lay_out(before, earlier.html))
