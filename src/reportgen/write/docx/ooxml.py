"""WordprocessingML elements from names and attributes (ECMA-376 part 1, transitional)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from copy import copy
from functools import cache
from typing import Any, TypeAlias

from lxml import etree

Node: TypeAlias = Any  # lxml's own element class is private

NAMESPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
PARTS_NAMESPACES = {
    prefix: NAMESPACES[prefix] for prefix in ("w", "r", "wp", "a", "pic", "m", "mc", "w14", "w15")
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# XML 1.0, 2.2: everything but these may stand in a document.
ILLEGIBLE = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_NAMES: dict[str, str] = {}


def legible(text: str) -> str:
    """The text with the replacement character where XML has no place for one."""
    return ILLEGIBLE.sub("\ufffd", text)


def name(short: str) -> str:
    """`w:p` in Clark notation."""
    full = _NAMES.get(short)
    if full is None:
        prefix, _, local = short.partition(":")
        full = _NAMES[short] = f"{{{NAMESPACES[prefix]}}}{local}"
    return full


def make(tag: str, attributes: Mapping[str, object] | None = None, *children: Node) -> Node:
    """An element with attributes in the order given, and children."""
    element = copy(_blank(tag))
    for key, value in (attributes or {}).items():
        element.set(name(key) if ":" in key else key, legible(str(value)))
    element.extend(children)
    return element


def w(tag: str, value: object = None, **attributes: object) -> Node:
    """A `w:` element; `value` is its `w:val`."""
    element = copy(_blank(f"w:{tag}"))
    if value is not None:
        element.set(name("w:val"), legible(str(value)))
    for key, each in attributes.items():
        element.set(name(f"w:{key}"), str(each))
    return element


def parent(tag: str, *children: Node) -> Node:
    """A `w:` element with children and no attributes."""
    element = copy(_blank(f"w:{tag}"))
    element.extend(children)
    return element


@cache
def _blank(tag: str) -> Node:
    """An empty element; lxml copies one in a tenth of the time in which it makes one with a namespace."""
    prefix = tag.partition(":")[0]
    return etree.Element(name(tag), nsmap={prefix: NAMESPACES[prefix]})


def part_root(tag: str) -> Node:
    """The root of a part, with every prefix declared and the newer ones ignorable."""
    element = etree.Element(name(tag), nsmap=PARTS_NAMESPACES)
    element.set(name("mc:Ignorable"), "w14 w15")
    return element


def write_part(root: Node) -> bytes:
    """The bytes of a part."""
    # A template's own parts may name further prefixes as ignorable (ECMA-376 part 3, 7.2).
    ignorable = root.get(name("mc:Ignorable"), "").split()
    etree.cleanup_namespaces(root, keep_ns_prefixes=[*PARTS_NAMESPACES, *ignorable])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def twips(points: float) -> str:
    """Points in twentieths, the unit of most lengths."""
    return str(round(points * 20))


def emu(points: float) -> str:
    """Points in English Metric Units, the unit of drawings."""
    return str(round(points * 12700))


def stable_number(text: str, limit: int = 0x7FFFFFFE) -> int:
    """A number from a text, the same in every process."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16) % limit + 1


def bookmark_name(anchor: str) -> str:
    """A bookmark for an anchor: at most 40 letters, digits and underscores; hidden by its first sign."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in anchor)
    if plain != anchor.replace("-", "_") or len(plain) > 30:
        plain = f"{plain[:22]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"
    return f"_Ref_{plain}"
