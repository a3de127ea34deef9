"""How far a run is → one line on a terminal that changes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from reportgen.cli.output.call import Call
from reportgen.cli.output.printable import printable, width

if TYPE_CHECKING:
    from reportgen.app.build.progress import Progress, Working

SIGNS = 12
PAUSE_SECONDS = 0.05
"""How long a page may be drawn late: no eye follows faster, nor does a terminal far away."""


class Bar:
    """Draws progress over the steps of a call; where the call draws nothing, neither does this."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.is_drawn = call.is_terminal and not (call.as_json or call.is_quiet or call.is_verbose)
        self.begun = False
        self.drawn_at = 0.0
        self.stages: object = None

    def step(self, text: str) -> None:
        """Say a step, until there are reports in work to show."""
        if not (self.is_drawn and self.begun):
            self.call.step(text)

    def show(self, progress: Progress) -> None:
        """Draw how far the run is."""
        now = time.monotonic()
        stages = progress.done, [(each.name, each.stage) for each in progress.working]
        # A new page may wait for the next; a new stage may be the last news for seconds.
        if not self.is_drawn or (stages == self.stages and now - self.drawn_at < PAUSE_SECONDS):
            return
        self.begun, self.drawn_at, self.stages = True, now, stages
        import shutil  # noqa: PLC0415  # brings every kind of archive with it

        columns = shutil.get_terminal_size().columns
        click.echo(f"\r\033[K{in_one_line(progress, columns - 1)}", err=True, nl=False, color=True)


def in_one_line(progress: Progress, columns: int) -> str:
    """`[#####-----] 3/6 reports, 14 pages | policy: page 3 | students: pdf`, cut to so many columns."""
    filled = SIGNS * progress.done // max(1, progress.total)
    pages = f", {progress.pages} page{'s' * (progress.pages > 1)}" if progress.pages else ""
    head = f"[{'#' * filled}{'-' * (SIGNS - filled)}] {progress.done}/{progress.total} reports{pages}"
    return _cut(" | ".join((head, *(_shown(each) for each in progress.working))), columns)


def _shown(working: Working) -> str:
    name = printable(working.name)
    return f"{name}: page {working.page}" if working.page else f"{name}: {working.stage}"


def _cut(text: str, columns: int) -> str:
    while width(text) > max(columns, 1):
        text = text[:-1]
    return text
