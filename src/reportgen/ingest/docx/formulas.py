"""A formula of Word (ECMA-376 22.1) → the same on one line: fractions, powers and roots in signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from reportgen.ingest.docx.names import M
from reportgen.ingest.limits import MAX_DEPTH

_SIMPLE = re.compile(r"[\w.,′^√]*|\([^()]*\)")
_ROOTS = {"": "√", "3": "∛", "4": "∜"}


def formula_text(formula: etree._Element, depth: int = 0) -> str:
    """The formula in words that keep its meaning: `x^2`, `(a+b)/c`, `√(x+1)`."""
    if depth > MAX_DEPTH:
        return "".join(each.text or "" for each in formula.iter(M + "t"))
    parts = (_PARTS.get(child.tag, _plain)(child, depth + 1) for child in formula)
    return "".join(parts)


def _plain(element: etree._Element, depth: int) -> str:
    if element.tag == M + "t":
        return element.text or ""
    return formula_text(element, depth)


def _child(element: etree._Element, name: str, depth: int) -> str:
    found = element.find(M + name)
    return "" if found is None else formula_text(found, depth)


def _grouped(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(element: etree._Element, depth: int) -> str:
    return f"{_grouped(_child(element, 'num', depth))}/{_grouped(_child(element, 'den', depth))}"


def _scripts(element: etree._Element, depth: int) -> str:
    below, above = _child(element, "sub", depth), _child(element, "sup", depth)
    base = _child(element, "e", depth)
    return base + (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")


def _root(element: etree._Element, depth: int) -> str:
    degree, radicand = _child(element, "deg", depth), _grouped(_child(element, "e", depth))
    return f"{_ROOTS[degree]}{radicand}" if degree in _ROOTS else f"root_{_grouped(degree)}{radicand}"


def _operator(element: etree._Element, depth: int) -> str:
    sign = element.find(f"{M}naryPr/{M}chr")
    shown = "∫" if sign is None else sign.get(M + "val") or ""
    below, above = _child(element, "sub", depth), _child(element, "sup", depth)
    bounds = (f"_{_grouped(below)}" if below else "") + (f"^{_grouped(above)}" if above else "")
    return f"{shown}{bounds} {_child(element, 'e', depth)}"


def _fenced(element: etree._Element, depth: int) -> str:
    opening, closing = (element.find(f"{M}dPr/{M}{name}") for name in ("begChr", "endChr"))
    inside = ", ".join(formula_text(each, depth) for each in element.iterchildren(M + "e"))
    left = "(" if opening is None else opening.get(M + "val") or ""
    return f"{left}{inside}{')' if closing is None else closing.get(M + 'val') or ''}"


def _matrix(element: etree._Element, depth: int) -> str:
    rows = (
        ", ".join(formula_text(each, depth) for each in row.iterchildren(M + "e"))
        for row in element.iterchildren(M + "mr")
    )
    return f"[{'; '.join(rows)}]"


def _lines(element: etree._Element, depth: int) -> str:
    return "; ".join(formula_text(each, depth) for each in element.iterchildren(M + "e"))


def _function(element: etree._Element, depth: int) -> str:
    return f"{_child(element, 'fName', depth)} {_child(element, 'e', depth)}"


def _nothing(_element: etree._Element, _depth: int) -> str:
    return ""


_PARTS: Mapping[str, Callable[[etree._Element, int], str]] = {
    M + "f": _fraction,
    M + "sSup": _scripts,
    M + "sSub": _scripts,
    M + "sSubSup": _scripts,
    M + "sPre": _scripts,
    M + "rad": _root,
    M + "nary": _operator,
    M + "d": _fenced,
    M + "m": _matrix,
    M + "eqArr": _lines,
    M + "func": _function,
    **dict.fromkeys([M + name for name in ("ctrlPr", "fPr", "radPr", "naryPr", "dPr", "mPr")], _nothing),
}
