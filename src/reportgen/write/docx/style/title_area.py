"""The document's own title area → the styles that are named after its parts.

A document has one title. The probe page cannot know which kind of title area it stands in, nor what stands
beside it there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.write.docx.style.style_book import ParagraphStyle, StyleBook
from reportgen.write.docx.values.blocks import Paragraph

PARTS = frozenset({"Title", "Logo", "Series", "Subtitle", "Badge", "Meta Line", "Tagline"})


def name_title_area(book: StyleBook, paragraphs: Iterable[Paragraph]) -> None:
    """Let the first paragraph of each part say how its style looks."""
    met: set[str] = set()
    for each in paragraphs:
        if each.role in PARTS and each.role not in met:
            met.add(each.role)
            look = replace(each.look, is_rtl=False)
            book.paragraphs[each.role] = ParagraphStyle(each.role, look, "Normal")
