"""What several threads are doing → how far the whole run is, reported after every step."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from reportgen.model.frozen import frozen

if TYPE_CHECKING:
    from reportgen.app.build.rendering import Rendered

Name = TypeVar("Name", bound=str)


@frozen
class Working:
    """A report in work: its name, what happens to it, and the page that is laid out, 0 before the first."""

    name: str
    stage: str
    page: int = 0


@frozen
class Progress:
    """`done` of `total` reports are finished, with `pages` pages; those in work in the order they began."""

    total: int
    done: int = 0
    pages: int = 0
    working: tuple[Working, ...] = ()


class Tracker:
    """Called from any thread; reports one step after the other."""

    def __init__(self, total: int, report: Callable[[Progress], None]) -> None:
        self.report = report
        self.lock = Lock()
        self.total, self.done, self.pages = total, 0, 0
        self.working: dict[str, Working] = {}

    def at(self, name: str, stage: str, page: int = 0) -> None:
        """The report `name` has come to a stage."""
        with self.lock:
            self.working[name] = Working(name, stage, page)
            self._report()

    def finish(self, name: str, pages: int = 0) -> None:
        """The report `name` is made, or cannot be."""
        with self.lock:
            self.working.pop(name, None)
            self.done += 1
            self.pages += pages
            self._report()

    def following(self, make: Callable[[Name], Rendered]) -> Callable[[Name], Rendered]:
        """Like `make`, noting that it is through, whatever came of it."""

        def made(name: Name) -> Rendered:
            pages = 0
            try:
                rendered = make(name)
                pages = max((each.pages or 0 for each in rendered.artifacts), default=0)
                return rendered
            finally:
                self.finish(name, pages)

        return made

    def _report(self) -> None:
        self.report(Progress(self.total, self.done, self.pages, tuple(self.working.values())))


def track_nothing(progress: Progress) -> None:
    """Progress nobody asked for."""
