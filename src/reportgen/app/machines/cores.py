"""The processors of one call: one for each report in work, and what is left over for who asks first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Cores:
    """Counts from any thread; `reports` are those that have yet to begin."""

    def __init__(self, total: int, reports: int) -> None:
        self.lock = Lock()
        self.total, self.waiting, self.busy = total, reports, 0

    @contextmanager
    def at_work(self) -> Iterator[Callable[[], bool]]:
        """Hold one for a report; it may ask whether it gets one more, until it is finished."""
        held = 1
        with self.lock:
            self.waiting -= 1
            self.busy += held

        def acquire() -> bool:
            nonlocal held
            with self.lock:
                is_free = self.busy + self.waiting < self.total
                held += is_free
                self.busy += is_free
            return is_free

        try:
            yield acquire
        finally:
            with self.lock:
                self.busy -= held
