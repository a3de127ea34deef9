"""The options that say which reports to build, shared by all commands that build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.build.settings import FORMATS, read_settings
from reportgen.cli.choice import Choice
from reportgen.cli.output.call import Call
from reportgen.cli.project import completions
from reportgen.model.report.change_bars import AS_PROFILED, ChangeBars

if TYPE_CHECKING:
    from reportgen.app.build.request import BuildRequest


def asking_for_reports(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `request_of`."""
    asked = function
    for option in reversed(OPTIONS):
        asked = option(asked)
    return asked


def request_of(
    call: Call,
    *,
    profiles: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    settings: dict[str, str],
    jobs: int | None,
    is_forced: bool = False,
    share: tuple[int, int] | None = None,
    change_bars: ChangeBars = AS_PROFILED,
    proves_exclusion: bool = False,
) -> BuildRequest:
    """What the options ask for; without `--jobs` as many at a time as this machine has room for."""
    from reportgen.app.build.request import BuildRequest  # noqa: PLC0415  # loaded only to run
    from reportgen.app.machines.shards import Share  # noqa: PLC0415  # as above
    from reportgen.model.format import Format  # noqa: PLC0415  # as above
    from reportgen.workspace.machine import jobs_here  # noqa: PLC0415  # as above

    wanted = tuple(Format(each) for each in formats)
    return BuildRequest(
        call.folder,
        profiles,
        wanted,
        output,
        settings,
        jobs or jobs_here(),
        is_forced,
        Share(*share) if share else None,
        change_bars,
        proves_exclusion,
    )


OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option(
        "-p",
        "--profile",
        "profiles",
        multiple=True,
        default=(),
        metavar="PROFILE",
        shell_complete=completions.profiles,
        help="Only this audience.",
    ),
    click.option(
        "-f",
        "--format",
        "formats",
        multiple=True,
        default=(),
        type=Choice(FORMATS),
        help="This format instead of the profile's own.",
    ),
    click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, file_okay=False),
        default=None,
        metavar="DIR",
        help="Where artifacts go; by default build/ in the project.",
    ),
    click.option(
        "--set",
        "settings",
        multiple=True,
        default=(),
        metavar="NAME=VALUE",
        callback=read_settings,
        help="A value for {{ NAME }}.",
    ),
    click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=None,
        metavar="N",
        help="Reports rendered at a time; by default one for each processor.",
    ),
)
