"""`reportgen build`: the reports of some or all profiles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.asking import asking_for_reports, order_of
from reportgen.cli.call import Call
from reportgen.cli.command import command as make_command
from reportgen.cli.table import in_table

if TYPE_CHECKING:
    from reportgen.app.order import Order
    from reportgen.app.summary import Summary
    from reportgen.record import Change

COLUMNS = ("profile", "pages", "words", "grade", "blocks in", "blocks out", "file", "bytes", "state")


@make_command("build", example="reportgen build -p policy -f pdf")
@asking_for_reports
@click.option("--force", "is_forced", is_flag=True, default=False, help="Render also what has not changed.")
@click.option(
    "--check",
    "only_checks",
    is_flag=True,
    default=False,
    help="Write nothing; exit 3 if a build would change anything.",
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
    is_forced: bool,
    only_checks: bool,
    says_why: bool,
) -> None:
    """Build every report, or only those of PROFILE."""
    from reportgen.app.recalling import recall  # noqa: PLC0415  # loaded only to run

    order = order_of(
        call,
        profiles=profiles,
        formats=formats,
        output=output,
        settings=settings,
        jobs=jobs,
        is_forced=is_forced,
    )
    known = recall(order, refreshes=not only_checks)
    if only_checks:
        _tell_changes(call, () if known else _find_changes(order, call))
    else:
        _tell_built(call, known or _build(order, call), says_why=says_why)


def _build(order: Order, call: Call) -> Summary:
    from reportgen.app.warming import warm_up  # noqa: PLC0415  # loaded only to run

    warm_up()
    from reportgen.app.build import build  # noqa: PLC0415  # loads readers and composers
    from reportgen.app.summary import summarise  # noqa: PLC0415  # as above

    return summarise(build(order, call.step))


def _find_changes(order: Order, call: Call) -> tuple[Change, ...]:
    from reportgen.app.staleness import find_changes  # noqa: PLC0415  # loads readers and composers

    return find_changes(order, call.step)


def _tell_changes(call: Call, changes: tuple[Change, ...]) -> None:
    exit_code = 3 if changes else 0
    result = [{"profile": each.profile, "what": each.what} for each in changes]
    text = "\n".join(f"{each.profile}: {each.what}" for each in changes) or "everything is up to date"
    call.answer(result, text, exit_code=exit_code)
    click.get_current_context().exit(exit_code)


def _tell_built(call: Call, built: Summary, *, says_why: bool) -> None:
    exit_code = 4 if built.failed else 0
    why = [{"profile": profile, "what": what} for profile, what in built.reasons]
    result = {"folder": built.folder, "reports": built.reports, **({"why": why} if says_why else {})}
    text = in_table(COLUMNS, _rows(built)) if built.reports else ""
    if says_why:
        lines = [f"{profile}: {what}" for profile, what in built.reasons]
        text = "\n".join((text, *(lines or ["nothing differed from what was built before"])))
    call.answer(result, text, (*built.told, *built.failed), exit_code=exit_code)
    click.get_current_context().exit(exit_code)


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
