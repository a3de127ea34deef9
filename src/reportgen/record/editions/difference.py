"""Two snapshots of one report → what its audience would notice."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.model.report.edition import Difference, Passage, Rerating, Rewording, Run, Snapshot, Turn


def compare_snapshots(before: Snapshot, after: Snapshot) -> Difference:
    """Blocks that came, went, moved or changed their words, and claims rated otherwise."""
    old = {each.block: each for each in before.passages}
    new = {each.block: each for each in after.passages}
    rated = {each.claim: each for each in before.claims}
    return Difference(
        profile=after.profile,
        added=tuple(each for each in after.passages if each.block not in old),
        removed=tuple(each for each in before.passages if each.block not in new),
        moved=tuple(_moved(before.passages, after.passages)),
        reworded=tuple(
            Rewording(old[each.block], each, compare_words(old[each.block].text, each.text))
            for each in after.passages
            if each.block in old and (old[each.block].text, old[each.block].title) != (each.text, each.title)
        ),
        rerated=tuple(
            Rerating(rated[each.claim], each)
            for each in after.claims
            if each.claim in rated and rated[each.claim] != each
        ),
    )


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """The words of both texts as runs: kept, removed, added, in the order of reading."""
    old, new = before.split(), after.split()
    runs: list[Run] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            runs.append(Run(Turn.KEPT, " ".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            runs.append(Run(Turn.REMOVED, " ".join(old[old_from:old_to])))
        if new_to > new_from:
            runs.append(Run(Turn.ADDED, " ".join(new[new_from:new_to])))
    return tuple(runs)


def _moved(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> Iterator[Passage]:
    """The fewest blocks that must move to turn one order into the other."""
    shared = {each.block for each in before} & {each.block for each in after}
    old = [each.block for each in before if each.block in shared]
    new = [each.block for each in after if each.block in shared]
    kept: set[str] = set()
    for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        kept.update(new[match.b : match.b + match.size])
    yield from (each for each in after if each.block in shared and each.block not in kept)
