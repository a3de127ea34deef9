"""Styles of a drawing (attributes, `style`, style sheets) → what is declared, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.compose.pictures.drawings.sheets import declared, rules
from reportgen.model.frozen import frozen

SVG = "{http://www.w3.org/2000/svg}"
WORDS = (f"{SVG}text", f"{SVG}tspan", f"{SVG}a")
_PSEUDO = re.compile(r"::?([\w-]+)")
# What selectors may ask: of the tree, and of a pointer that paper does not have.
_ASKED = frozenset(
    [
        "first-child",
        "last-child",
        "only-child",
        "nth-child",
        "nth-last-child",
        "first-of-type",
        "last-of-type",
        "nth-of-type",
        "not",
        "root",
        "empty",
        "link",
        "visited",
        "hover",
        "focus",
        "active",
    ]
)


@frozen
class Declaration:
    """One property; `element` wears it, or it is the style sheet whose rule `selector` says who does."""

    element: etree._Element
    name: str
    value: str
    selector: str | None = None
    is_attribute: bool = False


def declarations_of(root: etree._Element) -> Iterator[Declaration]:
    """Everything that is declared in a drawing; ValueError says what of a style sheet is not read."""
    for element in root.iter(f"{SVG}*"):
        for key, value in element.attrib.items():
            if key != "style":
                yield Declaration(element, str(key), str(value).strip(), is_attribute=True)
        for name, value in pairs(element.get("style", "")):
            yield Declaration(element, name, value)
        if element.tag == f"{SVG}style":
            for selector, inner in _rules(element):
                for name, value in pairs(inner):
                    yield Declaration(element, name, value, selector)


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Name and value of each declaration."""
    return ((name, value) for name, value, _ in declared(text))


def _rules(sheet: etree._Element) -> Iterator[tuple[str, str]]:
    if sheet.get("type", "text/css") != "text/css":
        raise ValueError(f"it holds a style sheet of the type {sheet.get('type')}")
    if sheet.get("media", "all") not in {"all", ""}:
        raise ValueError(f"it holds a style sheet for {sheet.get('media')}")
    for selector, inner in rules("".join(str(part) for part in sheet.itertext())):
        for asked in _PSEUDO.findall(selector):
            if asked not in _ASKED:
                raise ValueError(f"its style sheet asks for :{asked}")
        yield selector, inner
