"""Steps that blocks may take + layouts of a few choices → the choice that keeps the limit and loses least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportgen.model.frozen import frozen
from reportgen.model.profile import Limit
from reportgen.plan.limit.cheapest import Choice, Needed, cheapest, loss_of
from reportgen.plan.limit.measure import Measure, excesses
from reportgen.plan.limit.promises import Promises
from reportgen.plan.limit.savings import GivingWay
from reportgen.plan.limit.steps import Step

MOST_LAYOUTS = 10
"""Of choices that were worked out, before the best one so far is taken."""
MOST_RETURNS = 4
"""Layouts in which a block comes back whose room is measured as just too little."""
NEAR_PAGES, NEAR_WORDS = 0.12, 6
"""By how much working out may be wrong: headings of sections and notes are measured with no block."""
LEAST = 0.001
"""Of a page: what is saved at least where pages are too many, although the last one seems to hold nothing."""

Attempt = Callable[[tuple[Step, ...]], Measure | None]


@frozen
class Found:
    """Steps in reading order, and how long the report is after them."""

    steps: tuple[Step, ...]
    measure: Measure


def find_fitting(
    offered: Sequence[GivingWay], promises: Promises, limit: Limit, whole: Measure, attempt: Attempt
) -> Found:
    """The steps that keep the limit and lose least; where none keep it, as many as may be taken.

    `whole` is the measure without any step, `attempt` gives that after some, None where a report cannot do
    without what they take away.
    """
    search = _Search(tuple(offered), promises, limit, attempt, needed_by(whole, (), limit))
    best = search.descend()
    if best is not None:
        best = search.give_back(best)
    chosen = search.most() if best is None else best
    measure = search.measure(chosen) if chosen else whole
    return Found((), whole) if measure is None else Found(search.steps(chosen), measure)


def needed_by(measure: Measure, taken: Choice, limit: Limit) -> Needed:
    """What a choice has to save, judged by what the report measures after the steps `taken`."""
    pages = words = float("-inf")
    if limit.pages is not None:
        over = measure.extent - limit.pages
        over = max(over, LEAST) if measure.pages > limit.pages else min(over, 0.0)
        pages = over + sum(each.pages for each in taken)
    if limit.words is not None:
        words = measure.words - limit.words + sum(each.words for each in taken)
    return Needed(pages, words)


@dataclass
class _Search:
    offered: tuple[GivingWay, ...]
    promises: Promises
    limit: Limit
    attempt: Attempt
    needed: Needed
    measured: dict[Choice, Measure | None] = field(default_factory=dict)
    too_long: list[frozenset[Step]] = field(default_factory=list)

    def descend(self) -> Choice | None:
        """Lay out what should fit and lose least, learn from what came out, until nothing is better."""
        best: Choice | None = None
        for _ in range(MOST_LAYOUTS):
            choice = cheapest(self.offered, self.needed, self._may_take, loss_of(best) if best else None)
            if choice is None:
                break
            best = choice if self._fits(choice) else best
        if best is None and self._fits(self.most()):
            best = self.most()
            better = cheapest(self.offered, self.needed, self._may_take, loss_of(best))
            best = better if better is not None and self._fits(better) else best
        return best

    def give_back(self, best: Choice) -> Choice:
        """Take back single steps that the report may just have room for, the greatest loss first."""
        layouts = 0
        for saving in sorted(best, key=lambda each: -each.loss):
            measure = self.measure(best)
            without = tuple(each for each in best if each is not saving)
            if measure is None or layouts == MOST_RETURNS:
                break
            limit = self.limit
            is_near = (limit.pages is None or measure.extent + saving.pages <= limit.pages + NEAR_PAGES) and (
                limit.words is None or measure.words + saving.words <= limit.words + NEAR_WORDS
            )
            if is_near and self._may_take(without):
                layouts += without not in self.measured
                best = without if self._fits(without) else best
        return best

    def most(self) -> Choice:
        """As many steps as may be taken together, of each block the one that saves most."""
        small_first = sorted(self.offered, key=lambda each: (each.savings[-1].pages, each.savings[-1].loss))
        going = self.promises.most(each.block for each in small_first)
        return tuple(
            max(each.savings, key=lambda saving: (saving.pages, saving.words))
            for each in self.offered
            if each.block in going
        )

    def steps(self, choice: Choice) -> tuple[Step, ...]:
        """The steps of a choice, in reading order."""
        taken = {each.step for each in choice}
        return tuple(saving.step for each in self.offered for saving in each.savings if saving.step in taken)

    def measure(self, choice: Choice) -> Measure | None:
        """How long the report is after a choice, laid out once."""
        if choice not in self.measured:
            measure = self.attempt(self.steps(choice))
            self.measured[choice] = measure
            if measure is not None:
                self.needed = needed_by(measure, choice, self.limit)
        return self.measured[choice]

    def _fits(self, choice: Choice) -> bool:
        measure = self.measure(choice) if choice else None
        if measure is None:
            return False
        if any(excesses(measure, self.limit)):
            self.too_long.append(frozenset(each.step for each in choice))
            return False
        return True

    def _may_take(self, choice: Choice) -> bool:
        if self.measured.get(choice, choice) is None:
            return False
        steps = frozenset(each.step for each in choice)
        if any(steps <= each for each in self.too_long):
            return False
        return self.promises.allow(frozenset(each.block for each in steps if each.version is None))
