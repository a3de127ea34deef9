"""Two texts as words → what became of each word of the second, and where words of the first are gone."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from reportgen.model.frozen import frozen


@frozen
class Fates:
    """For each new word whether it is `kept`, and whether it stands for others (`replacing`).

    `cuts` are the places, as numbers of the word after them, where words are gone and none came.
    """

    kept: tuple[bool, ...]
    replacing: tuple[bool, ...]
    cuts: frozenset[int]


def word_fates(old: Sequence[str], new: Sequence[str], bounds: frozenset[int]) -> Fates:
    """Compare the texts; `bounds` are the words of the new one at which a paragraph begins or ends.

    "The old. The new." without its first sentence can be read as "The" + "new." or as "The new.":
    words that came or went are taken to begin where a paragraph does, if they can be.
    """
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kept = [False] * len(new)
    replacing = [False] * len(new)
    cuts: set[int] = set()
    for tag, _, _, start, end in codes:
        if tag == "equal":
            kept[start:end] = [True] * (end - start)
    for number, (tag, old_start, old_end, start, end) in enumerate(codes):
        before = codes[number - 1] if number else (tag, 0, 0, 0, 0)
        room = before[4] - before[3]
        if tag == "insert":
            back = _steps_back(new, (start, end), start, bounds=bounds, room=room)
            kept[start:end] = [True] * (end - start)
            kept[start - back : end - back] = [False] * (end - start)
        elif tag == "delete":
            cuts.add(start - _steps_back(old, (old_start, old_end), start, bounds=bounds, room=room))
        elif tag == "replace" and (old_end - old_start) * 2 >= end - start:
            # As much went as came: other words, not a new paragraph beside a changed one.
            replacing[start:end] = [True] * (end - start)
    return Fates(tuple(kept), tuple(replacing), frozenset(cuts))


def _steps_back(
    words: Sequence[str], run: tuple[int, int], place: int, *, bounds: frozenset[int], room: int
) -> int:
    """By how many words a run of `words` can begin earlier so that `place` meets a bound; else 0."""
    start, end = run
    back = 0
    while place - back not in bounds:
        back += 1
        if back > room or words[start - back] != words[end - back]:
            return 0
    return back
