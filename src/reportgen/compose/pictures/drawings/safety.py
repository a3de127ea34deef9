"""SVG bytes → SVG bytes that hold drawings only: no script, no address outside the file, no bombs."""

from __future__ import annotations

import re

from lxml import etree

from reportgen.compose.pictures.drawings.border import check_drawable, line_of
from reportgen.compose.pictures.drawings.faces import DrawingFaces
from reportgen.compose.pictures.drawings.plain import make_plain
from reportgen.compose.pictures.drawings.sheets import addresses, is_simple

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
MOST_ATTRIBUTES = 200
"""Of one element: reading them takes time with the square of their number."""

MOST_CSS = 200_000
"""Characters of style sheets, and of different styles that need a parser."""

_MOST_TAGS = 4 * MOST_ELEMENTS
# What is read by people and machines, and never fetched.
_WORDS = ("aria-", "data-")
_SAID = frozenset({"class", "id", "lang", "role"})
_ADDRESS = re.compile(
    r"\s*(?:(?:javascript|vbscript|data|file|blob):|(?:[a-z][a-z0-9+.-]*:)?//)", re.IGNORECASE
)
_KEPT_OF_XML = frozenset(f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("lang", "space"))
# A document type that declares nothing itself, as Graphviz and matplotlib write it.
_BARE_TYPE = re.compile(
    rb"<!DOCTYPE\s+svg(?:\s+(?:PUBLIC|SYSTEM|\"[^\"<>]*\"|'[^'<>]*'))*\s*>", re.IGNORECASE
)


def sound_svg(content: bytes, faces: DrawingFaces) -> bytes:
    """The drawing, serialised anew with its words in `faces`; ValueError says what it may not hold.

    What editors note for themselves (metadata, elements and attributes of other namespaces) is not
    drawn and does not come along.
    """
    content = _BARE_TYPE.sub(b"", content, count=1)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content, re.IGNORECASE) or b"\x00" in content:
        raise ValueError("it declares a document type or entities")
    root = _parsed(content)
    for element in list(root.iter()):
        _check(element)
    _check_depth(root)
    _check_copies(root)
    check_drawable(root)
    make_plain(root, faces)
    written: bytes = etree.tostring(root, encoding="utf-8")
    _judge(_parsed(written))
    return written


def _parsed(content: bytes) -> etree._Element:
    if content.count(b"<") > _MOST_TAGS:
        raise ValueError(f"it has more than {MOST_ELEMENTS} elements")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(f"it is no well-formed XML: {fault.msg}") from fault
    if root.tag != f"{_SVG}svg":
        raise ValueError("its root is not an svg element")
    for count, element in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise ValueError(f"it has more than {MOST_ELEMENTS} elements")
        if len(element.attrib) > MOST_ATTRIBUTES:
            raise ValueError(f"it has more than {MOST_ATTRIBUTES} attributes{line_of(element)}")
    styles = {each.get("style", "") for each in root.iter("*")}
    sheets = ("".join(map(str, each.itertext())) for each in root.iter(f"{_SVG}style"))
    if sum(map(len, sheets)) + sum(len(each) for each in styles if not is_simple(each)) > MOST_CSS:
        raise ValueError(f"its styles have more than {MOST_CSS:,} characters")
    return root


def _judge(root: etree._Element) -> None:
    """Refuse what is to be given away if anything in it leads outside, whatever was looked at before."""
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in ELEMENTS or (name == "style" and len(element)):
            raise ValueError(f"it holds <{name}>{line_of(element)}")
        found = list(addresses(element.text or "")) if name == "style" else []
        for key, value in element.attrib.items():
            found += _addresses_of(str(key), str(value))
        if found:
            raise ValueError(f"it points outside the file: {found[0][:60]}")


def _addresses_of(key: str, value: str) -> list[str]:
    if key in {"href", _XLINK}:
        return [] if value.strip().startswith("#") else [value]
    if key in _SAID or key.startswith(_WORDS):
        return []
    return [value] if _ADDRESS.match(value) else list(addresses(value))


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
    if name == "style" and any(addresses("".join(map(str, element.itertext())))):
        raise ValueError("its style sheet reaches outside the file")
    for key, value in element.attrib.items():
        _check_attribute(element, str(key), str(value))


def _check_attribute(element: etree._Element, key: str, value: str) -> None:
    if key in {"href", _XLINK}:
        if not value.strip().startswith("#"):
            raise ValueError(f"it points outside the file: {value[:60]}")
        return
    if key.startswith("{") and key not in _KEPT_OF_XML:
        del element.attrib[key]
        return
    if key.lower().startswith("on"):
        raise ValueError(f"it holds a script in {key}")
    if any(addresses(value)):
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
