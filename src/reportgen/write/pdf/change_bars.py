"""Changed stretches of pages → bars in the outer margin, as artifacts: read by nobody, moving nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from math import copysign
from typing import Any

import pydyf

from reportgen.model.report.change_marks import ChangeMark
from reportgen.write.engine.pdf.artifacts import PROPERTIES
from reportgen.write.pdf.tags.marks import Artifact, Changed, Drawn, Margin

DISTANCE = 9.0  # points between the text and the bar, or half of a margin that has no such room
JOINED = 4.0  # points between lines of one paragraph at most; below the height of any line
WIDTH = 1.5
HAIR = 0.6  # points: each line of a double bar

Operators = list[Any]


def draw_change_bars(drawn: Drawn) -> None:
    """Add the bars of each page after everything else on it.

    The pages are laid out when this is called, so no bar can move a line. A stream of operators measures
    in points from the top left corner here, as the engine's first operator says.
    """
    for page, stream in enumerate(drawn.streams):
        bars = _joined(each for each in drawn.changed if each.page == page)
        if bars:
            place = _place(drawn.margins[page])
            stream.extend(["/Artifact", pydyf.Dictionary(PROPERTIES[Artifact.LAYOUT]), "BDC", "q"])
            stream.extend(["0 0 0 RG", "0 0 0 rg"])
            for bar in bars:
                stream.extend(SHAPES[ChangeMark(bar.kind)](place, bar.top, bar.bottom))
            stream.extend(["Q", "EMC"])


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
