"""A house template's styles → those of the document: the template's win by name, missing ones are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from reportgen.model.report.theme import Theme, WordFonts
from reportgen.write.docx.emit.state import WriterState
from reportgen.write.docx.emit.styles import TABLE_BASE, TEXT_BASE, write_styles
from reportgen.write.docx.house.cascade import ON, Slots, default_style, used_properties
from reportgen.write.docx.house.statement import complete, differing
from reportgen.write.docx.ooxml import Node, name, parent, part_root
from reportgen.write.docx.package.package import part_named
from reportgen.write.docx.style.style_book import StyleBook
from reportgen.write.docx.style.table_styles import TABLE_STYLES
from reportgen.write.docx.style.title_area import PARTS
from reportgen.write.docx.values.house_styles import HouseStyles

# The template's style for parts of the title area that it has no style for.
STAND_IN = "Subtitle"
STYLE, NAME, KIND, ID, DEFAULT = (
    name(each) for each in ("w:style", "w:name", "w:type", "w:styleId", "w:default")
)
# What may differ while lines still break and stand where the page has them.
UNMEASURED = frozenset({"color", "shd", "pBdr", "u", "highlight", "outlineLvl", "kern", "noProof"})


def house_styles(opened: Any, theme: Theme, book: StyleBook) -> HouseStyles:
    """The template's styles that stand for ours, by name and by the theme's own map."""
    if theme.house is None:
        return HouseStyles()
    styles = opened.styles.element
    present = {
        (called.lower(), each.get(KIND)): str(each.get(ID))
        for each in styles.iter(STYLE)
        for called in reversed(_names(each))
    }
    kinds = {
        **{each.lower(): "paragraph" for each in book.paragraphs},
        **{each.lower(): "character" for each in (*book.characters, TEXT_BASE)},
        **{each.lower(): "table" for each in (*TABLE_STYLES.values(), TABLE_BASE)},
    }
    found = {called: number for (called, kind), number in present.items() if kinds.get(called, kind) == kind}
    found.setdefault("normal", default_style(styles))
    mapped = {ours.lower(): theirs.lower() for ours, theirs in theme.styles.items()}
    by_name = {called: number for (called, _), number in present.items()}
    found |= {ours: by_name[theirs] for ours, theirs in mapped.items() if theirs in by_name}
    # Ours would stand on a ground of which the template's title has nothing.
    if "title" in found and STAND_IN.lower() in found:
        for part in PARTS:
            found.setdefault(part.lower(), found[STAND_IN.lower()])
    ids = {called: number for called, number in found.items() if number}
    return HouseStyles(ids, frozenset(str(each.get(ID)).lower() for each in styles.iter(STYLE)))


def with_altered(house: HouseStyles, opened: Any, state: WriterState, families: Iterable[str]) -> HouseStyles:
    """The same, knowing which styles look otherwise than the theme's, as all in these families do."""
    if not house.ids:
        return house
    theirs, theme = opened.styles.element, theme_of(opened)
    own = WriterState(state.book, state.fonts, state.language, HouseStyles(), {}, {}, frozenset())
    ours = part_root("w:styles")
    ours.extend(write_styles(own))
    altered = {
        each.lower()
        for each, style in state.book.paragraphs.items()
        if style.look.text.font in families
        or (
            house.has(each)
            and _is_measured(
                differing(
                    used_properties(ours, own.style_id(each)),
                    used_properties(theirs, house.ids[each.lower()], theme),
                )
            )
        )
    }
    return replace(house, altered=frozenset(altered))


def house_fonts(house: HouseStyles, opened: Any, theme: Theme, book: StyleBook) -> Mapping[str, str]:
    """The template's families for the theme's body and headings, if the theme asks for them."""
    if theme.fonts is not WordFonts.HOUSE or theme.house is None:
        return {}
    styles, parts = opened.styles.element, theme_of(opened)
    found: dict[str, str] = {}
    for ours, used in (("Heading 1", "heading 1"), ("Body Text", "body text")):
        number = house.ids.get(used, house.ids.get("normal", ""))
        family = used_properties(styles, number, parts).get(("rPr", "rFonts", "ascii"))
        if family and ours in book.paragraphs:
            found[book.paragraphs[ours].look.text.font] = family
    return found


def merge_styles(opened: Any, state: WriterState) -> None:
    """Add the styles of the document; those of a template stay, but in the language of the text."""
    root = opened.styles.element
    made = write_styles(state)
    theirs = {str(each.get(ID)): each for each in root.iter(STYLE)}
    if theirs:
        _set_language(root, state.language)
        made = _beside(root, made, theme_of(opened), state)
    root.extend(made)


def theme_of(opened: Any) -> Node | None:
    """The root of the template's theme part, which names its fonts."""
    part = part_named(opened, "theme")
    return None if part is None else etree.fromstring(part.blob)


def _beside(root: Node, made: list[Node], theme: Node | None, state: WriterState) -> list[Node]:
    """Our styles that the template lacks, each saying what it would inherit otherwise."""
    ids = {each.get(ID) for each in root.iter(STYLE)}
    kinds = {each.get(KIND) for each in root.iter(STYLE) if each.get(DEFAULT) in ON}
    names = {called.lower() for each in root.iter(STYLE) for called in _names(each)}
    full = part_root("w:styles")
    full.extend(made)
    wanted = {each.get(ID): used_properties(full, each.get(ID)) for each in full.iter(STYLE)}
    added = [each for each in full.iter(STYLE) if each.get(ID) not in ids]
    bases = {_base(each) for each in added}
    kept: list[Node] = []
    for style in added:
        if style.get(DEFAULT) in ON and style.get(KIND) in kinds:
            if style.get(ID) not in bases:
                continue
            del style.attrib[DEFAULT]
        if _names(style)[0].lower() in names:
            # The template's style of this name is one of another kind.
            style.find(NAME).set(name("w:val"), f"{_names(style)[0]} (report)")
        if style.get(KIND) == "paragraph" and _base(style) in ids:
            _settle(style, wanted[style.get(ID)], used_properties(root, _base(style), theme), state)
        kept.append(style)
    return kept


def _settle(style: Node, wanted: Slots, inherited: Slots, state: WriterState) -> None:
    if _base(style) == state.style_id("Normal"):
        own = part_root("w:styles")
        own.append(style)
        said = used_properties(own, style.get(ID))
        unsaid = {slot: each for slot, each in differing(wanted, inherited).items() if slot not in said}
        complete(style, unsaid)
        return
    spacing = style.find(f"{name('w:pPr')}/{name('w:spacing')}")
    if spacing is not None and style.find(f"{name('w:rPr')}/{name('w:sz')}") is None:
        # A line as high as the theme's letters need is none for the template's.
        for each in ("w:line", "w:lineRule"):
            spacing.attrib.pop(name(each), None)


def _is_measured(slots: Slots) -> bool:
    return any(slot[1] not in UNMEASURED for slot in slots)


def _base(style: Node) -> str:
    based = style.find(name("w:basedOn"))
    return "" if based is None else str(based.get(name("w:val"), ""))


def _names(style: Node) -> list[str]:
    """The name and the aliases of a style (ECMA-376 17.7.4.1)."""
    found = (style.find(name(tag)) for tag in ("w:name", "w:aliases"))
    return [
        each.strip() for node in found if node is not None for each in node.get(name("w:val"), "").split(",")
    ]


def _set_language(root: Node, language: str) -> None:
    """Let the defaults name the language of the text, and the default style nothing else."""
    for each in root.iter(STYLE):
        if each.get(DEFAULT) in ON:
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
