"""A diagram → boxes and arrows in layers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from reportgen.compose.drawing.diagrams.layers import make_layers
from reportgen.compose.drawing.diagrams.placement import place_across
from reportgen.compose.drawing.diagrams.routes import Layout, Place, Way, route
from reportgen.compose.drawing.diagrams.sizes import find_sizes
from reportgen.compose.drawing.limits import LEADING, MAX_EDGES, MAX_LABEL, TEXT
from reportgen.compose.drawing.sheet import Area, Sheet
from reportgen.compose.drawing.svg import picture
from reportgen.compose.drawing.text_width import Measure, estimate_width, wrap
from reportgen.compose.drawing.values import Diagram, Direction, DrawingError, Palette

_BESIDE_LINE = 4.0
_KEY_GAP = 16.0
_KEY_LINE = 32.0
_LANE_GAP = 10.0


def draw_diagram(
    diagram: Diagram, colours: Palette, *, font: str = "sans-serif", measure: Measure = estimate_width
) -> str:
    """Draw boxes and arrows as SVG, at most as wide and high as it says.

    `measure` gives text widths of the font; DrawingError says what cannot be drawn.
    """
    _check(diagram)
    layered = make_layers(diagram)
    sizes = find_sizes(diagram, layered, measure)
    layout = Layout(
        layered,
        sizes.along,
        place_across(layered, sizes.breadth, sizes.between, sizes.most_across),
        sizes.depth,
        sizes.breadth,
        sizes.port,
    )
    number = {name: index for index, name in enumerate(layered.names)}
    edges = [(number[edge.from_], number[edge.to]) for edge in diagram.edges]
    sheet = Sheet(colours, measure)
    is_right = diagram.direction is Direction.RIGHT
    for box, lines in enumerate(sizes.boxes):
        sheet.box(_box_area(layout, box, is_right=is_right), lines)
    ways = route(layout, edges, {edge: sizes.lane(edge) for edge in layered.returning})
    for way, edge in zip(ways, diagram.edges, strict=True):
        points = [_point(each, is_right=is_right) for each in way.corners]
        sheet.line(points, is_dashed=edge.is_dashed, has_head=True)
    for way in ways:
        if diagram.edges[way.edge].label:
            _write_label(sheet, way, sizes.labels[way.edge], is_right=is_right)
    _draw_key(sheet, diagram)
    bounds = sheet.bounds()
    width, height = bounds.right - bounds.left + 2, bounds.bottom - bounds.top + 2
    if width > diagram.width + 1 or height > diagram.height:
        other = "down" if is_right else "right"
        raise DrawingError(f"the diagram does not fit on a page; use direction={other}, or fewer boxes")
    return picture(diagram.title, width, height, font, sheet.shapes, origin=(bounds.left - 1, bounds.top - 1))


def _check(diagram: Diagram) -> None:
    if not diagram.edges:
        raise DrawingError("a diagram needs at least one arrow")
    if len(diagram.edges) > MAX_EDGES:
        raise DrawingError(f"the diagram has {len(diagram.edges)} arrows, more than {MAX_EDGES}")
    met: set[tuple[str, str]] = set()
    for edge in diagram.edges:
        for words in (edge.from_, edge.to, edge.label):
            if len(words) > MAX_LABEL:
                raise DrawingError(f'the label "{words[:40]}…" has more than {MAX_LABEL} characters')
        if not edge.from_.strip() or not edge.to.strip():
            raise DrawingError("an arrow starts or ends at a box without a name")
        if edge.from_ == edge.to:
            raise DrawingError(f'an arrow leads from "{edge.from_}" to itself')
        if (edge.from_, edge.to) in met:
            raise DrawingError(f'two arrows lead from "{edge.from_}" to "{edge.to}"; join their labels')
        met.add((edge.from_, edge.to))


def _point(place: Place, *, is_right: bool) -> tuple[float, float]:
    return place if is_right else (place[1], place[0])


def _box_area(layout: Layout, box: int, *, is_right: bool) -> Area:
    along, across = layout.along[layout.layer_of[box]], layout.across[box]
    half = layout.breadth / 2
    if is_right:
        return Area(along, across - half, along + layout.depth, across + half)
    return Area(across - half, along, across + half, along + layout.depth)


def _write_label(sheet: Sheet, way: Way, lines: Sequence[str], *, is_right: bool) -> None:
    """Write a label beside its run, at the first spot that nothing else takes."""
    (one, level), (other, _) = way.run
    half = len(lines) * LEADING / 2 + _BESIDE_LINE - 2
    shares = (0.5, 0.35, 0.65, 0.2, 0.8)
    if is_right:
        # Heads stand at the far end of a run; the middle of what is left looks centred.
        middles = [one + (other - one) * share - 3 for share in shares]
        spots = [(x, level + side * half, "middle") for side in (-1, 1) for x in middles]
    else:
        middles = [one + (other - one) * share - 2 for share in shares]
        sides = (("start", 2 + _BESIDE_LINE), ("end", -2 - _BESIDE_LINE))
        spots = [(level + offset, y, anchor) for anchor, offset in sides for y in middles]
    for of_lines, (x, y, anchor) in product((True, False), spots):
        if sheet.is_free(sheet.label_area(x, y, lines, anchor), of_lines=of_lines):
            sheet.label(x, y, lines, anchor)
            return
    words = " ".join(lines)
    raise DrawingError(f'there is no room for the label "{words}"; use shorter labels or fewer arrows')


def _draw_key(sheet: Sheet, diagram: Diagram) -> None:
    """Explain the lines that the diagram has and that its author explains."""
    drawn = {edge.is_dashed for edge in diagram.edges}
    bounds = sheet.bounds()
    x, y = bounds.left, bounds.bottom + _KEY_GAP
    for is_dashed, words in ((False, diagram.solid_means), (True, diagram.dashed_means)):
        if not words or is_dashed not in drawn:
            continue
        lines = wrap(words, diagram.width / 2 - _KEY_LINE - 3 * _KEY_GAP, TEXT, sheet.measure)
        middle = y + len(lines) * LEADING / 2
        sheet.line([(x, middle), (x + _KEY_LINE, middle)], is_dashed=is_dashed, has_head=True)
        sheet.label(x + _KEY_LINE + 6, middle, lines, "start")
        x += _KEY_LINE + 6 + max(sheet.measure(each, TEXT) for each in lines) + _KEY_GAP
