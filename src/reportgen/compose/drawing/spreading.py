"""Wished places on a line + least distances → the nearest places that keep them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def spread(wishes: Sequence[float], gaps: Sequence[float]) -> tuple[float, ...]:
    """Move ordered places apart as little as possible, in the sense of least squares.

    `gaps` are the least distances between neighbours. Pool adjacent violators: places that
    push each other move as one group around the mean of their wishes.
    """
    offsets = tuple(accumulate(gaps, initial=0.0))
    groups: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=True):
        total, count = wish - offset, 1
        while groups and groups[-1][0] / groups[-1][1] > total / count:
            other, size = groups.pop()
            total, count = total + other, count + size
        groups.append((total, count))
    places = [total / count for total, count in groups for _ in range(count)]
    return tuple(place + offset for place, offset in zip(places, offsets, strict=True))


def keep_between(
    places: Sequence[float], gaps: Sequence[float], least: float, most: float
) -> tuple[float, ...]:
    """Push places back between two ends, which must leave room for the gaps."""
    kept = list(places)
    for index in reversed(range(len(kept))):
        kept[index] = min(kept[index], most)
        most = kept[index] - (gaps[index - 1] if index else 0)
    for index, place in enumerate(kept):
        kept[index] = max(place, least)
        least = kept[index] + (gaps[index] if index < len(gaps) else 0)
    return tuple(kept)
