"""A firm's own Word template: its styles win by name, missing ones are made and said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.layout import Layout
from reportgen.model.theme import Theme
from reportgen.write.docx.build import build_body
from reportgen.write.docx.emit_styles import spelled
from reportgen.write.docx.ooxml import name
from reportgen.write.docx.package import open_package
from reportgen.write.docx.stylebook import open_stylebook

MOST_NAMES = 12


def house_styles(opened: Any, theme: Theme) -> Mapping[str, str]:
    """Our style names → the ids of the template's styles that stand for them."""
    if theme.house is None:
        return {}
    present = {
        style.find(name("w:name")).get(name("w:val")).lower(): style.get(name("w:styleId"))
        for style in opened.styles.element.iter(name("w:style"))
        if style.find(name("w:name")) is not None
    }
    wanted = _Wanted(theme.styles)
    return {ours: present[theirs] for ours, theirs in wanted.pairs(present) if theirs in present}


def compare_house(theme: Theme, layout: Layout) -> tuple[Diagnostic, ...]:
    """What the template lacks: a note for each style that will be made from the stylesheet instead."""
    if theme.house is None:
        return ()
    opened, _ = open_package(theme.house, theme.span)
    present = house_styles(opened, theme)
    book = open_stylebook(build_body(layout.probe, layout))
    missing = [each for each in book.paragraphs if each not in present]
    mapped = [each for each in missing if each in theme.styles]
    unmapped = [each for each in missing if each not in theme.styles]
    return (
        *(_misnamed(theme.styles[each], each, theme) for each in mapped),
        *([_lacking(unmapped, theme)] if unmapped else []),
    )


def _misnamed(theirs: str, ours: str, theme: Theme) -> Diagnostic:
    return Diagnostic(
        "house-missing-style",
        f'the house template has no style "{theirs}"',
        theme.span,
        f'correct the name that stands for "{ours}" under word: styles',
        Severity.WARNING,
    )


def _lacking(missing: list[str], theme: Theme) -> Diagnostic:
    shown = ", ".join(f'"{each}"' for each in missing[:MOST_NAMES])
    more = f" and {len(missing) - MOST_NAMES} more" if len(missing) > MOST_NAMES else ""
    return Diagnostic(
        "house-missing-style",
        f"the house template has no style {shown}{more}",
        theme.span,
        "they are made from the stylesheet; map them to the template's own under word: styles",
        Severity.NOTE,
    )


class _Wanted:
    """Which template style stands for which of ours: the map first, then the same name."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self.styles = styles

    def pairs(self, present: Mapping[str, str]) -> list[tuple[str, str]]:
        mapped = [(ours, theirs.lower()) for ours, theirs in self.styles.items()]
        return (
            [(_title(each), each) for each in present] + [(each, each.lower()) for each in OWN_NAMES] + mapped
        )


def _title(stored: str) -> str:
    return next((own for own in OWN_NAMES if spelled(own).lower() == stored), stored)


LIST_LEVELS = ("", " 2", " 3", " 4", " 5")
# The styles that a template is likeliest to have, as we spell them.
OWN_NAMES = (
    "Normal", "Title", "Subtitle", "Body Text", "Quote", "Caption", "Bibliography", "TOC Heading",
    *(f"Heading {level}" for level in range(1, 7)), *(f"toc {level}" for level in range(1, 7)),
    *(f"List {kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in LIST_LEVELS),
    "Footnote Text", "Endnote Text", "Header", "Footer", "footnote reference", "endnote reference",
    "Strong", "Emphasis", "Hyperlink",
)  # fmt: skip
