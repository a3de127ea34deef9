"""What an author should know of a Word file that could be written, but not as the theme has it."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.document import Document
from reportgen.model.layout import Layout
from reportgen.model.theme import Theme
from reportgen.write.docx.fonts import may_embed
from reportgen.write.docx.house import compare_house


def word_notices(document: Document, layout: Layout) -> tuple[Diagnostic, ...]:
    """Styles that the house template lacks, and fonts that cannot be embedded.

    Raises ContentError if the house template cannot be opened.
    """
    return (*compare_house(document.theme, layout), *_withheld_fonts(document.theme))


def _withheld_fonts(theme: Theme) -> tuple[Diagnostic, ...]:
    if not theme.embeds_fonts:
        return ()
    return tuple(
        Diagnostic(
            "unembeddable-font",
            f'the font file "{face.file}" cannot be put into Word files',
            theme.span,
            "use a TrueType file that may be embedded, or say word: {fonts: name} with substitutes",
            Severity.WARNING,
        )
        for face in theme.faces
        if not may_embed(face.content)
    )
