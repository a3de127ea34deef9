"""Puts the marker of an item beside its first line, whatever that line stands in, as browsers do.

The engine puts it at the top of the item: above the text of code or of a callout, whose padding it does not
know.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.text.line_break import strut

LEAST = 0.5  # px; less is a matter of raised signs in the line

engine_layout = block.block_container_layout


def align_markers() -> None:
    """From now on; a second call changes nothing."""
    block.block_container_layout = block_container_layout


def block_container_layout(context: Any, box: Any, bottom_space: float, *more: Any, **named: Any) -> Any:
    """The engine's own answer, the marker of an item moved to its first line."""
    answer = engine_layout(context, box, bottom_space, *more, **named)
    made = answer[0]
    if made is not None and box.children and box.children[0].is_outside_marker:
        _align(made)
    return answer


def _align(item: Any) -> None:
    first = item.children[0] if item.children else None
    if first is None or not first.is_outside_marker:
        return
    line = _first_line(item)
    if line is None:
        return
    _, baseline = strut(first.style)
    moved = line.position_y + line.baseline - (first.position_y + baseline)
    if moved > LEAST:
        first.translate(dy=moved)


def _first_line(box: Any) -> Any:
    """The line at which the text of a box begins; nothing if it begins otherwise."""
    while box is not None and not isinstance(box, boxes.LineBox):
        if isinstance(box, boxes.TableBox) or not isinstance(box, boxes.ParentBox):
            return None
        box = next((each for each in box.children if each.is_in_normal_flow()), None)
    return box
