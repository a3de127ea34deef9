"""One style for elements that are styled alike.

The engine lets elements share a style when the same rules reach them and their parents share one. Two things
keep that from most of a report: an `id` gives a section a style of its own, and with it everything inside;
and marks, margins of pages and other parts that no element stands for are never shared. Here a section whose
style differs in its address alone counts, for what is inside, as the first of its kind, and parts are shared
where what they belong to is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import css

from reportgen.write.engine.fast.step import Step

# Declared for one element, inherited by none.
OWN = frozenset({"anchor", "link"})
LIKE, SHARED = "reportgen_like", "reportgen_shared"

engine_set = css.StyleFor.set_computed_styles


def set_computed_styles(
    style_for: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **named: Any
) -> None:
    """What the engine's method of the same name does."""
    shared = style_for.__dict__.setdefault(SHARED, {})
    computed = style_for.get_computed_styles()
    above = computed.get((parent, None))
    key: tuple[Any, ...]
    if pseudo_type is not None and isinstance(element, Element):
        # Elements of one style are reached by the same rules, those for their parts among them.
        key = (pseudo_type, id(above))
    else:
        declared = style_for.get_cascaded_styles().get((element, pseudo_type), {})
        key = (pseudo_type, likeness(above), _read(declared))
    if pseudo_type is not None and key in shared:
        computed[element, pseudo_type] = shared[key]
        return
    engine_set(style_for, element, parent, root, pseudo_type, **named)
    style = computed[element, pseudo_type]
    if pseudo_type is None:
        setattr(style, LIKE, id(shared.setdefault(key, style)))
    elif not style["anchor"]:
        shared[key] = style


def likeness(styled: Any) -> int:
    """The number of a style, or of the first that differs from it in nothing that others inherit."""
    return getattr(styled, LIKE, None) or id(styled)


def _read(declared: Mapping[str, Any]) -> tuple[Any, ...]:
    """What is declared; a value is known by its number, as the stylesheet and the styles keep all of them."""
    return tuple(
        (name, id(value), precedence, layer, tuple(specificity))
        for name, (value, (precedence, layer, specificity)) in declared.items()
        if name not in OWN
    )


STEPS = (
    Step(css.StyleFor, "set_computed_styles", set_computed_styles, is_local=True),
    # By this name the engine looks up whether it knows the style of a parent.
    Step(css, "id", likeness, is_local=True),
)
