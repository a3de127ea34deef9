"""A drawing → the first thing in it that readers draw differently, found by measuring them against a browser.

Each property lists the values that PDF engine, Word and browsers draw alike; a property that is not listed
either draws nothing or was found to be drawn alike with every value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from reportgen.compose.pictures.drawings.declarations import SVG, WORDS, Declaration, declarations_of
from reportgen.compose.pictures.drawings.markers import check_markers
from reportgen.compose.pictures.drawings.shapes import check_shapes

_NONE, _NORMAL, _NEVER = "none", "normal", r"(?!)"
_NUMBER = r"[-+]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[-+]?\d++)?"
_LENGTH = rf"{_NUMBER}(?:px|pt|pc|mm|cm|in|em|rem|%)?"
ALIKE: Mapping[str, str] = {
    "alignment-baseline": "auto|baseline|alphabetic",
    "animation": _NONE,
    "animation-name": _NONE,
    "backdrop-filter": _NONE,
    "baseline-shift": r"baseline|0|0px|0%",
    "clip-path": r"none|url\(\s*[\"']?#[^)]*\)",
    "color-interpolation": "auto|sRGB",
    "display-anchor": _NEVER,
    "dominant-baseline": "auto|baseline|alphabetic",
    "filter": _NONE,
    "font-size": rf"(?![-0.]+(?:[a-z%]|$)){_LENGTH}|inherit",
    "font-stretch": "normal|100%",
    "font-variant": _NORMAL,
    "font-variant-caps": _NORMAL,
    "font-weight": r"normal|bold|\d+|inherit",
    "inline-size": "auto|0|0px",
    "letter-spacing": rf"normal|inherit|{_LENGTH}",
    "mask": _NONE,
    "mask-image": _NONE,
    "mix-blend-mode": _NORMAL,
    "offset-path": _NONE,
    "paint-order": "normal|fill|fill stroke|fill stroke markers",
    "pathLength": _NEVER,
    "requiredExtensions": _NEVER,
    "shape-inside": "auto",
    "spreadMethod": "pad",
    "stroke-dashoffset": r"\+?(?:\d++(?:\.\d*+)?|\.\d++)(?:px|pt|mm|cm|in|em)?|inherit",
    "systemLanguage": _NEVER,
    "text-decoration": r"none\b.*",
    "text-decoration-line": _NONE,
    "text-shadow": _NONE,
    "text-transform": _NONE,
    "transform-box": "view-box",
    "transform-origin": rf"{_NUMBER}(?:px)?(?:\s+{_NUMBER}(?:px)?)?|0|top left|left top|0% 0%",
    "unicode-bidi": "normal|embed",
    "vector-effect": _NONE,
    "visibility": "visible|hidden|inherit",
    "white-space": "normal|nowrap",
    "word-spacing": "normal|0|0px|inherit",
    "writing-mode": "lr|lr-tb|horizontal-tb",
}
# Properties that draw only as attributes of the elements they belong to, or only on the root.
NO_STYLES = frozenset(["all", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "rotate", "scale", "translate"])
ONLY_ON_ROOT = frozenset({"width", "height"})
FUNCTIONS = frozenset(
    [
        "url",
        "rgb",
        "rgba",
        "hsl",
        "hsla",
        "translate",
        "translatex",
        "translatey",
        "scale",
        "scalex",
        "scaley",
        "rotate",
        "skewx",
        "skewy",
        "matrix",
    ]
)
NOT_DRAWN = frozenset({"class", "id", "lang", "role", "style", "d", "points", "data-name", "values"})
# Spaces that a reader which collapses them would lose.
_KEPT = re.compile(r"^\s|\s$|\s\s|[\n\t]")
_CALL = re.compile(r"(?<![\w-])(?:(?![a-z])[\w-])*+([a-z][\w-]*+)\s*+\(", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?<![\w#.-]){_NUMBER}(vw|vh|vmin|vmax|ch|ex|ic|lh|rlh|cap|q|dv[wh]|sv[wh]|lv[wh])\b", re.IGNORECASE
)
_WIDE = frozenset({"unset", "revert", "revert-layer"})
_NO_CHECKS = ("-", "aria-", "data-", "{")


def check_drawable(root: etree._Element) -> None:
    """Raise ValueError that names what is drawn differently, and its line in the file."""
    declared = tuple(declarations_of(root))
    for each in declared:
        if fault := _fault(each, root):
            raise ValueError(f"{fault}{line_of(each.element)}")
    check_shapes(root, declared)
    check_markers(root, declared)
    _check_spread_words(declared)


def line_of(element: etree._Element) -> str:
    """Where in the file an element stands, as far as that is known."""
    return f" in line {element.sourceline}" if element.sourceline else ""


def _fault(each: Declaration, root: etree._Element) -> str | None:
    name, value = each.name, each.value
    is_said_elsewhere = each.is_attribute and name in NOT_DRAWN
    if is_said_elsewhere or name.startswith(_NO_CHECKS) or _is_alike(each, root):
        return None
    return f'it holds {name}="{value[:60]}"' if each.is_attribute else f"it holds {name}: {value[:60]}"


def _is_alike(each: Declaration, root: etree._Element) -> bool:
    name, value = each.name, each.value
    if name == "white-space" and not any(_KEPT.search(words.text or "") for words in root.iter(*WORDS)):
        return True
    allowed = ALIKE.get(name)
    if allowed is not None and not re.fullmatch(allowed, value, re.IGNORECASE):
        return False
    if not each.is_attribute and (name in NO_STYLES or (name in ONLY_ON_ROOT and each.element is not root)):
        return False
    if name in {"font-family", "font"}:
        return True
    calls = {call.lower() for call in _CALL.findall(value)}
    return value.lower() not in _WIDE and calls <= FUNCTIONS and not (name != "href" and _UNIT.search(value))


def _check_spread_words(declared: Iterable[Declaration]) -> None:
    """Refuse letters placed one by one in words that stand around their anchor."""
    declared = tuple(declared)
    if not any(each.name == "text-anchor" and each.value in {"middle", "end"} for each in declared):
        return
    for each in declared:
        is_list = each.name in {"x", "dx"} and len(re.findall(_NUMBER, each.value)) > 1
        is_spaced = each.name == "letter-spacing" and re.match(r"[-+]?[0.]*[1-9]", each.value)
        if (is_list and each.element.tag in {f"{SVG}text", f"{SVG}tspan"}) or is_spaced:
            what = f'{each.name}="{each.value[:60]}"'
            raise ValueError(f"it holds {what} beside text-anchor{line_of(each.element)}")
