"""Blocks that may give way + what is needed → the steps that lose the least and save enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.plan.limit.savings import GivingWay, Saving

MOST_NODES = 20_000
MOST_WORK = 600_000
"""Partial choices that are looked at, and blocks in all of them: less than half a second."""
HAIR = 1e-9

Choice: TypeAlias = tuple[Saving, ...]


@frozen
class Needed:
    """How many pages and words have to be saved; what is not limited needs 0 or less."""

    pages: float
    words: float

    def less(self, saving: Saving) -> Needed:
        """What is still needed after one more step."""
        return Needed(self.pages - saving.pages, self.words - saving.words)

    @property
    def is_met(self) -> bool:
        """Whether enough is saved."""
        return self.pages <= HAIR and self.words <= HAIR


def loss_of(choice: Choice) -> int:
    """What the steps of a choice lose together."""
    return sum(each.loss for each in choice)


def cheapest(
    offered: Sequence[GivingWay],
    needed: Needed,
    may_take: Callable[[Choice], bool],
    below: int | None = None,
) -> Choice | None:
    """The steps with the smallest loss, less than `below`, that save what is needed and `may_take` admits.

    None where there are none. Branch and bound: the most important blocks are decided first and stay as
    long as the others can save enough, so that the first choice that is found is good already; after
    `MOST_WORK` the best so far is taken.
    """
    order = sorted(offered, key=lambda each: -each.savings[0].loss)
    bounds = _Bounds(order)
    best: Choice | None = None
    waiting: list[tuple[int, Needed, Choice, int]] = [(0, needed, (), 0)]
    for _ in range(max(4 * len(order), min(MOST_NODES, MOST_WORK // (len(order) + 1)))):
        if not waiting:
            break
        place, left, taken, loss = waiting.pop()
        if not bounds.reach(place, left) or (
            below is not None and loss + bounds.least_loss(place, left) >= below
        ):
            continue
        if left.is_met and may_take(taken):
            # Whatever else goes only loses more.
            best, below = taken, loss
        elif place < len(order):
            waiting += (
                (place + 1, left.less(saving), (*taken, saving), loss + saving.loss)
                for saving in reversed(order[place].savings)
            )
            waiting.append((place + 1, left, taken, loss))
    return best


@dataclass(frozen=True, slots=True)
class _Rate:
    """What one step at `place` saves of the pages or words, and loses."""

    place: int
    saved: float
    loss: int


class _Bounds:
    """What the blocks from a place of the order on can save at most, and must lose at least."""

    def __init__(self, order: Sequence[GivingWay]) -> None:
        self.pages, self.words = [0.0], [0.0]
        for each in reversed(order):
            self.pages.append(self.pages[-1] + max(saving.pages for saving in each.savings))
            self.words.append(self.words[-1] + max(saving.words for saving in each.savings))
        self.pages.reverse()
        self.words.reverse()
        every = [(place, saving) for place, each in enumerate(order) for saving in each.savings]
        self.by_pages = _rates(_Rate(place, each.pages, each.loss) for place, each in every)
        self.by_words = _rates(_Rate(place, each.words, each.loss) for place, each in every)

    def reach(self, place: int, needed: Needed) -> bool:
        """Whether the blocks from `place` on can save what is needed."""
        return needed.pages <= self.pages[place] + HAIR and needed.words <= self.words[place] + HAIR

    def least_loss(self, place: int, needed: Needed) -> float:
        """No choice among the blocks from `place` on that saves enough loses less."""
        least = max(_least(self.by_pages, place, needed.pages), _least(self.by_words, place, needed.words))
        # Rounding must never rule out a better choice.
        return least * (1 - HAIR)


def _rates(rates: Iterable[_Rate]) -> tuple[_Rate, ...]:
    """Those that lose least for what they save first."""
    return tuple(sorted((each for each in rates if each.saved > 0), key=lambda each: each.loss / each.saved))


def _least(rates: tuple[_Rate, ...], place: int, needed: float) -> float:
    """The smallest loss if steps could be taken in part."""
    total = 0.0
    for rate in rates:
        if needed <= HAIR:
            break
        if rate.place >= place:
            total += rate.loss * min(1.0, needed / rate.saved)
            needed -= rate.saved
    return total
