"""A firm's own Word template: its styles win by name, missing ones are made and said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.layout import Layout
from reportgen.model.report.theme import Theme
from reportgen.write.docx.body.body import build_body
from reportgen.write.docx.body.title_area import PARTS
from reportgen.write.docx.emit.state import Desk
from reportgen.write.docx.ooxml import Node, name, parent
from reportgen.write.docx.package.package import open_package
from reportgen.write.docx.style.emit_styles import TABLE_BASE, TEXT_BASE, spelled, write_styles
from reportgen.write.docx.style.style_book import open_stylebook

MOST_NAMES = 12
# The template's style for parts of the title area that it has no style for.
STAND_IN = "Subtitle"
# Roles whose text is a page number.
PAGED = frozenset({"toc", "pageref"})
ON = frozenset({"1", "true", "on"})


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
    found = {ours: present[theirs] for ours, theirs in wanted.pairs(present) if theirs in present}
    return {**dict.fromkeys(_left_bare(found), found.get(STAND_IN, "")), **found}


def merge_styles(root: Node, desk: Desk) -> None:
    """Add the styles of the document; those of a template stay, but in the language of the text."""
    made = write_styles(desk)
    theirs = list(root.iter(name("w:style")))
    if theirs:
        _speak(root, desk.language)
        ids = {each.get(name("w:styleId")) for each in theirs}
        kinds = {each.get(name("w:type")) for each in theirs if each.get(name("w:default")) in ON}
        made = [
            each
            for each in made
            if each.tag == name("w:style")
            and each.get(name("w:styleId")) not in ids
            and not (each.get(name("w:default")) in ON and each.get(name("w:type")) in kinds)
        ]
    root.extend(made)


def _speak(root: Node, language: str) -> None:
    """Let the defaults name the language of the text, and the default style nothing else."""
    for each in root.iter(name("w:style")):
        if each.get(name("w:default")) in ON:
            for said in list(each.iter(name("w:lang"))):
                said.getparent().remove(said)
    said = next(root.iter(name("w:docDefaults")), None)
    if said is None:
        said = parent("docDefaults")
        root.insert(0, said)
    for tag in ("w:rPrDefault", "w:rPr", "w:lang"):
        inner = said.find(name(tag))
        if inner is None:
            inner = parent(tag.removeprefix("w:"))
            said.insert(0 if tag == "w:rPrDefault" else len(said), inner)
        said = inner
    said.set(name("w:val"), language)


def _left_bare(found: Mapping[str, str]) -> list[str]:
    """Parts of the title area that the template lacks though the title is its own.

    Ours would stand on a ground of which the template's title has nothing.
    """
    if "Title" not in found or STAND_IN not in found:
        return []
    return sorted(PARTS - found.keys())


def compare_house(theme: Theme, layout: Layout) -> tuple[Diagnostic, ...]:
    """What the template lacks: a note for each style that will be made from the stylesheet instead."""
    if theme.house is None:
        return ()
    opened, _ = open_package(theme.house, theme.span)
    present = house_styles(opened, theme)
    book = open_stylebook(build_body(layout.probe, layout))
    bridged = [
        each for each in sorted(PARTS) if present.get(each) == present.get(STAND_IN) and each != STAND_IN
    ]
    bridged = [each for each in bridged if each in present and each not in theme.styles]
    missing = [each for each in book.paragraphs if each not in present]
    mapped = [each for each in missing if each in theme.styles]
    unmapped = [each for each in missing if each not in theme.styles]
    return (
        *(_misnamed(theme.styles[each], each, theme) for each in mapped),
        *([_lacking(unmapped, theme)] if unmapped else []),
        *([_bridged(bridged, theme)] if bridged else []),
        *([_numbers_of_pdf(theme)] if any(each.role in PAGED for each in layout.root.walk()) else []),
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


def _bridged(parts: list[str], theme: Theme) -> Diagnostic:
    shown = ", ".join(f'"{each}"' for each in parts)
    return Diagnostic(
        "house-missing-style",
        f"the house template has no style {shown}",
        theme.span,
        f'beside its own title they are written in its "{STAND_IN}"; map them to others under word: styles',
        Severity.NOTE,
    )


def _numbers_of_pdf(theme: Theme) -> Diagnostic:
    return Diagnostic(
        "house-page-numbers",
        "page numbers in the text are those of the PDF, and the house template may turn pages elsewhere",
        theme.span,
        "update the fields in Word with Ctrl+A and F9",
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
    "Strong", "Emphasis", "Hyperlink", TEXT_BASE, TABLE_BASE,
)  # fmt: skip
