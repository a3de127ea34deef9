"""Values of properties that no rule sets, without the engine's way round.

Of forty thousand values that a short report asks for, nine in ten are inherited or initial. The engine finds
that out anew for each, through the handling of logical properties, variables and functions. Here a
table says it by property; whatever a rule sets, or needs computing, is the engine's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint import css, document
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.functions import check_math
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from reportgen.write.engine.fast.step import Step

# Properties that depend on each other or on ancestors in ways of their own.
PARTICULAR = frozenset({"position", "float", "display", "page"})
# Values of these types are never functions.
PLAIN = frozenset({str, int, float, bool, type(None)})

# Under this name a page of HTML keeps the styles with which it was laid out.
STYLES = "reportgen_styles"

engine_missing = css.ComputedStyle.__missing__
engine_style = document.get_all_computed_styles


def missing(style: Any, key: str) -> Any:
    """What the engine's `ComputedStyle.__missing__` does."""
    cascaded = style.cascaded
    if key not in WAYS or key in cascaded:
        return engine_missing(style, key)
    is_inherited, value, one, other = WAYS[key]
    if one in cascaded or other in cascaded:
        return engine_missing(style, key)
    if is_inherited:
        if style.parent_style is None:
            return engine_missing(style, key)
        value = style.parent_style[key]
        if type(value) not in PLAIN and check_math(value):
            return engine_missing(style, key)
    style[key] = value
    return value


def style(html: Any, *more: Any, **named: Any) -> Any:
    """What the engine's `get_all_computed_styles` does, remembered for who reads styles after the layout."""
    styles = engine_style(html, *more, **named)
    setattr(html, STYLES, styles)
    return styles


def _ways() -> Mapping[str, tuple[bool, Any, str, str]]:
    """Property → whether it is inherited, its initial value, and two other names by which a rule can set it.

    Plain tuples, for they are taken apart a hundred thousand times for a long report.
    """
    return {key: (key in INHERITED, value, *_logical(key)) for key, value in _ordinary()}


def _ordinary() -> Iterator[tuple[str, Any]]:
    for key, value in INITIAL_VALUES.items():
        if key in PARTICULAR or key.startswith("text_decoration_"):
            continue
        if key in INHERITED or (key not in INITIAL_NOT_COMPUTED and not check_math(value)):
            yield key, value


def _logical(key: str) -> tuple[str, str]:
    name_of = PHYSICAL_FUNCTIONS.get(key)
    if name_of is None:
        return key, key
    return name_of(block="ttb", inline="ltr"), name_of(block="ttb", inline="rtl")


WAYS = _ways()


STEPS = (
    Step(css.ComputedStyle, "__missing__", missing),
    Step(document, "get_all_computed_styles", style),
)
