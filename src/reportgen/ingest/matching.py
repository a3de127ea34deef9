"""The lines of two versions of a text → which are the same, which changed, which came and went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.ingest.draft.locators import quote_hash

ALIKE = 0.5
"""Share of common words from which on a line counts as changed and not as another one."""

MOST_PLACES = 60
"""A word that stands in more lines than this finds no line."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Line numbers from 1. `same` and `changed` map old lines to new ones."""

    same: Mapping[int, int]
    changed: Mapping[int, int]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def match_lines(old: Sequence[str], new: Sequence[str]) -> Matched:
    """Find each old line again: by what it says wherever it stands, then by the words it shares."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(new, 1):
        places[quote_hash(line)].append(number)
    same: dict[int, int] = {}
    for number, line in enumerate(old, 1):
        waiting = places.get(quote_hash(line))
        if waiting:
            same[number] = waiting.pop(0)
    old_left = [number for number in range(1, len(old) + 1) if number not in same]
    found = set(same.values())
    new_left = [number for number in range(1, len(new) + 1) if number not in found]
    changed: dict[int, int] = {}
    taken: set[int] = set()
    pairs = _alike({n: old[n - 1] for n in old_left}, {n: new[n - 1] for n in new_left})
    for _, was, now in sorted(pairs, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1])):
        if was not in changed and now not in taken:
            changed[was] = now
            taken.add(now)
    return Matched(
        same,
        changed,
        tuple(number for number in old_left if number not in changed),
        tuple(number for number in new_left if number not in taken),
    )


def _alike(old: Mapping[int, str], new: Mapping[int, str]) -> Iterator[tuple[float, int, int]]:
    """Pairs that share enough words; lines without a rare word in common are not compared."""
    words = {number: Counter(line.lower().split()) for number, line in new.items()}
    where: dict[str, list[int]] = defaultdict(list)
    for number, counts in words.items():
        for word in counts:
            where[word].append(number)
    for number, line in old.items():
        counts = Counter(line.lower().split())
        near = {
            each for word in counts if len(where.get(word, ())) <= MOST_PLACES for each in where.get(word, ())
        }
        for other in near:
            common = sum((counts & words[other]).values())
            likeness = 2 * common / (sum(counts.values()) + sum(words[other].values()))
            if likeness >= ALIKE:
                yield likeness, number, other
