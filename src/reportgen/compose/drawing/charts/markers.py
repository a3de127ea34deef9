"""The number of a series → its dashes and the shape at its points."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.compose.drawing.svg import number, path
from reportgen.compose.drawing.values import Palette

_SIZE = 4.0
DASHES: tuple[str | None, ...] = (None, "6 3", "2 2", "9 3 2 3", "12 4", "4 2 1 2", "1 3", "14 3 2 3 2 3")


def marker(x: float, y: float, series: int, colours: Palette) -> str:
    """Draw the shape that marks a point of a series."""
    shape, is_open = _SHAPES[series]
    fill = colours.paper if is_open else colours.accent
    return path(shape(x, y), stroke=colours.accent, fill=fill)


def _polygon(*corners: tuple[float, float]) -> Callable[[float, float], str]:
    def data(x: float, y: float) -> str:
        points = (f"{number(x + dx * _SIZE)} {number(y + dy * _SIZE)}" for dx, dy in corners)
        return "M" + "L".join(points) + "Z"

    return data


def _circle(x: float, y: float) -> str:
    arc = f"a{number(_SIZE)} {number(_SIZE)} 0 1 0 "
    return f"M{number(x - _SIZE)} {number(y)}{arc}{number(2 * _SIZE)} 0{arc}{number(-2 * _SIZE)} 0Z"


_SQUARE = _polygon((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
_TRIANGLE = _polygon((0, -1.1), (1.1, 0.9), (-1.1, 0.9))
_DIAMOND = _polygon((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0))

# Shape, and whether it is hollow.
_SHAPES: tuple[tuple[Callable[[float, float], str], bool], ...] = (
    (_circle, False),
    (_SQUARE, True),
    (_TRIANGLE, False),
    (_DIAMOND, True),
    (_SQUARE, False),
    (_circle, True),
    (_TRIANGLE, True),
    (_DIAMOND, False),
)
