"""Elements of a drawing → nothing, or the first that readers draw differently."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from reportgen.compose.pictures.drawings.declarations import SVG, Declaration

HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_PATH = re.compile(r"\s*[Mm][MmLlHhVvCcSsQqTtAaZz\d\s.,+\-eE]*")
_TRANSFORM = re.compile(
    r"\s*(?:(?:translate|scale|rotate|skewX|skewY|matrix)\s*\([\d\s.,+\-eE]*\)[\s,]*)*|\s*none\s*"
)
_STYLE_TRANSFORM = re.compile(
    r"\s*(?:(?:translate[XY]?|scale[XY]?|rotate|skewX|skewY|matrix)\s*\((?:[\d\s.,+\-eE]|px|deg)*\)\s*)*|\s*none\s*",
    re.IGNORECASE,
)
_NOUGHT = r"[-+]?+0*+(?:\.0*+)?+\s*+"
_FLAT = re.compile(
    rf"scale[XY]?\(\s*+(?:{_NOUGHT}[,)]|(?:[^(),\s]++\s++)+?{_NOUGHT}\)|[^(),]*+,\s*+{_NOUGHT}\))",
    re.IGNORECASE,
)


def check_shapes(root: etree._Element, declared: Iterable[Declaration]) -> None:
    """Raise ValueError that names the element."""
    declared = tuple(declared)
    by_id = {element.get("id"): element for element in root.iter(f"{SVG}*") if element.get("id")}
    for element in root.iter(f"{SVG}*"):
        if fault := _fault(element, by_id):
            raise ValueError(f"it holds {fault} in line {element.sourceline}")
    for each in declared:
        if each.name == "transform":
            _check_transform(each, root)
        if each.name == "visibility" and each.element.tag == f"{SVG}tspan":
            raise ValueError(f"it holds hidden words within words in line {each.element.sourceline}")
        if each.name == "clip-rule" and each.value == "evenodd":
            _check_clip_rule(each, root)


def _fault(element: etree._Element, by_id: dict[str | None, etree._Element]) -> str | None:
    kind = element.tag.removeprefix(SVG)
    if kind == "use":
        return _use_fault(element, by_id)
    parent = element.getparent()
    faults = {
        "a path that cannot be read": kind == "path"
        and not _PATH.fullmatch(element.get("d", "M").strip() or "M"),
        "an ellipse with one radius": kind == "ellipse"
        and (element.get("rx") is None) != (element.get("ry") is None),
        "<tspan rotate>": kind == "tspan" and element.get("rotate") is not None,
        "<tspan> within <tspan>": kind == "tspan" and parent is not None and parent.tag == element.tag,
        "<text> within <clipPath>": kind == "clipPath" and element.find(f".//{SVG}text") is not None,
    }
    return next((fault for fault, is_there in faults.items() if is_there), None)


def _use_fault(element: etree._Element, by_id: dict[str | None, etree._Element]) -> str | None:
    target = by_id.get(
        next((element.get(key, "") for key in HREFS if element.get(key)), "").strip().removeprefix("#")
    )
    if target is None or (element.get("width") and element.get("height")):
        return None
    if target.tag == f"{SVG}svg" or (target.tag == f"{SVG}symbol" and target.get("viewBox")):
        return f"<use> of a {target.tag.removeprefix(SVG)} without width and height"
    return None


def _check_transform(each: Declaration, root: etree._Element) -> None:
    grammar = _TRANSFORM if each.is_attribute else _STYLE_TRANSFORM
    if each.element is root or _FLAT.search(each.value) or not grammar.fullmatch(each.value):
        raise ValueError(f"it holds transform: {each.value[:60]} in line {each.element.sourceline}")


def _check_clip_rule(each: Declaration, root: etree._Element) -> None:
    """`clip-rule` counts in a <clipPath> only, where `evenodd` is drawn as `nonzero`."""
    clips = list(root.iter(f"{SVG}clipPath"))
    within = {element for clip in clips for element in clip.iter()}
    around = {element for clip in clips for element in clip.iterancestors()}
    if each.element in within | around or (each.selector is not None and clips):
        raise ValueError(f"it holds clip-rule: evenodd in line {each.element.sourceline}")
