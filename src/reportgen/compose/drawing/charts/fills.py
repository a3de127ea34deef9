"""The number of a series → a filled rectangle that differs from the others in grey as well as in colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.compose.drawing.svg import number, path, rectangle
from reportgen.compose.drawing.values import Palette
from reportgen.model.frozen import frozen


@frozen
class Box:
    """A rectangle by its upper left corner and size."""

    x: float
    y: float
    width: float
    height: float


@frozen
class _Fill:
    """`ground` and `text` name colours of the palette; `hatch` gives lines as path data."""

    ground: str
    text: str | None
    hatch: Callable[[Box], str] | None = None


_SPACING = 6.0


def filled(box: Box, series: int, colours: Palette) -> str:
    """Draw a rectangle in the pattern of a series."""
    fill = FILLS[series]
    shape = rectangle(
        box.x, box.y, box.width, box.height, getattr(colours, fill.ground), stroke=colours.accent
    )
    if fill.hatch is None:
        return shape
    data = fill.hatch(box)
    return shape + (path(data, stroke=colours.accent) if data else "")


def text_on(series: int, colours: Palette) -> str | None:
    """Give the colour of text on a fill; None where text needs a plate to be read."""
    fill = FILLS[series]
    return None if fill.text is None else str(getattr(colours, fill.text))


def _rising(box: Box) -> str:
    return "".join(_segments(box, slope=-1))


def _falling(box: Box) -> str:
    return "".join(_segments(box, slope=1))


def _crossed(box: Box) -> str:
    return _rising(box) + _falling(box)


def _level(box: Box) -> str:
    count = int((box.height - 1) / _SPACING)
    first = box.y + (box.height - (count - 1) * _SPACING) / 2
    rows = (first + row * _SPACING for row in range(count))
    return "".join(_stroke(box.x, y, box.x + box.width, y) for y in rows)


def _segments(box: Box, *, slope: int) -> Iterator[str]:
    """Cut 45° lines to the box, so that no renderer has to clip."""
    right, bottom = box.x + box.width, box.y + box.height
    # Each line is x + slope·(…)·y = c; corners give the ends of c.
    corners = [x - slope * y for x in (box.x, right) for y in (box.y, bottom)]
    steps = range(int(min(corners) // _SPACING) + 1, int(max(corners) // _SPACING) + 1)
    for offset in (step * _SPACING for step in steps):
        ends = sorted((slope * (box.x - offset), slope * (right - offset)))
        top, low = max(ends[0], box.y), min(ends[1], bottom)
        if low - top > 0.5:
            yield _stroke(offset + slope * top, top, offset + slope * low, low)


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"


FILLS: tuple[_Fill, ...] = (
    _Fill("accent", "paper"),
    _Fill("tint", "ink"),
    _Fill("paper", None, _rising),
    _Fill("rule", None),
    _Fill("paper", None, _crossed),
    _Fill("paper", None, _level),
    _Fill("muted", "paper"),
    _Fill("tint", None, _falling),
)
