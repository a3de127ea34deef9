"""A layered diagram → how large its boxes and gaps are, so that every word fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, product

from reportgen.compose.drawing.diagrams.layers import Layered
from reportgen.compose.drawing.limits import LEADING, TEXT
from reportgen.compose.drawing.text_width import Measure, longest_word, wrap
from reportgen.compose.drawing.values import Diagram, Direction, DrawingError
from reportgen.model.frozen import frozen

_PAD = 6.0
_WIDEST_BOX = 150.0
_COMFORTABLE = (92.0, 78.0)
_LABEL_WIDTHS = (104.0, 88.0, 72.0, 58.0, 46.0, 34.0)
_BESIDE_LABEL = 28.0
"""Room for bends and the head beside the label of a run."""

_SMALLEST_GAP = 34.0
_BEFORE_FIRST = 18.0
_AFTER_LAST = 14.0
"""Room for an arrow to turn before the first layer and after the last."""

_BETWEEN = 16.0
_PORT = 12.0
_LANE = 12.0
_LANE_LABEL = 220.0


@frozen
class Sizes:
    """`along` is where each layer starts; `boxes` and `labels` are texts broken into lines."""

    along: tuple[float, ...]
    depth: float
    breadth: float
    between: float
    most_across: float
    boxes: tuple[tuple[str, ...], ...]
    labels: Mapping[int, tuple[str, ...]]
    is_right: bool
    port: float

    def lane(self, edge: int) -> float:
        """Give the room that an arrow back and its label take beyond the boxes."""
        lines = self.labels.get(edge, ())
        return _LANE + len(lines) * LEADING if self.is_right else _LANE


def find_sizes(diagram: Diagram, layered: Layered, measure: Measure) -> Sizes:
    """Choose the widest labels and boxes that fit the width; DrawingError where none do."""
    find = _to_the_right if diagram.direction is Direction.RIGHT else _down
    return find(diagram, layered, measure)


def _to_the_right(diagram: Diagram, layered: Layered, measure: Measure) -> Sizes:
    count = len(layered.layers)
    start, end = _margins(diagram, layered)
    needed = max(longest_word(name, TEXT, measure) for name in layered.names) + 2 * _PAD
    for least, label_width in product((*(max(needed, each) for each in _COMFORTABLE), needed), _LABEL_WIDTHS):
        labels = _labels(diagram, label_width, measure)
        gaps = _gaps(layered, labels, lambda lines: _widest(lines, measure) + _BESIDE_LABEL)
        width = min(_WIDEST_BOX, (diagram.width - 2 - start - end - sum(gaps)) / count)
        if width < least:
            continue
        # The lane of an arrow back is longer than any gap.
        labels |= {
            edge: wrap(diagram.edges[edge].label, _LANE_LABEL, TEXT, measure)
            for edge in layered.returning
            if edge in labels
        }
        boxes = tuple(wrap(name, width - 2 * _PAD, TEXT, measure) for name in layered.names)
        port = LEADING + 3 if _is_mesh(layered) else _PORT
        height = _box_height(boxes, layered, port)
        tallest = max((len(lines) for lines in labels.values()), default=0) * LEADING
        between = max(_BETWEEN, tallest + _PAD - height / 2)
        along = tuple(accumulate((width + gap for gap in gaps), initial=start))
        return Sizes(along, width, height, between, diagram.height, boxes, labels, is_right=True, port=port)
    raise DrawingError("the diagram is too long to lead to the right; use direction=down, or shorter words")


def _down(diagram: Diagram, layered: Layered, measure: Measure) -> Sizes:
    most = max(len(layer) for layer in layered.layers)
    needed = max(longest_word(name, TEXT, measure) for name in layered.names) + 2 * _PAD
    start, _ = _margins(diagram, layered)
    for label_width in _LABEL_WIDTHS:
        lanes = sum(_LANE + label_width for _ in layered.returning)
        room = diagram.width - 2 - lanes - label_width / 2
        width = min(_WIDEST_BOX + 20, (room - (most - 1) * _BETWEEN) / most)
        if width < needed:
            continue
        labels = _labels(diagram, min(label_width, width) if most > 1 else label_width, measure)
        boxes = tuple(wrap(name, width - 2 * _PAD, TEXT, measure) for name in layered.names)
        height = max(len(lines) for lines in boxes) * LEADING + 2 * _PAD
        gaps = _gaps(layered, labels, lambda lines: len(lines) * LEADING + _BESIDE_LABEL - 6)
        along = tuple(accumulate((height + gap for gap in gaps), initial=start))
        return Sizes(along, height, width, _BETWEEN, room, boxes, labels, is_right=False, port=_PORT)
    raise DrawingError("the diagram is too broad to lead down; use direction=right, or shorter words")


def _margins(diagram: Diagram, layered: Layered) -> tuple[float, float]:
    if not layered.returning:
        return 0.0, 0.0
    first = {layered.names[item] for item in layered.layers[0] if item < len(layered.names)}
    last = {layered.names[item] for item in layered.layers[-1] if item < len(layered.names)}
    back = [diagram.edges[edge] for edge in layered.returning]
    return (
        _BEFORE_FIRST if any(edge.to in first for edge in back) else 0.0,
        _AFTER_LAST if any(edge.from_ in last for edge in back) else 0.0,
    )


def _labels(diagram: Diagram, width: float, measure: Measure) -> dict[int, tuple[str, ...]]:
    labelled = ((index, edge.label) for index, edge in enumerate(diagram.edges) if edge.label.strip())
    # A word is never cut: it sets the width where it is longer.
    return {
        index: wrap(label, max(width, longest_word(label, TEXT, measure)), TEXT, measure)
        for index, label in labelled
    }


def _gaps(
    layered: Layered, labels: Mapping[int, Sequence[str]], room: Callable[[Sequence[str]], float]
) -> tuple[float, ...]:
    gaps = [_SMALLEST_GAP] * (len(layered.layers) - 1)
    crossing = [0] * len(gaps)
    for segment in layered.segments:
        crossing[segment.gap] += 1
        if segment.is_first and segment.edge in labels:
            gaps[segment.gap] = max(gaps[segment.gap], room(labels[segment.edge]))
    # Several arrows in one gap bend beside each other.
    return tuple(gap + 3 * max(0, count - 2) for gap, count in zip(gaps, crossing, strict=True))


def _widest(lines: Sequence[str], measure: Measure) -> float:
    return max(measure(each, TEXT) for each in lines)


def _box_height(boxes: Sequence[Sequence[str]], layered: Layered, port: float) -> float:
    most = max(max(_degrees(layered, item)) for item in range(len(layered.names)))
    return max(max(len(lines) for lines in boxes) * LEADING + 2 * _PAD, most * port)


def _is_mesh(layered: Layered) -> bool:
    """Whether labels of one box may come to stand above each other, because both ends of an arrow branch."""
    return any(
        min(_degrees(layered, each.start)[1], _degrees(layered, each.end)[0]) > 1 for each in layered.segments
    )


def _degrees(layered: Layered, item: int) -> tuple[int, int]:
    reaching = sum(1 for each in layered.segments if each.end == item)
    return reaching, sum(1 for each in layered.segments if each.start == item)
