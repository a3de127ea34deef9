"""A project → its reports, built again whenever a file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.app.build.build import build
from reportgen.app.build.recall import recall
from reportgen.app.build.request import BuildRequest
from reportgen.app.build.summary import Summary, summarise
from reportgen.app.machines.placement import warm_up
from reportgen.errors import ReportgenError
from reportgen.workspace import find_project
from reportgen.workspace.file_changes import changes


@dataclass(frozen=True, slots=True)
class Round:
    """One build: because of which files, how long it took in seconds, and what came of it."""

    changed: tuple[str, ...]
    seconds: float
    outcome: Summary | ReportgenError


def watch(
    request: BuildRequest, step: Callable[[str], None], *, pause: float, is_polling: bool = False
) -> Iterator[Round]:
    """Build now and after every change, for ever; a mistake is an outcome like another.

    A file saved during a build is built in the next round.
    """
    root = find_project(request.start)
    waiting = changes(root, pause, is_polling=is_polling)
    changed: tuple[str, ...] = ()
    while True:
        warm_up()
        yield _round(request, changed, step)
        changed = next(waiting)


def _round(request: BuildRequest, changed: tuple[str, ...], step: Callable[[str], None]) -> Round:
    start = time.monotonic()
    outcome: Summary | ReportgenError
    try:
        known = recall(request)
        outcome = summarise(build(request, step)) if known is None else known
    except ReportgenError as wrong:
        outcome = wrong
    return Round(changed, time.monotonic() - start, outcome)
