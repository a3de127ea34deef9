"""Placed boxes → the way of every arrow between them, at right angles and apart from each other.

Everything here counts along the arrows and across them; only drawing knows which of the two is x.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportgen.compose.drawing.diagrams.layers import Layered, Segment
from reportgen.model.frozen import frozen

Place = tuple[float, float]
"""Along and across."""

_CHANNEL = 6.0
_FIRST_CHANNEL = 10.0
_BEFORE_HEAD = 14.0
_FLAT = 5.0


@frozen
class Layout:
    """`along` is where each layer starts, `depth` how long boxes are that way, `breadth` across it.

    `port` is the distance between arrows at one box.
    """

    layered: Layered
    along: tuple[float, ...]
    across: Mapping[int, float]
    depth: float
    breadth: float
    port: float

    @property
    def layer_of(self) -> Mapping[int, int]:
        """Which layer each item stands in."""
        return {item: rank for rank, layer in enumerate(self.layered.layers) for item in layer}


@frozen
class Way:
    """One arrow: its corners, and the straight run along which its label stands."""

    edge: int
    corners: tuple[Place, ...]
    run: tuple[Place, Place]


def route(
    layout: Layout, edges: Sequence[tuple[int, int]], lane_breadths: Mapping[int, float]
) -> tuple[Way, ...]:
    """Give the way of every arrow, in the author's order.

    Arrows that lead back take a lane beyond the last box, as broad as `lane_breadths` says.
    """
    ports = _Ports(layout, edges)
    channels = _Channels()
    segments: dict[int, list[tuple[Segment, tuple[Place, ...], tuple[Place, Place]]]] = defaultdict(list)
    for segment in _in_nesting_order(layout.layered.segments, ports):
        corners, run = _cross_gap(layout, segment, ports, channels)
        segments[segment.edge].append((segment, corners, run))
    ways = []
    for edge, parts in segments.items():
        parts.sort(key=lambda part: part[0].gap)
        corners = tuple(corner for _, piece, _ in parts for corner in piece)
        ways.append(Way(edge, corners, parts[0][2]))
    lane = max(place + layout.breadth / 2 for place in layout.across.values())
    for edge in layout.layered.returning:
        lane += lane_breadths[edge]
        ways.append(_lead_back(edge, edges[edge], ports, channels, lane))
    return tuple(sorted(ways, key=lambda way: way.edge))


class _Ports:
    """Where arrows leave and reach a box: side by side, in the order of where they come from."""

    def __init__(self, layout: Layout, edges: Sequence[tuple[int, int]]) -> None:
        self.leaving: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self.reaching: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self.layout = layout
        for each in layout.layered.segments:
            self.leaving[each.start].append((layout.across[each.end], each.edge))
            self.reaching[each.end].append((layout.across[each.start], each.edge))
        for edge in layout.layered.returning:
            start, end = edges[edge]
            # Lanes lie beyond all boxes, so these take the outermost ports.
            self.leaving[start].append((float("inf"), edge))
            self.reaching[end].append((float("inf"), edge))
        for ports in (*self.leaving.values(), *self.reaching.values()):
            ports.sort()

    def start(self, item: int, edge: int) -> float:
        return self._place(item, [each for _, each in self.leaving[item]], edge)

    def end(self, item: int, edge: int) -> float:
        return self._place(item, [each for _, each in self.reaching[item]], edge)

    def _place(self, item: int, edges: list[int], edge: int) -> float:
        distance = min(self.layout.port, self.layout.breadth / (len(edges) + 1))
        return self.layout.across[item] + (edges.index(edge) - (len(edges) - 1) / 2) * distance


class _Channels:
    """Parallel lines in a gap: each stretch takes the first line on which nothing else stands."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, str], list[tuple[int, float, float]]] = defaultdict(list)

    def take(self, gap: int, side: str, one: float, other: float) -> float:
        low, high = min(one, other) - _CHANNEL / 2, max(one, other) + _CHANNEL / 2
        taken = self._taken[gap, side]
        channel = 0
        while any(used == channel and low < end and start < high for used, start, end in taken):
            channel += 1
        taken.append((channel, low, high))
        return channel * _CHANNEL


def _in_nesting_order(segments: Sequence[Segment], ports: _Ports) -> list[Segment]:
    """Sort so that each next arrow bends outside of those before, which then never cross it."""

    def nesting(segment: Segment) -> tuple[int, float]:
        start, end = ports.start(segment.start, segment.edge), ports.end(segment.end, segment.edge)
        is_outward = (end < start) == _bends_early(segment, ports)
        return (segment.gap, start if is_outward else -start)

    return sorted(segments, key=nesting)


def _bends_early(segment: Segment, ports: _Ports) -> bool:
    return len(ports.leaving[segment.start]) >= len(ports.reaching[segment.end])


def _cross_gap(
    layout: Layout, segment: Segment, ports: _Ports, channels: _Channels
) -> tuple[tuple[Place, ...], tuple[Place, Place]]:
    near, far = layout.along[segment.gap] + layout.depth, layout.along[segment.gap + 1]
    start, end = ports.start(segment.start, segment.edge), ports.end(segment.end, segment.edge)
    first, last = (near, start), (far, end)
    if abs(start - end) < _FLAT:
        return ((near, end), last), ((near, end), last)
    if _bends_early(segment, ports):
        bend = near + _FIRST_CHANNEL + channels.take(segment.gap, "early", start, end)
        return (first, (bend, start), (bend, end), last), ((bend, end), last)
    bend = far - _BEFORE_HEAD - channels.take(segment.gap, "late", start, end)
    return (first, (bend, start), (bend, end), last), (first, (bend, start))


def _lead_back(edge: int, ends: tuple[int, int], ports: _Ports, channels: _Channels, lane: float) -> Way:
    layout, (start, end) = ports.layout, ends
    from_layer, to_layer = layout.layer_of[start], layout.layer_of[end]
    leaves, reaches = ports.start(start, edge), ports.end(end, edge)
    out = layout.along[from_layer] + layout.depth
    away = out + _FIRST_CHANNEL + channels.take(from_layer, "early", leaves, lane)
    back = layout.along[to_layer] - _BEFORE_HEAD - channels.take(to_layer - 1, "late", reaches, lane)
    corners = (
        (out, leaves),
        (away, leaves),
        (away, lane),
        (back, lane),
        (back, reaches),
        (layout.along[to_layer], reaches),
    )
    return Way(edge, corners, ((back, lane), (away, lane)))
