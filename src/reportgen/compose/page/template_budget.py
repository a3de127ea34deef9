"""What templates do, counted in steps, so that none can take the machine: the same count on every machine.

A step is one node of a template carried out, one value looked at, or 32 characters made.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from jinja2.exceptions import TemplateRuntimeError

Value = TypeVar("Value")

# The largest report of this repository takes a sixtieth of this; the most costly template about two seconds.
MOST_STEPS = 2_000_000
CHARACTERS_IN_STEP = 32


class TooHeavyError(TemplateRuntimeError):
    """A template that does more than one report may ask of it."""


class Budget:
    """The steps that are left."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take steps away; raises TooHeavyError where none are left."""
        self.left -= steps
        if self.left < 0:
            raise TooHeavyError("this template loops, calls or joins more than one report may ask for")


_CURRENT: ContextVar[Budget] = ContextVar("budget")


@contextmanager
def spending(budget: Budget) -> Iterator[None]:
    """Let every template that runs within, in this thread, spend from `budget`."""
    token = _CURRENT.set(budget)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def spend(steps: int) -> None:
    """Count steps of the template that runs now."""
    _CURRENT.get().spend(steps)


def weighed(value: Value, times: int = 1) -> Value:
    """`value` itself, after its whole size was counted: a list in a list counts as often as it stands."""
    budget = _CURRENT.get()
    waiting: list[object] = [value]
    while waiting:
        each = waiting.pop()
        budget.spend(times)
        if isinstance(each, str):
            budget.spend(times * (len(each) // CHARACTERS_IN_STEP))
        elif isinstance(each, list | tuple):
            waiting.extend(each)
        elif isinstance(each, dict):
            waiting.extend(each)
            waiting.extend(each.values())
    return value
