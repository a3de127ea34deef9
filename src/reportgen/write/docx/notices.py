"""What an author should know of a Word file that could be written, but not as the theme has it."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.document import Document
from reportgen.model.report.layout import Layout
from reportgen.model.report.theme import HouseKeep, Theme, WordFonts
from reportgen.write.docx.body.first_page import (
    first_page,
    mirrors_margins,
    ordinary_page,
    same_area,
    second_page,
)
from reportgen.write.docx.house.comparison import compare_house
from reportgen.write.docx.house.unfollowed_css import unfollowed_css
from reportgen.write.docx.style.fonts import can_embed


def word_notices(document: Document, layout: Layout) -> tuple[Diagnostic, ...]:
    """Styles that the house template lacks, fonts that cannot be embedded, pages and
    rules of the stylesheet that Word cannot have.

    Raises ContentError if the house template cannot be opened.
    """
    return (
        *compare_house(document.theme, layout),
        *_withheld_fonts(document.theme),
        *_unmatched_pages(document.theme, layout),
        *unfollowed_css(document.theme, layout.root),
    )


def _withheld_fonts(theme: Theme) -> tuple[Diagnostic, ...]:
    if theme.fonts is WordFonts.NAME:
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
        if not can_embed(face.content)
    )


def _unmatched_pages(theme: Theme, layout: Layout) -> tuple[Diagnostic, ...]:
    """Page margins of the stylesheet that a Word section cannot have, so that its lines turn elsewhere."""
    if theme.house is not None and HouseKeep.PAGE in theme.house_keeps:
        return ()
    found = []
    first = first_page(layout.boxes)
    if first is not None and second_page(layout.root, layout) is None:
        ordinary = ordinary_page(layout.boxes, first.name)
        if ordinary is not None and not same_area(first, ordinary, across_only=True):
            found.append(
                _unmatched(
                    "the first page has side margins of its own, and text runs on from it to the second",
                    "end the first page with a forced break, or let only its head and foot margins differ",
                    theme,
                )
            )
    for box in layout.boxes:
        left = next((each for each in layout.boxes if each.name == box.name and each.side == "left"), None)
        if box.side == "left" or box.is_first or left is None or left.is_first or same_area(left, box):
            continue
        if not mirrors_margins((left, box)):
            found.append(
                _unmatched(
                    "left pages have other margins than right ones, and do not mirror them",
                    "give left pages the side margins of right ones the other way round",
                    theme,
                )
            )
    return tuple(dict.fromkeys(found))


def _unmatched(message: str, hint: str, theme: Theme) -> Diagnostic:
    return Diagnostic("unmatched-page-margin", message, theme.span, hint, Severity.WARNING)
