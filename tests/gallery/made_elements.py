"""Styled elements made by hand, whose every side is different, so that no side can stand for another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportgen.model.report.layout import Edge, Element, FontRequest, Layout, Look, PageBox

PLAIN = Look(
    font="Serif", size=10.0, is_bold=False, is_italic=False, color="000000", background=None,
    is_underlined=False, is_struck=False, is_upper=False, is_small_caps=False, tracking=0.0,
    raised="baseline", shift=0.0, line=14.0, margin=(0.0,) * 4, padding=(0.0,) * 4, border=(None,) * 4,
    indent=0.0, align="left", is_rtl=False, language="en", keeps_space=False, wraps=True, display="block",
    floats="none", position="static", page="", break_before="auto", break_after="auto", break_inside="auto",
    widows=2, columns=1, column_gap=0.0, marker="none", caption_side="top", height=None, hyphenates=False,
    strings=(), generated=(), asked=FontRequest(("Serif",), 400, is_italic=False),
)  # fmt: skip
SIDES = (1.0, 2.0, 3.0, 4.0)
EDGES = (
    Edge("solid", 0.5, "110000"),
    Edge("dashed", 1.0, "220000"),
    Edge("dotted", 1.5, "330000"),
    Edge("double", 2.0, "440000"),
)
MARGIN = (70.0, 60.0, 50.0, 40.0)


def element(
    tag: str, *children: Element | str, role: str = "", of: Mapping[str, Any] | None = None, **styled: Any
) -> Element:
    """An element; `styled` is of its look, `of` of the element itself: attributes, widths, marker …"""
    found = Element(tag, role, {}, replace(PLAIN, **styled), None, None, None, children, (), None)
    return replace(found, **(of or {}))


def paragraph(text: str, **styled: Any) -> Element:
    """A paragraph of plain words."""
    return element("p", text, **styled)


def page(*children: Element, **styled: Any) -> Layout:
    """A layout of these on pages of 500 by 700 points."""
    body = element("body", *children, **styled)
    root = element("html", element("head", display="none"), body, of={"attributes": {"lang": "en"}})
    ordinary = PageBox("", "right", False, 500.0, 700.0, MARGIN, {})  # noqa: FBT003
    return Layout(root, root, 1, (ordinary,), {})
