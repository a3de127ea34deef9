"""Numbers → ends and steps of an axis that people can read."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10

from reportgen.compose.drawing.quantities import Quantity
from reportgen.model.frozen import frozen

_STEPS = (1, 2, 2.5, 5, 10)
_MOST_STEPS = 5
_LEAST = 1e-300


@frozen
class Scale:
    """An axis from `least` to `most`, marked at `ticks`."""

    least: float
    most: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Give the place of a value as a share of the axis, 0 at its start."""
        return (value - self.least) / (self.most - self.least)


def scale_of(ends: Iterable[Quantity]) -> Scale:
    """The axis of bars, from the least to the most, and always with zero on it."""
    lengths = [0.0, *(each.length for each in ends)]
    least, most = min(lengths), max(lengths)
    return Scale(least, most if most > least else 1.0, ())


def make_scale(values: Iterable[float]) -> Scale:
    """Choose round ends and a few marks; the axis always holds zero, so that lengths can be compared."""
    numbers = [0.0, *values]
    least, most = min(numbers), max(numbers)
    if most - least < _LEAST:
        most = least + 1
    step = _step((most - least) / _MOST_STEPS)
    first, last = floor(least / step), ceil(most / step)
    # Twelve digits take away what binary fractions add, as in 0.30000000000000004.
    ticks = tuple(float(f"{index * step:.12g}") for index in range(first, last + 1))
    return Scale(min(ticks[0], least), max(ticks[-1], most), ticks)


def _step(at_least: float) -> float:
    power = 10.0 ** floor(log10(at_least))
    return next(factor * power for factor in _STEPS if factor * power >= at_least * (1 - 1e-9))
