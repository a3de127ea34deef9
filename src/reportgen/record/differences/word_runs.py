"""Two texts → their words as runs: kept, removed, added, in the order of reading."""

from __future__ import annotations

from difflib import SequenceMatcher

from reportgen.model.editions.difference import Run, Runs, Turn


def compare_words(before: str, after: str) -> Runs:
    """The words of both texts; those of either can be read off the runs."""
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


def whole(text: str, turn: Turn) -> Runs:
    """A text that came, went or stayed as a whole."""
    return (Run(turn, " ".join(text.split())),) if text.strip() else ()
