"""The engine's slowest steps, replaced by quicker ones of the same outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.write.engine.fast.step import Step

VERSION = "70.0"


@cache
def use_fast_steps() -> None:
    """Put them in place; an engine of another version than they were made for stays as it is."""
    import weasyprint  # noqa: PLC0415  # a tenth of a second of imports

    if weasyprint.__version__ != VERSION:
        return
    for step in _steps():
        step.install()


@contextmanager
def plain_engine() -> Iterator[None]:
    """The engine as it comes, for whoever compares."""
    for step in _steps():
        step.uninstall()
    try:
        yield
    finally:
        for step in _steps():
            step.install()


@cache
def _steps() -> tuple[Step, ...]:
    from reportgen.write.engine.fast import table  # noqa: PLC0415  # loads the engine

    return table.STEPS
