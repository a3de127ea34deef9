"""A drawing of what is drawn alike → the same said in the one way that every reader understands."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.compose.pictures.drawings.declarations import SVG, WORDS, pairs
from reportgen.compose.pictures.drawings.faces import DrawingFaces, font_parts
from reportgen.compose.pictures.drawings.sheets import rewritten_sheet, rewritten_style

_CURRENT = re.compile(r"\bcurrentcolor\b", re.IGNORECASE)
_BREAKS = re.compile(r"[\t\n\r]")
_COLOURED = ("fill", "stroke", "stop-color", "color")
_WHITE = re.compile(r"(?:white|#fff(?:fff)?|none|transparent|rgb\(255,\s*255,\s*255\))", re.IGNORECASE)
# What draws nothing, or only in the engine.
_NOT_DRAWN = frozenset({"font", "requiredFeatures", "enable-background"})


def make_plain(root: etree._Element, faces: DrawingFaces) -> None:
    """Rewrite the drawing in place: families of the theme, no shorthands, one space between words."""
    for name in {"x", "y"} & {str(key) for key in root.attrib}:
        del root.attrib[name]
    _drop_ground(root)

    def change(name: str, value: str) -> dict[str, str]:
        parts = font_parts(value) if name == "font" else {name: value}
        if parts is None:
            raise ValueError(f"it holds font: {value[:60]}")
        return {key: _value(key, part, faces) for key, part in parts.items()}

    for element in root.iter(f"{SVG}*"):
        for name in _NOT_DRAWN & {str(key) for key in element.attrib}:
            del element.attrib[name]
        for name in (*_COLOURED, "font-family"):
            if (value := element.get(name)) is not None:
                element.set(name, _value(name, value, faces).replace('"', "'"))
        if style := element.get("style"):
            element.set("style", rewritten_style(style, change).replace('"', "'"))
        if element.tag == f"{SVG}style":
            element.text = rewritten_sheet("".join(str(part) for part in element.itertext()), change)
            del element[:]
    if faces.sans and next(root.iter(f"{SVG}text"), None) is not None and "font-family" not in _said(root):
        root.set("font-family", f"'{faces.sans}'")
    for words in root.iter(f"{SVG}text"):
        _join_lines(words)


def _value(name: str, value: str, faces: DrawingFaces) -> str:
    if name == "font-family" and value != "inherit":
        family = faces.family(value)
        return f'"{family}"' if faces.families else value
    return _CURRENT.sub("currentColor", value)


def _said(root: etree._Element) -> frozenset[str]:
    return frozenset((*map(str, root.attrib), *(name for name, _ in pairs(root.get("style", "")))))


def _drop_ground(root: etree._Element) -> None:
    """Paper is white; any other ground has to be drawn."""
    said = dict(pairs(root.get("style", "")))
    for name in ("background", "background-color"):
        if name in said and not _WHITE.fullmatch(said.pop(name)):
            raise ValueError(f"it holds {name} on the drawing itself")
    if "style" in root.attrib:
        root.set("style", ";".join(f"{name}:{value}" for name, value in said.items()))


def _join_lines(words: etree._Element) -> None:
    for element in list(words.iter(*WORDS)):
        element.text = _BREAKS.sub(" ", element.text) if element.text else element.text
        if element is words:
            continue
        element.tail = _BREAKS.sub(" ", element.tail) if element.tail else element.tail
        if element.tag == f"{SVG}tspan" and not element.text and len(element) == 0:
            _remove(element)


def _remove(element: etree._Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
