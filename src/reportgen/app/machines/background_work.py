"""What can be known without an answer → worked out by the thread that waits for one."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Later(Generic[Value]):
    """A value that is worked out once, when it is first asked for; other threads wait for it."""

    def __init__(self, work: Callable[[], Value]) -> None:
        self._work = work
        self._lock = Lock()
        self._found: list[Value] = []

    def __call__(self) -> Value:
        """The value."""
        with self._lock:
            if not self._found:
                self._found.append(self._work())
            return self._found[0]


class Meanwhile:
    """Work for the thread of one report: done when its worker has begun, or never.

    Whoever needs what comes of it asks a `Later`, which makes up for what was not done.
    """

    def __init__(self) -> None:
        self._works: list[Callable[[], object]] = []

    def add(self, *works: Callable[[], object]) -> None:
        """Something to do, after what was added before."""
        self._works += works

    def hearing(self, hear: Callable[[str, int], None]) -> Callable[[str, int], None]:
        """`hear` for what a worker says; the first word means that there is time."""

        def heard(stage: str, page: int) -> None:
            hear(stage, page)
            while self._works:
                self._works.pop(0)()

        return heard
