"""Styles of a drawing (attributes, `style`, style sheets) → what is declared, and by whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from reportgen.model.frozen import frozen

SVG = "{http://www.w3.org/2000/svg}"
WORDS = (f"{SVG}text", f"{SVG}tspan", f"{SVG}a")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_DECLARATION = re.compile(r"\s*([\w-]+)\s*:\s*((?:[^;\"'(]|\"[^\"]*\"|'[^']*'|\((?:[^()]|\([^()]*\))*\))*);?")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
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
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)


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
    for found in _DECLARATION.finditer(_COMMENT.sub("", text)):
        yield found[1].lower(), _IMPORTANT.sub("", found[2]).strip()


def rewritten(text: str, change: Callable[[str, str], dict[str, str]]) -> str:
    """A style or a style sheet in which each declaration is what `change` makes of it."""

    def made(found: re.Match[str]) -> str:
        weight = " !important" if _IMPORTANT.search(found[2]) else ""
        new = change(found[1].lower(), _IMPORTANT.sub("", found[2]).strip())
        return ";".join(f"{name}:{value}{weight}" for name, value in new.items()) + ";"

    text = _COMMENT.sub("", text)
    if "{" not in text:
        return _DECLARATION.sub(made, text)
    return _RULE.sub(lambda rule: f"{rule[1]}{{{_DECLARATION.sub(made, rule[2])}}}", text)


def _rules(sheet: etree._Element) -> Iterator[tuple[str, str]]:
    if sheet.get("type", "text/css") != "text/css":
        raise ValueError(f"it holds a style sheet of the type {sheet.get('type')}")
    if sheet.get("media", "all") not in {"all", ""}:
        raise ValueError(f"it holds a style sheet for {sheet.get('media')}")
    text = _COMMENT.sub("", "".join(str(part) for part in sheet.itertext()))
    if at_rule := re.search(r"@[\w-]+", text):
        raise ValueError(f"its style sheet holds {at_rule[0]}")
    if re.search(r"[{}]", _RULE.sub("", text)):
        raise ValueError("its style sheet holds rules within rules")
    for selector, inner in _RULE.findall(text):
        for asked in _PSEUDO.findall(selector):
            if asked not in _ASKED:
                raise ValueError(f"its style sheet asks for :{asked}")
        yield selector.strip(), inner
