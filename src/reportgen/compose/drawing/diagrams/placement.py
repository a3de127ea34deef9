"""Boxes in layers → where each stands across the arrows, near those it is joined to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportgen.compose.drawing.diagrams.layers import Layered, Segment
from reportgen.compose.drawing.spreading import spread

_SWEEPS = 10
_PASSAGE = 10.0
"""Room that a passing arrow takes in a layer."""


def place_across(layered: Layered, size: float, gap: float, most: float) -> Mapping[int, float]:
    """Give the middle of every item across the arrows, from 0 on.

    Boxes are `size` long that way and `gap` apart. Where they would need more room than `most`, each layer
    is packed around the middle instead.
    """
    sizes = {item: _size(layered, item, size) for layer in layered.layers for item in layer}
    distances = [
        [(sizes[one] + sizes[other]) / 2 + gap for one, other in pairwise(layer)] for layer in layered.layers
    ]
    packed: dict[int, float] = {}
    for layer, apart in zip(layered.layers, distances, strict=True):
        packed |= dict(zip(layer, _around_zero(apart), strict=True))
    places = dict(packed)
    rows = tuple(zip(layered.layers, distances, strict=True))
    for sweep in range(_SWEEPS):
        for layer, apart in rows if sweep % 2 == 0 else reversed(rows):
            _settle(layer, apart, layered.segments, places)
    # Outward from the fullest layer, each box follows only those nearer to it, so that chains run straight.
    fullest = max(range(len(rows)), key=lambda rank: len(rows[rank][0]))
    for rank, (layer, apart) in enumerate(rows[fullest + 1 :], start=fullest + 1):
        _settle(layer, apart, [each for each in layered.segments if each.gap == rank - 1], places)
    for rank in reversed(range(fullest)):
        _settle(*rows[rank], [each for each in layered.segments if each.gap == rank], places)
    chosen = places if _extent(places, sizes) <= most else packed
    first = min(place - sizes[item] / 2 for item, place in chosen.items())
    return {item: place - first for item, place in chosen.items()}


def _size(layered: Layered, item: int, size: float) -> float:
    return size if item < len(layered.names) else _PASSAGE


def _around_zero(distances: Sequence[float]) -> list[float]:
    places = [0.0]
    for distance in distances:
        places.append(places[-1] + distance)
    return [place - places[-1] / 2 for place in places]


def _settle(
    layer: Sequence[int], distances: Sequence[float], segments: Sequence[Segment], places: dict[int, float]
) -> None:
    """Move the items of one layer towards their neighbours along these segments."""
    wishes = [_wish(item, segments, places) for item in layer]
    places |= zip(layer, spread(wishes, distances), strict=True)


def _wish(item: int, segments: Sequence[Segment], places: Mapping[int, float]) -> float:
    beside = [places[each.start] for each in segments if each.end == item]
    beside += [places[each.end] for each in segments if each.start == item]
    return sum(beside) / len(beside) if beside else places[item]


def _extent(places: Mapping[int, float], sizes: Mapping[int, float]) -> float:
    low = min(place - sizes[item] / 2 for item, place in places.items())
    return max(place + sizes[item] / 2 for item, place in places.items()) - low
