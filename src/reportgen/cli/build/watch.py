"""`reportgen watch`: reports that follow the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.build.report_options import asking_for_reports, request_of
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.failures import print_failure
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from reportgen.app.watch import Round


@make_command("watch", example="reportgen watch -p policy -f pdf")
@asking_for_reports
@click.option(
    "--poll",
    "is_polling",
    is_flag=True,
    default=False,
    help="Look at the files instead of waiting for the system to tell; for network folders.",
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0.05),
    default=0.25,
    metavar="SECONDS",
    help="How often to look where the system does not tell.",
)
def command(
    call: Call,
    *,
    profiles: tuple[str, ...],
    formats: tuple[str, ...],
    output: Path | None,
    settings: dict[str, str],
    jobs: int | None,
    is_polling: bool,
    pause: float,
) -> None:
    """Build, then build again whenever a file changes; Ctrl-C ends it."""
    from reportgen.app.watch import watch  # noqa: PLC0415  # loaded only to run

    request = request_of(
        call, profiles=profiles, formats=formats, output=output, settings=settings, jobs=jobs
    )
    rounds = watch(request, call.step, pause=pause, is_polling=is_polling)
    try:
        for each in rounds:
            _print_round(call, each)
    except KeyboardInterrupt:
        call.clear()
        click.echo("stopped", err=True)


def _print_round(call: Call, done: Round) -> None:
    if isinstance(done.outcome, ReportgenError):
        call.clear()
        print_failure(call, done.outcome)
        return
    made = done.outcome
    reports = (*(each for each in made.reports if not each["unchanged"]), *made.over_limit)
    new = [each["path"] for report in reports for each in report["artifacts"]]
    result = {"changed": done.changed, "seconds": round(done.seconds, 3), "files": new, "folder": made.folder}
    what = ", ".join(new) or "nothing to do"
    call.answer(result, f"{what} in {done.seconds:.2f} s", (*made.messages, *made.too_long, *made.failed))
