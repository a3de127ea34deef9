"""Names + share I of N → the names that this share takes, the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from reportgen.model.frozen import frozen

_MANIFEST = re.compile(r"manifest-([1-9]\d*)-of-([1-9]\d*)\.json")


@frozen
class Share:
    """Number `number`, from 1, of `count` shares."""

    number: int
    count: int

    @property
    def manifest(self) -> str:
        """What the manifest of this share alone is called, so that those of all can lie side by side."""
        return f"manifest-{self.number}-of-{self.count}.json"


def share_of_manifest(name: str) -> Share | None:
    """The share whose manifest has this name; None for any other file."""
    found = _MANIFEST.fullmatch(name)
    return Share(int(found[1]), int(found[2])) if found else None


def names_of(names: Iterable[str], share: Share) -> frozenset[str]:
    """The names that belong to one share; all shares are disjoint, complete, and differ by one at most.

    Every name goes to the share it scores highest with (rendezvous hashing) of those that have room, so a new
    name moves few others: usually none or one, never more than there are shares.
    """
    every = sorted(set(names), key=_score)
    least, larger = divmod(len(every), share.count)
    taken = dict.fromkeys(range(1, share.count + 1), 0)
    mine = set()
    for name in every:
        full = least + 1 if larger else least
        number = max(
            (number for number, held in taken.items() if held < full),
            key=lambda number: _score(f"{number}/{name}"),
        )
        taken[number] += 1
        larger -= taken[number] > least
        if number == share.number:
            mine.add(name)
    return frozenset(mine)


def _score(text: str) -> bytes:
    return sha256(text.encode()).digest()
