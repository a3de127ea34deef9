"""Used lengths and the flow of boxes, asked for so often that each step on the way counts.

Most lengths are the same wherever a box stands: a margin of so many pixels, a width that is automatic. All
of them are worked out once for each style; percentages and sums are left to the engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import float as engine_float
from weasyprint.layout import percent
from weasyprint.layout.absolute import AbsolutePlaceholder

from reportgen.write.engine.fast.step import Step

FLOATS = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
OUT_OF_FLOW = frozenset({"absolute", "fixed"})
ELSEWHERE = frozenset({"note()", "running()"})

SIDES = ("top", "right", "bottom", "left")
BORDERS = tuple(f"border_{side}_width" for side in SIDES)
SPACES = tuple(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES)
# Of a copied style these are what the engine may change.
SIZES = ("width", "height", "min_width", "min_height", "max_width", "max_height")
LENGTHS = "reportgen_lengths"

engine_resolve_one = percent.resolve_one_percentage
engine_resolve_all = percent.resolve_percentages
engine_avoid = engine_float.avoid_collisions


def is_in_normal_flow(box: Any) -> bool:
    """What the engine's method of the same name says."""
    style = box.style
    if style["float"] in FLOATS:
        return False
    position = style["position"]
    return position not in OUT_OF_FLOW and position[0] not in ELSEWHERE


def resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
    """What the engine's function of the same name does."""
    value = box.style[name]
    if value == "auto" or getattr(value, "unit", None) != "px":
        engine_resolve_one(box, name, refer_to)
    else:
        setattr(box, name, value.value)


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """What the engine's function of the same name does."""
    if type(box) is AbsolutePlaceholder:
        box = box._box
    style = box.style
    sizes = tuple(map(style.__getitem__, SIZES))
    known = style.__dict__.get(LENGTHS)
    if known is None or known[0] != sizes:
        known = style.__dict__[LENGTHS] = (sizes, _lengths(style))
    lengths = known[1]
    if lengths is None:
        engine_resolve_all(box, containing_block)
    else:
        box.__dict__.update(lengths)


def _lengths(style: Any) -> Mapping[str, Any] | None:
    """Every used length, None where one of them depends on where the box stands."""
    if style["box_sizing"] != "content-box" or style["border_collapse"] == "collapse":
        return None
    used = {}
    for name in (*SPACES, *SIZES):
        value = style[name]
        if value != "auto" and getattr(value, "unit", None) != "px":
            return None
        used[name] = value if value == "auto" else value.value
    for name in ("min_width", "min_height"):
        used[name] = 0 if used[name] == "auto" else used[name]
    return {**used, **{name: style[name] for name in BORDERS}}


def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
    """What the engine's function of the same name answers; without floats, a line takes all there is."""
    is_plain = type(box) is boxes.LineBox and not outer and not context.excluded_shapes
    if not is_plain or containing_block.style["direction"] != "ltr" or box.style["float"] != "none":
        return engine_avoid(context, box, containing_block, outer)
    left = containing_block.content_box_x() + box.margin_left
    right = containing_block.content_box_x() + containing_block.width - box.margin_right
    return left, box.border_box_y(), right - left


STEPS = (
    Step(boxes.Box, "is_in_normal_flow", is_in_normal_flow),
    Step(percent, "resolve_one_percentage", resolve_one_percentage),
    Step(percent, "resolve_percentages", resolve_percentages),
    Step(engine_float, "avoid_collisions", avoid_collisions),
)
