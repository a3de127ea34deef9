"""Changed stretches of a page → the operators that draw bars in its outer margin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from math import copysign

from reportgen.model.report.change_marks import ChangeMark
from reportgen.write.pdf.tags.marks import Changed, Margin

DISTANCE = 9.0  # points between the text and the bar, or half of a margin that has no such room
JOINED = 4.0  # points between lines of one paragraph at most; below the height of any line
WIDTH = 1.5
HAIR = 0.6  # points: each line of a double bar

Operators = list[str]


def change_bars(changed: Iterable[Changed], margin: Margin) -> Operators:
    """One bar for each changed stretch of one page, none where nothing changed.

    Lengths are in points from the top left corner, as the engine's first operator on each page says.
    """
    bars = _joined(changed)
    if not bars:
        return []
    place = _place(margin)
    drawn = [each for bar in bars for each in SHAPES[ChangeMark(bar.kind)](place, bar.top, bar.bottom)]
    return ["q", "0 0 0 RG", "0 0 0 rg", *drawn, "Q"]


def _joined(changed: Iterable[Changed]) -> list[Changed]:
    """The lines of a paragraph under one bar; what stands side by side has one bar too."""
    bars: list[Changed] = []
    for each in sorted(changed, key=lambda one: (one.top, one.bottom)):
        last = bars[-1] if bars else None
        if last is not None and last.kind == each.kind and each.top - last.bottom <= JOINED:
            bars[-1] = replace(last, bottom=max(last.bottom, each.bottom))
        else:
            bars.append(each)
    return bars


def _place(margin: Margin) -> float:
    """The middle of the bar, from the left edge of the page."""
    room = margin.outer - margin.inner
    return margin.inner + copysign(min(DISTANCE, abs(room) / 2), room)


def _solid(place: float, top: float, bottom: float) -> Operators:
    return [f"{place - WIDTH / 2:.2f} {top:.2f} {WIDTH} {bottom - top:.2f} re", "f"]


def _double(place: float, top: float, bottom: float) -> Operators:
    sides = (place - WIDTH / 2 - HAIR / 2, place + WIDTH / 2 - HAIR / 2)
    return [f"{side:.2f} {top:.2f} {HAIR} {bottom - top:.2f} re" for side in sides] + ["f"]


def _dotted(place: float, top: float, bottom: float) -> Operators:
    return [f"{WIDTH} w", f"[{WIDTH} {WIDTH}] 0 d", f"{place:.2f} {top:.2f} m {place:.2f} {bottom:.2f} l S"]


# Three shapes, so that no reader has to tell colours apart.
SHAPES: Mapping[ChangeMark, Callable[[float, float, float], Operators]] = {
    ChangeMark.ADDED: _solid,
    ChangeMark.REWORDED: _double,
    ChangeMark.REMOVED: _dotted,
}
