"""What is drawn: charts and diagrams as plain values, and the colours they may use."""

from __future__ import annotations

from enum import StrEnum

from reportgen.compose.drawing.limits import MAX_HEIGHT, WIDTH
from reportgen.compose.drawing.quantities import NumberStyle, Quantity
from reportgen.model.frozen import frozen


class DrawingError(ValueError):
    """What is asked for cannot be drawn so that it can be read; the message says why."""


class ChartKind(StrEnum):
    """`bar` lies, `column` stands, `line` joins points."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"


class Direction(StrEnum):
    """Where the arrows of a diagram lead."""

    RIGHT = "right"
    DOWN = "down"


@frozen
class Series:
    """One value for each category; None where there is none."""

    name: str
    values: tuple[Quantity | None, ...]


@frozen
class Chart:
    """Numbers to compare; `is_stacked` puts the series of a category end to end.

    `style` is that of sums and marks on axes, which no author wrote; `width` is in px.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    is_stacked: bool = False
    style: NumberStyle = NumberStyle()
    width: float = WIDTH


@frozen
class Edge:
    """One arrow; a dashed one is less certain than a solid one."""

    from_: str
    to: str
    label: str = ""
    is_dashed: bool = False


@frozen
class Diagram:
    """Boxes are whatever the arrows name.

    `solid_means` and `dashed_means` explain the lines in a key; empty words explain nothing.
    It may be as wide as `width` and as high as `height`, in px.
    """

    title: str
    edges: tuple[Edge, ...]
    direction: Direction = Direction.RIGHT
    solid_means: str = ""
    dashed_means: str = ""
    width: float = WIDTH
    height: float = MAX_HEIGHT


@frozen
class Palette:
    """CSS colours: text, secondary text, the one colour, its light tint, and thin lines."""

    ink: str = "#1A1F2B"
    muted: str = "#55606E"
    accent: str = "#14304F"
    tint: str = "#EAF0F6"
    rule: str = "#7A8694"
    paper: str = "#FFFFFF"
