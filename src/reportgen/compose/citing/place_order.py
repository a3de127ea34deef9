"""Places in one source → the same in the order of the source, without those that another one covers."""

from __future__ import annotations

import re
from typing import TypeAlias

_NUMBERED = re.compile(r"\d+(?:\.\d+)*(?:–\d+(?:\.\d+)*)?")
# First and last number of a place, each by its parts: `8.5–6` is 8.5 to 8.6.
_Reach: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]


def in_order(places: tuple[str, ...]) -> tuple[str, ...]:
    """`9, 8.5, 8.2, 8.5–6` → `8.2, 8.5–6, 9`; places that are no numbers stay as they are."""
    if not all(map(_NUMBERED.fullmatch, places)):
        return places
    reaches = {place: _reach(place) for place in dict.fromkeys(places)}
    kept = [
        place
        for place, reach in reaches.items()
        if not any(other != reach and _covers(other, reach) for other in reaches.values())
    ]
    return tuple(sorted(kept, key=reaches.__getitem__))


def _reach(place: str) -> _Reach:
    first, _, last = place.partition("–")
    begins, ends = _numbers(first), _numbers(last or first)
    return begins, (*begins[: len(begins) - len(ends)], *ends)


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split(".")))


def _covers(outer: _Reach, inner: _Reach) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
