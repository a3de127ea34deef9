"""A house template's styles → those of the document: the template's win by name, missing ones are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.model.report.theme import Theme
from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.emit.styles import TABLE_BASE, TEXT_BASE, spelled, write_styles
from reportgen.write.docx.ooxml import Node, name, parent
from reportgen.write.docx.style.title_area import PARTS

# The template's style for parts of the title area that it has no style for.
STAND_IN = "Subtitle"
ON = frozenset({"1", "true", "on"})
LIST_LEVELS = ("", " 2", " 3", " 4", " 5")
# The styles that a template is likeliest to have, as we spell them.
OWN_NAMES = (
    "Normal", "Title", "Subtitle", "Body Text", "Quote", "Caption", "Bibliography", "TOC Heading",
    *(f"Heading {level}" for level in range(1, 7)), *(f"toc {level}" for level in range(1, 7)),
    *(f"List {kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in LIST_LEVELS),
    "Footnote Text", "Endnote Text", "Header", "Footer", "footnote reference", "endnote reference",
    "Strong", "Emphasis", "Hyperlink", TEXT_BASE, TABLE_BASE,
)  # fmt: skip


def house_styles(opened: Any, theme: Theme) -> Mapping[str, str]:
    """Our style names → the ids of the template's styles that stand for them."""
    if theme.house is None:
        return {}
    present = {
        style.find(name("w:name")).get(name("w:val")).lower(): style.get(name("w:styleId"))
        for style in opened.styles.element.iter(name("w:style"))
        if style.find(name("w:name")) is not None
    }
    # The theme's own map wins over equal names.
    wanted = {
        **{_own_name(each): each for each in present},
        **{each: each.lower() for each in OWN_NAMES},
        **{ours: theirs.lower() for ours, theirs in theme.styles.items()},
    }
    found = {ours: present[theirs] for ours, theirs in wanted.items() if theirs in present}
    return {**dict.fromkeys(_without_style(found), found.get(STAND_IN, "")), **found}


def merge_styles(root: Node, state: WriterState) -> None:
    """Add the styles of the document; those of a template stay, but in the language of the text."""
    made = write_styles(state)
    theirs = list(root.iter(name("w:style")))
    if theirs:
        _set_language(root, state.language)
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


def _set_language(root: Node, language: str) -> None:
    """Let the defaults name the language of the text, and the default style nothing else."""
    for each in root.iter(name("w:style")):
        if each.get(name("w:default")) in ON:
            for stated in list(each.iter(name("w:lang"))):
                stated.getparent().remove(stated)
    node = next(root.iter(name("w:docDefaults")), None)
    if node is None:
        node = parent("docDefaults")
        root.insert(0, node)
    for tag in ("w:rPrDefault", "w:rPr", "w:lang"):
        inner = node.find(name(tag))
        if inner is None:
            inner = parent(tag.removeprefix("w:"))
            node.insert(0 if tag == "w:rPrDefault" else len(node), inner)
        node = inner
    node.set(name("w:val"), language)


def _without_style(found: Mapping[str, str]) -> list[str]:
    """Parts of the title area that the template lacks though the title is its own.

    Ours would stand on a ground of which the template's title has nothing.
    """
    if "Title" not in found or STAND_IN not in found:
        return []
    return sorted(PARTS - found.keys())


def _own_name(stored: str) -> str:
    return next((own for own in OWN_NAMES if spelled(own).lower() == stored), stored)
