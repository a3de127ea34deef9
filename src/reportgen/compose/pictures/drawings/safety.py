"""SVG bytes → SVG bytes that hold drawings only: no script, no address outside the file, no bombs."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.compose.pictures.drawings.border import check_drawable, line_of
from reportgen.compose.pictures.drawings.faces import DrawingFaces
from reportgen.compose.pictures.drawings.plain import make_plain

MOST_ELEMENTS = 20_000
MOST_DEPTH = 60
MOST_COPIES = 4
MOST_DRAWN = 50_000
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"

ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "use",
        "symbol",
        "clipPath",
        "marker",
        "linearGradient",
        "radialGradient",
        "stop",
        "style",
        "a",
    ]
)
SILENT = frozenset({"metadata"})
_OUTSIDE = re.compile(
    r"""url\(\s*(?!['"]?#)|@import|expression\s*\(|javascript:|\\|@font-face""", re.IGNORECASE
)
# A document type that declares nothing itself, as Graphviz and matplotlib write it.
_BARE_TYPE = re.compile(
    rb"<!DOCTYPE\s+svg(?:\s+(?:PUBLIC|SYSTEM|\"[^\"<>]*\"|'[^'<>]*'))*\s*>", re.IGNORECASE
)
_XML = "{http://www.w3.org/XML/1998/namespace}"


def sound_svg(content: bytes, faces: DrawingFaces) -> bytes:
    """The drawing, serialised anew with its words in `faces`; ValueError says what it may not hold.

    What editors note for themselves (metadata, elements and attributes of other namespaces) is not
    drawn and does not come along.
    """
    content = _BARE_TYPE.sub(b"", content, count=1)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE) or b"\x00" in content:
        raise ValueError("it declares a document type or entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(f"it is no well-formed XML: {fault.msg}") from fault
    if root.tag != f"{_SVG}svg":
        raise ValueError("its root is not an svg element")
    for count, element in enumerate(list(root.iter())):
        if count > MOST_ELEMENTS:
            raise ValueError(f"it has more than {MOST_ELEMENTS} elements")
        _check(element)
    _check_depth(root)
    _check_copies(root)
    check_drawable(root)
    make_plain(root, faces)
    written: bytes = etree.tostring(root, encoding="utf-8")
    return written


def _check(element: etree._Element) -> None:
    if not isinstance(element.tag, str):
        _remove(element)
        return
    name = element.tag.removeprefix(_SVG)
    if name.startswith("{") or name in SILENT:
        _remove(element)
        return
    if name not in ELEMENTS:
        raise ValueError(f"it holds <{name}>{line_of(element)}")
    if name == "style" and _OUTSIDE.search(element.text or ""):
        raise ValueError("its style sheet reaches outside the file")
    for key, value in element.attrib.items():
        _check_attribute(element, str(key), str(value))


def _check_attribute(element: etree._Element, key: str, value: str) -> None:
    if key in {"href", _XLINK}:
        if not value.strip().startswith("#"):
            raise ValueError(f"it points outside the file: {value[:60]}")
        return
    if key.startswith("{") and not key.startswith(_XML):
        del element.attrib[key]
        return
    if key.lower().startswith("on"):
        raise ValueError(f"it holds a script in {key}")
    if _OUTSIDE.search(value):
        raise ValueError(f"{key} reaches outside the file: {value[:60]}")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _check_depth(root: etree._Element) -> None:
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        if depth > MOST_DEPTH:
            raise ValueError(f"its elements are nested deeper than {MOST_DEPTH}")
        waiting.extend((child, depth + 1) for child in element)


def _check_copies(root: etree._Element) -> None:
    """Refuse `use` elements that copy each other without end, or multiply what is drawn."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    drawn = 0

    def count(element: etree._Element, depth: int) -> None:
        nonlocal drawn
        if depth > MOST_COPIES:
            raise ValueError(f"it copies copies more than {MOST_COPIES} deep")
        for each in element.iter():
            drawn += 1
            if drawn > MOST_DRAWN:
                raise ValueError(f"it draws more than {MOST_DRAWN} elements")
            if each.tag == f"{_SVG}use":
                target = by_id.get((each.get("href") or each.get(_XLINK) or "").strip().removeprefix("#"))
                if target is not None:
                    count(target, depth + 1)

    count(root, 0)
