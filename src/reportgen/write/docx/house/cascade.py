"""The styles of a Word file → the used properties of one of them, as slots that inherit one by one.

ECMA-376 17.7.2: the document's defaults, then the line of styles that each is based on. A slot is what one
style can say without another: an attribute of `w:spacing`, a side of the border, the stop at one place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from reportgen.write.docx.ooxml import NAMESPACES, Node, name

Slot: TypeAlias = tuple[str, ...]
Slots: TypeAlias = Mapping[Slot, str]

OFF = frozenset({"0", "false", "off"})
ON = frozenset({"1", "true", "on"})
# ECMA-376 17.3.1 and 17.3.2: properties that are on or off.
TOGGLES = frozenset(
    {
        "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
        "imprint", "vanish", "webHidden", "noProof", "snapToGrid", "keepNext", "keepLines",
        "pageBreakBefore", "widowControl", "suppressAutoHyphens", "bidi", "contextualSpacing",
        "mirrorIndents", "suppressLineNumbers",
    }
)  # fmt: skip
# Attributes that say the same (ECMA-376 17.3.1.12).
SAME = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
UNREAD = frozenset({"lang", "rStyle", "pStyle", "rPrChange", "pPrChange", "sectPr", "cnfStyle", "framePr"})
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def used_properties(styles: Node, style_id: str, theme: Node | None = None) -> dict[Slot, str]:
    """The slots of a paragraph style with everything it inherits; `theme` names the fonts of a theme."""
    found: dict[Slot, str] = {}
    defaults = styles.find(name("w:docDefaults"))
    if defaults is not None:
        for each in defaults.iter(name("w:pPr"), name("w:rPr")):
            found |= _slots(each, theme)
    for style in reversed(list(_line(styles, style_id))):
        for each in style.iterchildren(name("w:pPr"), name("w:rPr")):
            found |= _slots(each, theme)
    return found


def default_style(styles: Node, kind: str = "paragraph") -> str:
    """The id of the default style of a kind, or nothing."""
    marked = (each for each in styles.iter(name("w:style")) if each.get(name("w:type")) == kind)
    return next(
        (str(each.get(name("w:styleId"))) for each in marked if each.get(name("w:default")) in ON), ""
    )


def _line(styles: Node, style_id: str) -> Iterator[Node]:
    """The style and those it is based on, itself first."""
    by_id = {each.get(name("w:styleId")): each for each in styles.iter(name("w:style"))}
    met: set[str] = set()
    while style_id in by_id and style_id not in met:
        met.add(style_id)
        yield by_id[style_id]
        based = by_id[style_id].find(name("w:basedOn"))
        style_id = "" if based is None else str(based.get(name("w:val"), ""))


def _slots(properties: Node, theme: Node | None) -> dict[Slot, str]:
    group = _local(properties.tag)
    found: dict[Slot, str] = {}
    for each in properties:
        if not isinstance(each.tag, str) or not each.tag.startswith(f"{{{NAMESPACES['w']}}}"):
            continue
        tag = _local(each.tag)
        if tag in UNREAD or (group == "pPr" and tag == "rPr"):
            continue
        if tag in TOGGLES:
            found[group, tag] = "0" if each.get(name("w:val")) in OFF else "1"
            continue
        reader = READERS.get((group, tag))
        found |= reader(each, theme) if reader else {(group, tag): _val(each)}
    return found


def _spacing(node: Node, _theme: Node | None) -> dict[Slot, str]:
    said = _attributes(node)
    line = said.pop("line", None)
    rule = said.pop("lineRule", "auto")
    found: dict[Slot, str] = {("pPr", "spacing", key): value for key, value in said.items()}
    if line is not None:
        found["pPr", "spacing", "line"] = f"{line} {rule}"
    return found


def _indents(node: Node, _theme: Node | None) -> dict[Slot, str]:
    said = {SAME.get(key, key): value for key, value in _attributes(node).items()}
    hanging = said.pop("hanging", None)
    if hanging is not None:
        said["firstLine"] = f"-{hanging}" if hanging.strip("0") else "0"
    hanging = said.pop("hangingChars", None)
    if hanging is not None:
        said["firstLineChars"] = f"-{hanging}" if hanging.strip("0") else "0"
    return {("pPr", "ind", key): value for key, value in said.items()}


def _fonts(node: Node, theme: Node | None) -> dict[Slot, str]:
    found: dict[Slot, str] = {}
    for key, value in _attributes(node).items():
        if key == "hint":
            continue
        slot = "cs" if key == "cstheme" else key.removesuffix("Theme")
        found["rPr", "rFonts", slot] = theme_font(theme, value) if key.lower().endswith("theme") else value
    return found


def theme_font(theme: Node | None, reference: str) -> str:
    """The family behind a name such as `minorHAnsi` (ECMA-376 17.18.96), or nothing."""
    if theme is None:
        return ""
    scheme = "majorFont" if reference.startswith("major") else "minorFont"
    script = {"EastAsia": "ea", "Bidi": "cs"}.get(reference[5:], "latin")
    found = next(theme.iter(f"{DRAWING}{scheme}"), None)
    font = None if found is None else found.find(f"{DRAWING}{script}")
    return "" if font is None else str(font.get("typeface", ""))


def _sides(node: Node, _theme: Node | None) -> dict[Slot, str]:
    return {
        ("pPr", "pBdr", _local(each.tag)): " ".join(f"{k}={v}" for k, v in sorted(_attributes(each).items()))
        for each in node
    }


def _stops(node: Node, _theme: Node | None) -> dict[Slot, str]:
    return {("pPr", "tabs", str(each.get(name("w:pos")))): str(each.get(name("w:val"))) for each in node}


def _number(node: Node, _theme: Node | None) -> dict[Slot, str]:
    return {("pPr", "numPr", _local(each.tag)): _val(each) for each in node}


def _shading(node: Node, _theme: Node | None) -> dict[Slot, str]:
    fill = node.get(name("w:fill"), "auto")
    return {(_local(node.getparent().tag), "shd"): "auto" if fill == "auto" else str(fill).upper()}


READERS: Mapping[tuple[str, str], Callable[[Node, Node | None], dict[Slot, str]]] = {
    ("pPr", "spacing"): _spacing,
    ("pPr", "ind"): _indents,
    ("rPr", "rFonts"): _fonts,
    ("pPr", "pBdr"): _sides,
    ("pPr", "tabs"): _stops,
    ("pPr", "numPr"): _number,
    ("pPr", "shd"): _shading,
    ("rPr", "shd"): _shading,
}


def _attributes(node: Node) -> dict[str, str]:
    return {_local(key): str(value) for key, value in node.attrib.items()}


def _val(node: Node) -> str:
    return str(node.get(name("w:val"), ""))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
