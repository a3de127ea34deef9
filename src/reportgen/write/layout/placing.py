"""Used lengths and the flow of boxes, asked for so often that each step on the way counts."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

FLOATS = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
OUT_OF_FLOW = frozenset({"absolute", "fixed"})
ELSEWHERE = frozenset({"note()", "running()"})

engine_is_in_normal_flow = boxes.Box.is_in_normal_flow
engine_resolve = percent.resolve_one_percentage


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
        engine_resolve(box, name, refer_to)
    else:
        setattr(box, name, value.value)


def install() -> None:
    """Use it from now on."""
    boxes.Box.is_in_normal_flow = is_in_normal_flow
    percent.resolve_one_percentage = resolve_one_percentage
