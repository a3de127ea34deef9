"""A gradient of a drawing → a PDF pattern that every reader shows as browsers do.

The engine's own patterns of gradients in units of the box they fill are one unit large, which poppler draws
as nothing; strokes fall outside of them, and opacity, radii and transformations come out otherwise than
SVG 2, 14.2 says. This one is a single cell as large as what it paints.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import hypot, sqrt
from typing import Any

from weasyprint.matrix import Matrix
from weasyprint.svg import utils
from weasyprint.svg.bounding_box import bounding_box, is_valid_bounding_box

LINEAR, RADIAL = 2, 3  # ISO 32000-1, table 78
SPARE = 1  # around the cell, in units of the drawing
MITER = 4  # line widths that a corner may stick out (SVG 2, 13.5.5)


def draw_gradients_alike() -> None:
    """From now on; a second call changes nothing."""
    import weasyprint.svg as engine  # noqa: PLC0415  # the name that the engine calls it by

    engine.draw_gradient = draw_gradient


def draw_gradient(  # noqa: PLR0917  # the engine's own
    svg: Any,
    node: Any,
    gradient: Any,
    font_size: float,
    opacity: float,
    stroke: bool,  # noqa: FBT001  # as above
) -> bool:
    """Set the gradient as fill or stroke; the signature and the answer are the engine's."""
    stops = _stops(gradient, font_size, opacity)
    shape = _box(svg, node, font_size, stroke=False)
    cell = _box(svg, node, font_size, stroke=True) or shape
    if not stops or shape is None or cell is None:
        return False
    is_in_user_space = gradient.get("gradientUnits") == "userSpaceOnUse"
    if not is_in_user_space and 0 in shape[2:]:
        return False
    matrix = Matrix() if is_in_user_space else Matrix(a=shape[2], d=shape[3], e=shape[0], f=shape[1])
    if moved := gradient.get("gradientTransform"):
        matrix = utils.transform(moved, "0 0", font_size, svg.inner_diagonal) @ matrix
    extent = (svg.inner_width, svg.inner_height) if is_in_user_space else (1, 1)
    kind, places = _places(gradient, font_size, *extent)
    line = svg.length(node.get("stroke-width", "1px"), font_size)
    if stroke:
        svg.stream.set_line_width(line)
    if len(stops) == 1 or _is_point(kind, places) or not matrix.determinant:
        svg.stream.set_color(stops[-1][1], stroke)
        return True
    spare = SPARE + (MITER * line if stroke else 0)
    x, y = cell[0] - spare, cell[1] - spare
    width, height = cell[2] + 2 * spare, cell[3] + 2 * spare
    pattern = svg.stream.add_pattern(x, y, width, height, width, height, svg.stream.ctm)
    group = pattern.add_group(x, y, width, height)
    colors = [color for _, color in stops]
    offsets = [offset for offset, _ in stops]
    if any(color.alpha != 1 for color in colors):
        seen = group.set_alpha_state(x, y, width, height)
        shown = _shading(seen, (kind, places), offsets, [(color.alpha,) for color in colors])
        seen.stream = [_operator(matrix), f"/{shown.id} sh"]
    shading = _shading(group, (kind, places), offsets, [tuple(color[:3]) for color in colors])
    group.transform(*matrix.values)
    group.paint_shading(shading.id)
    pattern.set_alpha(1)
    pattern.draw_x_object(group.id)
    svg.stream.set_color_space("Pattern", stroke=stroke)
    svg.stream.set_color_special(pattern.id, stroke=stroke)
    return True


def _stops(gradient: Any, font_size: float, opacity: float) -> list[tuple[float, Any]]:
    """Offset and colour of each stop; there is one at either end, and no offset lies before another."""
    found: list[tuple[float, Any]] = []
    for child in gradient:
        if child.tag != "stop":
            continue
        offset = min(1.0, max(found[-1][0] if found else 0.0, utils.size(child.get("offset"), font_size, 1)))
        color = utils.color(child.get("stop-color", "black"))
        color.alpha *= utils.alpha_value(child.get("stop-opacity", 1)) * opacity
        found.append((offset, color))
    if len(found) < 2:
        return found
    first = [] if found[0][0] == 0 else [(0.0, found[0][1])]
    last = [] if found[-1][0] == 1 else [(1.0, found[-1][1])]
    return [*first, *found, *last]


def _box(svg: Any, node: Any, font_size: float, *, stroke: bool) -> tuple[float, ...] | None:
    box = bounding_box(svg, node, font_size, stroke)
    return tuple(box) if is_valid_bounding_box(box) else None


def _places(gradient: Any, font_size: float, width: float, height: float) -> tuple[int, tuple[float, ...]]:
    """The kind of shading and its coordinates (ISO 32000-1, tables 80 and 81)."""

    def place(name: str, otherwise: float | str, whole: float) -> float:
        return float(utils.size(gradient.get(name, otherwise), font_size, whole))

    if gradient.tag == "linearGradient":
        ends = (
            place("x1", 0, width),
            place("y1", 0, height),
            place("x2", "100%", width),
            place("y2", 0, height),
        )
        return LINEAR, ends
    diagonal = hypot(width, height) / sqrt(2)
    x, y, radius = place("cx", "50%", width), place("cy", "50%", height), place("r", "50%", diagonal)
    focus = (place("fx", x, width), place("fy", y, height), place("fr", 0, diagonal))
    return RADIAL, (*focus, x, y, radius)


def _is_point(kind: int, places: tuple[float, ...]) -> bool:
    """Whether there is no way from the first colour to the last: SVG paints the last."""
    return places[:2] == places[2:] if kind == LINEAR else places[5] <= 0


def _shading(
    stream: Any, ramp: tuple[int, tuple[float, ...]], offsets: list[float], colors: list[tuple[float, ...]]
) -> Any:
    pieces: Iterable[Any] = [
        stream.create_interpolation_function((0, 1), before, after, 1) for before, after in pairwise(colors)
    ]
    encode = (len(colors) - 1) * (0, 1)
    function = stream.create_stitching_function((0, 1), encode, offsets[1:-1], pieces)
    space = "DeviceGray" if len(colors[0]) == 1 else "DeviceRGB"
    kind, places = ramp
    return stream.add_shading(kind, (0, 1), places, True, function, space)  # noqa: FBT003  # the engine's own


def _operator(matrix: Any) -> str:
    return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in matrix.values) + " cm"
