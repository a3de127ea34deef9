"""A diagram → its boxes in layers along the arrows, with few crossings (Sugiyama's method)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportgen.compose.drawing.values import Diagram
from reportgen.model.frozen import frozen

_SWEEPS = 8


@frozen
class Segment:
    """The part of an arrow in one gap between layers, from item to item; the last one has the head."""

    edge: int
    start: int
    end: int
    gap: int
    is_first: bool
    is_last: bool


@frozen
class Layered:
    """Items below `len(names)` are boxes, the others places where a long arrow passes a layer.

    `returning` are the arrows that lead back and close a circle.
    """

    names: tuple[str, ...]
    layers: tuple[tuple[int, ...], ...]
    segments: tuple[Segment, ...]
    returning: tuple[int, ...]


def make_layers(diagram: Diagram) -> Layered:
    """Put every box behind those that lead to it, arrows that close a circle left aside."""
    names = tuple(dict.fromkeys(name for edge in diagram.edges for name in (edge.from_, edge.to)))
    number = {name: index for index, name in enumerate(names)}
    edges = [(number[edge.from_], number[edge.to]) for edge in diagram.edges]
    returning = _returning(len(names), edges)
    onward = {index: pair for index, pair in enumerate(edges) if index not in returning}
    ranks = _ranks(len(names), tuple(onward.values()))
    layers: list[list[int]] = [[] for _ in range(max(ranks) + 1)]
    for box, rank in enumerate(ranks):
        layers[rank].append(box)
    segments = _segments(onward, ranks, layers, len(names))
    return Layered(names, _ordered(layers, segments), segments, tuple(sorted(returning)))


def _returning(count: int, edges: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Find the arrows that lead to a box on the way to their own start, walking in the author's order."""
    leaving: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, (start, end) in enumerate(edges):
        leaving[start].append((index, end))
    found: set[int] = set()
    finished: set[int] = set()
    for root in range(count):
        stack, on_way = [(root, 0)], {root}
        while stack:
            box, position = stack.pop()
            if box in finished:
                continue
            if position == len(leaving[box]):
                finished.add(box)
                on_way.discard(box)
                continue
            stack.append((box, position + 1))
            index, end = leaving[box][position]
            if end in on_way:
                found.add(index)
            elif end not in finished:
                on_way.add(end)
                stack.append((end, 0))
    return frozenset(found)


def _ranks(count: int, edges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    ranks = [0] * count
    for _ in range(count):
        for start, end in edges:
            ranks[end] = max(ranks[end], ranks[start] + 1)
    # A box that nothing leads to stands right before the first one it leads to.
    reached = {end for _, end in edges}
    for box in range(count):
        following = [ranks[end] for start, end in edges if start == box]
        if box not in reached and following:
            ranks[box] = min(following) - 1
    return tuple(ranks)


def _segments(
    onward: Mapping[int, tuple[int, int]], ranks: Sequence[int], layers: list[list[int]], count: int
) -> tuple[Segment, ...]:
    """Cut arrows at every layer they pass, and put a place for each cut into that layer."""
    segments = []
    for edge, (start, end) in onward.items():
        here = start
        for gap in range(ranks[start], ranks[end]):
            is_last = gap + 1 == ranks[end]
            there = end if is_last else count
            if not is_last:
                layers[gap + 1].append(count)
                count += 1
            segments.append(Segment(edge, here, there, gap, here == start, is_last))
            here = there
    return tuple(segments)


def _ordered(layers: Sequence[Sequence[int]], segments: Sequence[Segment]) -> tuple[tuple[int, ...], ...]:
    """Sort each layer by the mean place of its neighbours, back and forth, and keep the best order met."""
    order = best = [list(layer) for layer in layers]
    fewest = _crossings(order, segments)
    for sweep in range(_SWEEPS):
        is_forward = sweep % 2 == 0
        order = [list(layer) for layer in order]
        for layer in order if is_forward else reversed(order):
            places = {item: place for row in order for place, item in enumerate(row)}
            means = {item: _mean_neighbour(item, segments, places, is_forward=is_forward) for item in layer}
            layer.sort(key=means.__getitem__)
        crossings = _crossings(order, segments)
        if crossings < fewest:
            best, fewest = order, crossings
    return tuple(tuple(layer) for layer in best)


def _mean_neighbour(
    item: int, segments: Sequence[Segment], places: Mapping[int, int], *, is_forward: bool
) -> float:
    if is_forward:
        beside = [places[each.start] for each in segments if each.end == item]
    else:
        beside = [places[each.end] for each in segments if each.start == item]
    return sum(beside) / len(beside) if beside else places[item]


def _crossings(order: Sequence[Sequence[int]], segments: Sequence[Segment]) -> int:
    places = {item: place for row in order for place, item in enumerate(row)}
    lines = [(each.gap, places[each.start], places[each.end]) for each in segments]
    return sum(
        1
        for index, (gap, start, end) in enumerate(lines)
        for other_gap, other_start, other_end in lines[:index]
        if gap == other_gap and (start - other_start) * (end - other_end) < 0
    )
