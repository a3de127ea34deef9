"""A house template against the theme → a note for each style that must be made from the stylesheet."""

from __future__ import annotations

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.layout import Layout
from reportgen.model.report.theme import Theme
from reportgen.write.docx.body.body import build_body
from reportgen.write.docx.house.cascade import used_properties
from reportgen.write.docx.house.legibility import illegible_styles
from reportgen.write.docx.house.template_styles import STAND_IN, house_styles, theme_of
from reportgen.write.docx.package.package import open_package
from reportgen.write.docx.style.style_book import open_stylebook
from reportgen.write.docx.style.title_area import PARTS
from reportgen.write.docx.values.walk import all_paragraphs

MOST_NAMES = 12
# Roles whose text is a page number.
PAGED = frozenset({"toc", "pageref"})


def compare_house(theme: Theme, layout: Layout) -> tuple[Diagnostic, ...]:
    """What the template lacks, and what that means for the document."""
    if theme.house is None:
        return ()
    opened, template = open_package(theme.house, theme.span, theme.house_keeps)
    book = open_stylebook(build_body(layout.probe, layout))
    house = house_styles(opened, theme, book)
    present = house.ids
    body = build_body(layout.root, layout)
    used = {each.role: each.look.text.color for each in all_paragraphs(body)}
    parts = theme_of(opened)
    theirs = {
        each: used_properties(opened.styles.element, present[each.lower()], parts)
        for each in used
        if house.has(each)
    }
    stood_in = [
        each
        for each in sorted(PARTS & (used.keys() | book.paragraphs.keys()))
        if present.get(each.lower()) == present.get(STAND_IN.lower()) and each != STAND_IN
    ]
    stood_in = [each for each in stood_in if each.lower() in present and each not in theme.styles]
    missing = [each for each in book.paragraphs if each.lower() not in present]
    mapped = [each for each in missing if each in theme.styles]
    unmapped = [each for each in missing if each not in theme.styles]
    return (
        *(_wrong_name(theme.styles[each], each, theme) for each in mapped),
        *([_missing(unmapped, theme)] if unmapped else []),
        *([_stood_in(stood_in, theme)] if stood_in else []),
        *([_no_normal(theme)] if "normal" not in present else []),
        *([_left_behind(template.left_behind, theme)] if template.left_behind else []),
        *_other_language(template.words_in, theme, layout.root.look.language),
        *illegible_styles(theme, used, theirs),
        *([_page_numbers(theme)] if any(each.role in PAGED for each in layout.root.walk()) else []),
    )


def _left_behind(said: tuple[str, ...], theme: Theme) -> Diagnostic:
    *others, last = said[:MOST_NAMES]
    listed = f"{', '.join(others)} and {last}" if others else last
    return Diagnostic(
        "house-left-behind",
        f"of the house template stays behind: {listed}",
        theme.span,
        "a document takes only the look of it; take the rest out to be told no more",
        Severity.NOTE,
    )


def _wrong_name(theirs: str, ours: str, theme: Theme) -> Diagnostic:
    return Diagnostic(
        "house-missing-style",
        f'the house template has no style "{theirs}"',
        theme.span,
        f'correct the name that stands for "{ours}" under word: styles',
        Severity.WARNING,
    )


def _missing(missing: list[str], theme: Theme) -> Diagnostic:
    shown = ", ".join(f'"{each}"' for each in missing[:MOST_NAMES])
    more = f" and {len(missing) - MOST_NAMES} more" if len(missing) > MOST_NAMES else ""
    return Diagnostic(
        "house-missing-style",
        f"the house template has no style {shown}{more}",
        theme.span,
        "they are made from the stylesheet; map them to the template's own under word: styles",
        Severity.NOTE,
    )


def _stood_in(parts: list[str], theme: Theme) -> Diagnostic:
    shown = ", ".join(f'"{each}"' for each in parts)
    return Diagnostic(
        "house-missing-style",
        f"the house template has no style {shown}",
        theme.span,
        f'beside its own title they are written in its "{STAND_IN}"; map them to others under word: styles',
        Severity.NOTE,
    )


def _no_normal(theme: Theme) -> Diagnostic:
    return Diagnostic(
        "house-missing-style",
        "the house template has no default paragraph style",
        theme.span,
        'open it in Word and save it again, which gives it one called "Normal"',
        Severity.WARNING,
    )


def _other_language(theirs: str, theme: Theme, ours: str) -> tuple[Diagnostic, ...]:
    """Words that the template lends in a language that the report is not in."""
    if not theirs or not ours or theirs.partition("-")[0].lower() == ours.partition("-")[0].lower():
        return ()
    return (
        Diagnostic(
            "house-other-language",
            f"the house template lends words in {theirs} to a report in {ours}",
            theme.span,
            "keep a template of that language, or leave headers and cover out of word: keep",
            Severity.WARNING,
        ),
    )


def _page_numbers(theme: Theme) -> Diagnostic:
    return Diagnostic(
        "house-page-numbers",
        "page numbers in the text are those of the PDF, and the house template may turn pages elsewhere",
        theme.span,
        "update the fields in Word with Ctrl+A and F9",
        Severity.NOTE,
    )
