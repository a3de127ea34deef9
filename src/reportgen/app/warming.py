"""What takes long to load: loaded while something else is waited for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Thread

from reportgen.model.format import Format

# Looked at when the reports are there, and no sooner.
AFTERWARDS = ("reportgen.check.run", "reportgen.check.grade")


def warm_up(formats: Iterable[Format] = ()) -> None:
    """Start loading the engines in their own process; costs this one a hundredth of a second.

    No formats are those of the profiles, which mostly ask for Word.
    """
    if sys.platform != "win32":
        from reportgen.write.box import PRELOADED  # noqa: PLC0415  # Windows has none

        wanted = frozenset(formats)
        PRELOADED.warm_up(has_word=not wanted or not wanted.isdisjoint({Format.DOCX, Format.DOCX_REDLINE}))


def read_ahead() -> None:
    """Import, in a thread, what comes after the engines, which are about to take much longer."""
    # A system without room for a thread has them imported later.
    with suppress(RuntimeError):
        Thread(target=lambda: [import_module(name) for name in AFTERWARDS], name="reading ahead").start()


@contextmanager
def unswept() -> Iterator[None]:
    """Import in here without the collector, which finds nothing, and never looks at modules again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
