"""Shapes gathered on a sheet that grows with them, so that nothing drawn lies outside the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from reportgen.compose.drawing.limits import LEADING, LINE, TEXT
from reportgen.compose.drawing.svg import labels, number, path, rectangle
from reportgen.compose.drawing.text_width import Measure
from reportgen.compose.drawing.values import Palette
from reportgen.model.frozen import frozen

Point = tuple[float, float]

DASHES = "5 3.5"
HEAD = 8.0
_HEAD_HALF = 3.6
_ROUNDING = 6.0


@frozen
class Area:
    """A rectangle by its corners."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Whether two areas overlap."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(slots=True)
class Sheet:
    """`shapes` are drawn in order; `taken` are the areas of boxes and labels, `strokes` of lines."""

    colours: Palette
    measure: Measure
    shapes: list[str] = field(default_factory=list)
    taken: list[Area] = field(default_factory=list)
    strokes: list[Area] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)

    def box(self, area: Area, lines: Sequence[str]) -> None:
        """Draw a box with text in its middle."""
        width, height = area.right - area.left, area.bottom - area.top
        self.shapes.append(
            rectangle(area.left, area.top, width, height, self.colours.tint, stroke=self.colours.rule)
        )
        middle = (area.left + area.right) / 2, (area.top + area.bottom) / 2
        self.shapes.append(labels(*middle, lines, self.colours.ink, anchor="middle"))
        self.taken.append(area)
        self.areas.append(area)

    def label_area(self, x: float, y: float, lines: Sequence[str], anchor: str) -> Area:
        """Give the area that lines of text around `y` would take."""
        width = max(self.measure(each, TEXT) for each in lines)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        half = len(lines) * LEADING / 2
        return Area(left, y - half, left + width, y + half)

    def label(self, x: float, y: float, lines: Sequence[str], anchor: str) -> None:
        """Write lines of text around `y`."""
        area = self.label_area(x, y, lines, anchor)
        self.shapes.append(labels(x, y, lines, self.colours.muted, anchor=anchor))
        self.taken.append(area)
        self.areas.append(area)

    def line(self, points: Sequence[Point], *, is_dashed: bool, has_head: bool) -> None:
        """Draw a line through the points with rounded corners, with a head at its end."""
        way = [*points[:-1], _before(points[-2], points[-1], HEAD - 1)] if has_head else list(points)
        dashes = DASHES if is_dashed else None
        self.shapes.append(path(_rounded(way), stroke=self.colours.ink, width=LINE, dashes=dashes))
        if has_head:
            self.shapes.append(path(_head(points[-2], points[-1]), fill=self.colours.ink))
        stretches = [_around(one, other) for one, other in pairwise(points)]
        self.strokes.extend(stretches)
        self.areas.extend(stretches)

    def is_free(self, area: Area, *, of_lines: bool) -> bool:
        """Whether neither box nor label stands in an area, nor a line if that is asked for."""
        obstacles = (*self.taken, *self.strokes) if of_lines else self.taken
        return not any(area.meets(each) for each in obstacles)

    def bounds(self) -> Area:
        """Give the area of everything drawn."""
        return Area(
            min(each.left for each in self.areas),
            min(each.top for each in self.areas),
            max(each.right for each in self.areas),
            max(each.bottom for each in self.areas),
        )


def _around(one: Point, other: Point) -> Area:
    (x, y), (across, down) = one, other
    return Area(min(x, across) - 1, min(y, down) - 1, max(x, across) + 1, max(y, down) + 1)


def _before(start: Point, end: Point, distance: float) -> Point:
    """Give the point `distance` before the end of a stretch."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    share = max(0.0, (length - distance) / length) if length else 0.0
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _rounded(points: Sequence[Point]) -> str:
    data = [f"M{_written(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(_ROUNDING, _distance(before, corner) / 2, _distance(corner, after) / 2)
        data.append(f"L{_written(_before(before, corner, room))}")
        data.append(f"Q{_written(corner)} {_written(_before(after, corner, room))}")
    return "".join((*data, f"L{_written(points[-1])}"))


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _head(start: Point, end: Point) -> str:
    length = _distance(start, end) or 1.0
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    base = (end[0] - along[0] * HEAD, end[1] - along[1] * HEAD)
    wings = [(base[0] - side * along[1], base[1] + side * along[0]) for side in (_HEAD_HALF, -_HEAD_HALF)]
    return f"M{_written(end)}L{_written(wings[0])}L{_written(wings[1])}Z"


def _written(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
