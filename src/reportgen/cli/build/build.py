"""`reportgen build`: the reports of some or all profiles."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.build.machine_options import asking_where, read_share, scheduler_of
from reportgen.cli.build.report_options import asking_for_reports, order_of
from reportgen.cli.build.workflow_outputs import tell_of_build, tell_of_check
from reportgen.cli.call import Call
from reportgen.cli.command import command as make_command
from reportgen.cli.output.ending import answer_and_end
from reportgen.cli.output.progress_bar import Bar
from reportgen.cli.output.table import in_table
from reportgen.cli.output.workflow_files import tell_workflow

if TYPE_CHECKING:
    from reportgen.app.build.request import Order
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
    bars: bool | None,
    since: int | None,
) -> None:
    """Build every report, or only those of PROFILE."""
    from reportgen.app.build.recall import recall  # noqa: PLC0415  # loaded only to run

    order = order_of(
        call,
        profiles=profiles,
        formats=formats,
        output=output,
        settings={**settings, **_bars(asked=bars, since=since)},
        jobs=jobs,
        is_forced=is_forced,
        share=share,
    )
    place = scheduler_of(executor, scheduler)
    known = recall(order, refreshes=not only_checks)
    if only_checks:
        _tell_changes(call, () if known else _find_changes(order, call))
        return
    built = _build(order, call, place, jobs) if known is None else known
    _tell_built(call, built, says_why=says_why)


def _bars(*, asked: bool | None, since: int | None) -> dict[str, str]:
    """What the call says of change bars, as a value that the report is built with."""
    if since is not None and asked is False:
        raise click.UsageError("--since says what change bars compare with: leave out --no-change-bars")
    if asked is None and since is None:
        return {}
    from reportgen.app.build.request import CHANGE_BARS, LAST_EDITION, NO_BARS  # noqa: PLC0415  # loaded only to run

    return {CHANGE_BARS: str(since) if since is not None else LAST_EDITION if asked else NO_BARS}


def _build(order: Order, call: Call, place: str | None, jobs: int | None) -> Summary:
    from reportgen.app.machines.placement import engine_at  # noqa: PLC0415  # loaded only to run
    from reportgen.app.machines.warm_up import unswept  # noqa: PLC0415  # as above

    with engine_at(place, order.formats) as elsewhere:
        with unswept():
            from reportgen.app.build.build import build  # noqa: PLC0415  # loads readers and composers
            from reportgen.app.build.summary import summarise  # noqa: PLC0415  # as above

        bar = Bar(call)
        asked = order if elsewhere is None else replace(order, jobs=jobs or elsewhere.slots)
        return summarise(build(asked, bar.step, elsewhere=elsewhere, track=bar.show))


def _find_changes(order: Order, call: Call) -> tuple[Change, ...]:
    from reportgen.app.build.staleness import find_changes  # noqa: PLC0415  # loads readers and composers

    return find_changes(order, call.step)


def _tell_changes(call: Call, changes: tuple[Change, ...]) -> None:
    exit_code = 3 if changes else 0
    result = [{"profile": each.profile, "what": each.what} for each in changes]
    text = "\n".join(f"{each.profile}: {each.what}" for each in changes) or "everything is up to date"
    tell_workflow(os.environ, *tell_of_check(changes))
    answer_and_end(call, result, text, exit_code=exit_code)


def _tell_built(call: Call, built: Summary, *, says_why: bool) -> None:
    exit_code = 4 if built.failed else 0
    why = [{"profile": profile, "what": what} for profile, what in built.reasons]
    result = {"folder": built.folder, "reports": built.reports, **({"why": why} if says_why else {})}
    text = in_table(COLUMNS, _rows(built)) if built.reports else ""
    if says_why:
        lines = [f"{profile}: {what}" for profile, what in built.reasons]
        text = "\n".join((text, *(lines or ["nothing differed from what was built before"])))
    tell_workflow(os.environ, *tell_of_build(built))
    answer_and_end(call, result, text, (*built.told, *built.failed), exit_code=exit_code)


def _rows(built: Summary) -> list[tuple[object, ...]]:
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
            "unchanged" if report["unchanged"] else "new",
        )
        for report in built.reports
        for artifact in report["artifacts"]
    ]
