"""Two sequences → the places that stay, in order; close to linear for long ones."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher

# Comparisons; between two neighbours that stay, more than this is taken as replaced.
MOST_COMPARED = 250_000
# A long stretch is compared near its diagonal only.
BAND = 40

Pairs = list[tuple[int, int]]


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pairs:
    """Pairs of equal places, rising in both; what stands once in each decides first, as in patience diff."""
    return _align(old, new, (0, len(old), 0, len(new)))


def align_similar(
    old: int, new: int, likeness: Callable[[int, int], float], *, least: float
) -> tuple[tuple[int, int], ...]:
    """Pairs of places, rising in both, that are most alike together; none less than `least`."""
    wide = old * new > MOST_COMPARED // 10
    # Row by row the best sum so far, and the last pair that it took.
    taken: dict[tuple[int, int], tuple[int, int] | None] = {}
    row: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (new + 1)
    for i in range(old):
        following = row[:]
        middle = i * new // max(1, old)
        first, last = (max(0, middle - BAND), min(new, middle + BAND + 1)) if wide else (0, new)
        for j in range(first, last):
            like = likeness(i, j)
            if like >= least and row[j][0] + like > max(following[j + 1][0], following[j][0]):
                taken[i, j] = row[j][1]
                following[j + 1] = (row[j][0] + like, (i, j))
            elif following[j][0] > following[j + 1][0]:
                following[j + 1] = following[j]
        for j in range(last, new):
            if following[j][0] > following[j + 1][0]:
                following[j + 1] = following[j]
        row = following
    found: list[tuple[int, int]] = []
    pair = row[new][1]
    while pair is not None:
        found.append(pair)
        pair = taken[pair]
    return tuple(reversed(found))


def _align(old: Sequence[Hashable], new: Sequence[Hashable], span: tuple[int, int, int, int]) -> Pairs:
    found: Pairs = []
    waiting = [span]
    while waiting:
        old_from, old_to, new_from, new_to = waiting.pop()
        while old_from < old_to and new_from < new_to and old[old_from] == new[new_from]:
            found.append((old_from, new_from))
            old_from, new_from = old_from + 1, new_from + 1
        while old_from < old_to and new_from < new_to and old[old_to - 1] == new[new_to - 1]:
            old_to, new_to = old_to - 1, new_to - 1
            found.append((old_to, new_to))
        if old_from == old_to or new_from == new_to:
            continue
        anchors = _anchors(old, new, (old_from, old_to, new_from, new_to))
        if not anchors:
            found += _compared(old, new, (old_from, old_to, new_from, new_to))
            continue
        for i, j in [*anchors, (old_to, new_to)]:
            waiting.append((old_from, i, new_from, j))
            old_from, new_from = i + 1, j + 1
        found += anchors
    return sorted(found)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], span: tuple[int, int, int, int]) -> Pairs:
    """What stands once on each side, the longest rising run of it."""
    old_from, old_to, new_from, new_to = span
    before, after = Counter(old[old_from:old_to]), Counter(new[new_from:new_to])
    where = {each: place for place, each in enumerate(old[old_from:old_to], old_from) if before[each] == 1}
    pairs = [
        (where[each], place)
        for place, each in enumerate(new[new_from:new_to], new_from)
        if after[each] == 1 and each in where
    ]
    return _rising(pairs)


def _rising(pairs: Pairs) -> Pairs:
    """The longest run of pairs whose first places rise; their second places do."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (place, _) in enumerate(pairs):
        at = bisect_left(tops, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(place)
            ends.append(number)
        else:
            tops[at], ends[at] = place, number
    found: Pairs = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _compared(old: Sequence[Hashable], new: Sequence[Hashable], span: tuple[int, int, int, int]) -> Pairs:
    old_from, old_to, new_from, new_to = span
    if (old_to - old_from) * (new_to - new_from) > MOST_COMPARED:
        return []
    matcher = SequenceMatcher(None, old[old_from:old_to], new[new_from:new_to], autojunk=False)
    return [
        (old_from + match.a + step, new_from + match.b + step)
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    ]
