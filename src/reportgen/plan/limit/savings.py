"""Steps that blocks may take + measure → what each step would save, and what it loses."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.frozen import frozen
from reportgen.model.names import BlockId
from reportgen.plan.limit.measure import Measure
from reportgen.plan.limit.steps import Step

LEAST_IMPORTANT = 4


@frozen
class Way:
    """A step that a block of `words` words may take: `share` of its length goes, above 0 to 1."""

    step: Step
    priority: int
    words: int
    share: float


@frozen
class Saving:
    """A step with the pages and words that it saves, and its `loss` to readers, which only compares."""

    step: Step
    priority: int
    pages: float
    words: int
    loss: int


@frozen
class GivingWay:
    """A block and the steps of which it takes one or none, the smallest loss first."""

    block: BlockId
    savings: tuple[Saving, ...]


def weigh(ways: Iterable[tuple[Way, ...]], measure: Measure) -> tuple[GivingWay, ...]:
    """The blocks with what their steps save; `ways` are those of each block, in reading order.

    All words of one priority together weigh less than one word of the next more important one. Among
    equals the later block goes first.
    """
    offered = [steps for steps in ways if steps]
    tie = len(offered) + 1
    losses = [[(_words(way, measure) + 1) * tie * tie for way in steps] for steps in offered]
    rank = sum(map(sum, losses)) + tie * tie
    return tuple(
        GivingWay(
            steps[0].step.block,
            tuple(
                sorted(
                    (
                        _saving(way, measure, (loss + len(offered) - place) * _weight(way.priority, rank))
                        for way, loss in zip(steps, losses[place], strict=True)
                    ),
                    key=lambda saving: saving.loss,
                )
            ),
        )
        for place, steps in enumerate(offered)
    )


def _weight(priority: int, rank: int) -> int:
    weight: int = rank ** (LEAST_IMPORTANT - priority)
    return weight


def _saving(way: Way, measure: Measure, loss: int) -> Saving:
    length = measure.lengths.get(way.step.block, way.words)
    # Where nobody measured the block, its part of the pages is that of the words.
    height = measure.heights.get(way.step.block, measure.extent * length / max(measure.words, 1))
    return Saving(way.step, way.priority, height * way.share, _words(way, measure), loss)


def _words(way: Way, measure: Measure) -> int:
    return round(measure.lengths.get(way.step.block, way.words) * way.share)
