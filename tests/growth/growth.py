"""How the cost of an operation grows with the length of what it is given, in time of the processor.

Counted is the time of this thread alone, the least of several times, and what is judged is a ratio of two
lengths: a busy machine makes all of them slower, none of them super-linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import thread_time_ns

from growth.repetitions import Repetition

Operation = Callable[[str], object]

# Small lengths come first: what grows with a power of the length, or faster, shows before it takes long.
RAMP = (24, 28, 32, 64, 256, 1024, 4096)
FAST_NS = 250_000  # what takes less than this for the longest text of the ramp is not looked at again
STEEP_NS = 40_000_000  # what takes more than this for any text of the ramp is steep
FACTOR = 4
MOST_RATIO = 8.0  # 4 for linear growth over this factor of lengths, 16 for quadratic
MOST_JUDGED = 6


@dataclass(frozen=True, slots=True)
class Steep:
    """A text for which an operation grows faster than its length."""

    text: Repetition
    length: int
    milliseconds: float

    def __str__(self) -> str:
        shown = " + ".join(map(repr, (self.text.opening, self.text.repeated, self.text.ending)))
        return f"{self.milliseconds:.1f} ms at {self.length} characters of {shown}"


def find_steep(operation: Operation, texts: Iterable[Repetition]) -> Steep | None:
    """The first of the texts that makes the operation grow faster than linear, if any does."""
    costly: list[tuple[int, int, Repetition]] = []
    for number, text in enumerate(texts):
        for length in RAMP:
            cost = cost_of(operation, text.text(length))
            if cost > STEEP_NS and min(cost_of(operation, text.text(length)) for _ in range(3)) > STEEP_NS:
                return Steep(text, length, cost / 1e6)
        if cost > FAST_NS:
            costly.append((cost, -number, text))
    for _, _, text in sorted(costly, reverse=True)[:MOST_JUDGED]:
        if (found := judge(operation, text)) is not None:
            return found
    return None


def judge(operation: Operation, text: Repetition, times: int = 3) -> Steep | None:
    """The text, if `FACTOR` times its length takes more than `MOST_RATIO` times as long, and again."""
    short, long = RAMP[-1], RAMP[-1] * FACTOR
    for attempt in (times, 2 * times):
        first = min(cost_of(operation, text.text(short)) for _ in range(attempt))
        second = min(cost_of(operation, text.text(long)) for _ in range(attempt))
        if second < MOST_RATIO * max(first, 1):
            return None
    return Steep(text, long, second / 1e6)


def cost_of(operation: Operation, text: str) -> int:
    """Nanoseconds of the processor, in this thread."""
    start = thread_time_ns()
    operation(text)
    return thread_time_ns() - start
