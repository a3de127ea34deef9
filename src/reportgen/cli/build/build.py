"""`reportgen build`: the reports of some or all profiles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.build.machine_options import asking_where, read_share, scheduler_of
from reportgen.cli.build.report_options import asking_for_reports, request_of
from reportgen.cli.build.workflow_outputs import outputs_of_build, outputs_of_check
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.ending import answer_and_end
from reportgen.cli.output.progress_bar import Bar
from reportgen.cli.output.table import in_table
from reportgen.cli.output.workflow_files import write_workflow_files
from reportgen.model.report.change_bars import ChangeBars

if TYPE_CHECKING:
    from reportgen.app.build.request import BuildRequest
    from reportgen.app.build.summary import Summary
    from reportgen.record import Change

COLUMNS = ("profile", "pages", "words", "grade", "blocks in", "blocks out", "file", "bytes", "state")


@make_command("build", example="reportgen build -p policy -f pdf")
@asking_for_reports
@asking_where
@click.option(
    "--shard",
    "share",
    default=None,
    metavar="I/N",
    callback=read_share,
    help="Only share I of N, for machines that work side by side; `reportgen merge` joins them.",
)
@click.option("--force", "is_forced", is_flag=True, default=False, help="Render also what has not changed.")
@click.option(
    "--check",
    "only_checks",
    is_flag=True,
    default=False,
    help="Write nothing; exit 3 if a build would change anything.",
)
@click.option(
    "--change-bars/--no-change-bars",
    "bars",
    default=None,
    help="Mark in the margin what changed since the last edition, whatever the profile says.",
)
@click.option(
    "--since",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Change bars against edition N instead of the last.",
)
@click.option(
    "--prove-exclusion",
    "proves_exclusion",
    is_flag=True,
    default=False,
    help="Search every file for what its readers may not read; write nothing if any is there.",
)
@click.option(
    "--why", "says_why", is_flag=True, default=False, help="Say what differed from what was built before."
)
def command(
    call: Call,
    *,
    profiles: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    settings: dict[str, str],
    jobs: int | None,
    executor: str | None,
    scheduler: str | None,
    share: tuple[int, int] | None,
    is_forced: bool,
    only_checks: bool,
    says_why: bool,
    proves_exclusion: bool,
    bars: bool | None,
    since: int | None,
) -> None:
    """Build every report, or only those of PROFILE."""
    if only_checks and proves_exclusion:
        raise click.UsageError("--check makes no files that could be searched: leave out --prove-exclusion")
    from reportgen.app.build.recall import recall  # noqa: PLC0415  # loaded only to run

    request = request_of(
        call,
        profiles=profiles,
        formats=formats,
        output=output,
        settings=settings,
        jobs=jobs,
        is_forced=is_forced,
        share=share,
        change_bars=_change_bars(asked=bars, since=since),
        proves_exclusion=proves_exclusion,
    )
    place = scheduler_of(executor, scheduler)
    known = recall(request, refreshes=not only_checks)
    if only_checks:
        _print_changes(call, () if known else _find_changes(request, call))
        return
    built = _build(request, call, place, jobs) if known is None else known
    _print_built(call, built, says_why=says_why)


def _change_bars(*, asked: bool | None, since: int | None) -> ChangeBars:
    if since is not None and asked is False:
        raise click.UsageError("--since says what change bars compare with: leave out --no-change-bars")
    return ChangeBars(asked if since is None else True, since)


def _build(request: BuildRequest, call: Call, place: str | None, jobs: int | None) -> Summary:
    from reportgen.app.machines.placement import engine_at  # noqa: PLC0415  # loaded only to run

    with engine_at(place, request.formats) as engine:
        from reportgen.app.build.build import build  # noqa: PLC0415  # loads readers and composers
        from reportgen.app.build.summary import summarise  # noqa: PLC0415  # as above

        bar = Bar(call)
        asked = request if engine is None else replace(request, jobs=jobs or engine.slots)
        return summarise(build(asked, bar.step, executor=engine, track=bar.show))


def _find_changes(request: BuildRequest, call: Call) -> tuple[Change, ...]:
    from reportgen.app.build.staleness import find_changes  # noqa: PLC0415  # loads readers and composers

    return find_changes(request, call.step)


def _print_changes(call: Call, changes: tuple[Change, ...]) -> None:
    exit_code = 3 if changes else 0
    result = [{"profile": each.profile, "what": each.what} for each in changes]
    text = "\n".join(f"{each.profile}: {each.what}" for each in changes) or "everything is up to date"
    write_workflow_files(os.environ, *outputs_of_check(changes))
    answer_and_end(call, result, text, exit_code=exit_code)


def _print_built(call: Call, built: Summary, *, says_why: bool) -> None:
    exit_code = 1 if built.too_long else 4 if built.failed else 0
    why = [{"profile": profile, "what": what} for profile, what in built.reasons]
    result = {
        "folder": built.folder,
        "reports": built.reports,
        "over_limit": built.over_limit,
        **({"why": why} if says_why else {}),
    }
    rows = (*_rows(built.reports), *_rows(built.over_limit, "over limit"))
    text = in_table(COLUMNS, rows) if rows else ""
    if says_why:
        lines = [f"{profile}: {what}" for profile, what in built.reasons]
        text = "\n".join((text, *(lines or ["nothing differed from what was built before"])))
    write_workflow_files(os.environ, *outputs_of_build(built))
    answer_and_end(call, result, text, (*built.messages, *built.too_long, *built.failed), exit_code=exit_code)


def _rows(reports: Iterable[Mapping[str, Any]], state: str | None = None) -> list[tuple[object, ...]]:
    return [
        (
            report["profile"],
            artifact["pages"],
            report["words"],
            report["grade"],
            len(report["blocks"]),
            len(report["left_out"]),
            artifact["path"],
            artifact["size"],
            state or ("unchanged" if report["unchanged"] else "new"),
        )
        for report in reports
        for artifact in report["artifacts"]
    ]
