"""Two wordings of one paragraph → its content with the words that came and went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportgen.model.editions.difference import Turn
from reportgen.write.docx.redline.alignment import align
from reportgen.write.docx.redline.tokens import Names, Token, tokens_of
from reportgen.write.docx.redline.tracked_content import track_tokens
from reportgen.write.docx.values.blocks import Inline

# Less in common than this reads better as one deletion and one insertion.
LEAST_IN_COMMON = 0.35

Marked = list[tuple[Turn, Token]]


def merge_wordings(old: Iterable[Inline], new: Iterable[Inline], notes: Names) -> tuple[Inline, ...]:
    """The content of `new`, and within it what `old` said otherwise."""
    before, after = tokens_of(old, notes), tokens_of(new, {})
    keys = [each.key for each in before], [each.key for each in after]
    if keys[0] == keys[1]:
        return track_tokens([(Turn.KEPT, each) for each in after])
    pairs = align(*keys) if likeness(count_words(keys[0]), count_words(keys[1])) >= LEAST_IN_COMMON else []
    return track_tokens(_in_order(before, after, _without_islands(pairs, before, after)))


def count_words(keys: Iterable[object]) -> Counter[object]:
    """How often each word stands there; spaces do not count."""
    return Counter(each for each in keys if not (isinstance(each, str) and each.isspace()))


def likeness(before: Counter[object], after: Counter[object]) -> float:
    """From 0, nothing in common, to 1, the same words as often."""
    together = before.total() + after.total()
    return 2 * (before & after).total() / together if together else 1.0


def _without_islands(
    pairs: list[tuple[int, int]], before: Sequence[Token], after: Sequence[Token]
) -> list[tuple[int, int]]:
    """The pairs without lone spaces and signs between two changes: they would only chop up the change."""
    kept: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for pair in [*pairs, (len(before), len(after))]:
        if run and (pair[0] != run[-1][0] + 1 or pair[1] != run[-1][1] + 1):
            kept += run if run[0] == (0, 0) or _holds_words(run, after) else []
            run = []
        run.append(pair)
    return [*kept, *run[:-1]]


def _holds_words(run: list[tuple[int, int]], after: Sequence[Token]) -> bool:
    keys = [after[place].key for _, place in run]
    return any(not isinstance(key, str) or any(sign.isalnum() for sign in key) for key in keys)


def _in_order(before: Sequence[Token], after: Sequence[Token], pairs: list[tuple[int, int]]) -> Marked:
    """What went stands before what came in its place."""
    marked: Marked = []
    old = new = 0
    for i, j in [*pairs, (len(before), len(after))]:
        marked += [(Turn.REMOVED, each) for each in before[old:i]]
        marked += [(Turn.ADDED, each) for each in after[new:j]]
        if j < len(after):
            marked.append((Turn.KEPT, after[j]))
        old, new = i + 1, j + 1
    return marked
