"""Document with an earlier edition + Layout → a Word file with tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reportgen.model.names import AssetName
from reportgen.model.report.document import Document
from reportgen.model.report.layout import Layout
from reportgen.write.docx.write import write_document

LayOut = Callable[[Document, str], Layout]
STYLESHEET = AssetName("theme.css")


def write_redline(document: Document, layout: Layout, lay_out: LayOut) -> bytes:
    """Write the document as Word file bytes, tracking what differs from its earlier edition.

    `lay_out` gives the earlier page the dress of today: only what it says is compared.
    """
    earlier = document.earlier
    if earlier is None:
        raise ValueError(document.profile)
    # Where both editions have a picture of one name, `earlier` holds it only if it is the same.
    both = replace(document, assets={**earlier.pictures, **document.assets})
    before = replace(both, assets={**both.assets, STYLESHEET: earlier.stylesheet})
    return write_document(both, layout, lay_out(before, earlier.html))
