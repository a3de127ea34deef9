"""`reportgen check`: every editorial and technical check."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.project import completions
from reportgen.cli.today import today

if TYPE_CHECKING:
    from reportgen.check.run import Report


@make_command("check", example="reportgen check --strict")
@click.option(
    "-p",
    "--profile",
    "profiles",
    multiple=True,
    default=(),
    metavar="PROFILE",
    shell_complete=completions.profiles,
    help="Only this audience.",
)
@click.option("--strict", "is_strict", is_flag=True, default=False, help="Let warnings count as errors.")
@click.option(
    "--no-pages",
    "without_pages",
    is_flag=True,
    default=False,
    help="Lay nothing out: leave limits of pages and page breaks unchecked.",
)
@click.option(
    "--format",
    "form",
    type=Choice(("text", "json", "sarif", "github")),
    default="text",
    help="How findings are printed; all but text go to stdout for other programs.",
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Write all findings to FILE as Markdown too; "
    "with --format github they are added to the job summary anyway.",
)
def command(
    call: Call,
    *,
    profiles: tuple[str, ...],
    form: str,
    summary: Path | None,
    is_strict: bool,
    without_pages: bool,
) -> None:
    """Read every report as an editor would; exit 1 if a check finds an error."""
    from reportgen.app.check import FORMATS, add_summary, check, fails, write_summary  # noqa: PLC0415  # loaded only to run

    report = check(
        call.folder,
        profiles,
        today(os.environ),
        call.step,
        with_pages=not without_pages,
        jobs=os.cpu_count() or 1,
    )
    if summary is not None:
        write_summary(report, summary)
    job_summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and job_summary:
        add_summary(report, Path(job_summary))
    exit_code = 1 if fails(report, is_strict=is_strict) else 0
    if form == "text" or call.as_json:
        result = {"counts": _counts(report), "excused": len(report.allowed)}
        call.answer(result, _in_words(report), report.diagnostics, exit_code=exit_code)
    else:
        call.clear()
        click.echo(FORMATS[form](report), nl=False)
    click.get_current_context().exit(exit_code)


def _counts(report: Report) -> dict[str, int]:
    return dict(sorted(Counter(each.severity.value for each in report.diagnostics).items()))


def _in_words(report: Report) -> str:
    counted = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in _counts(report).items()]
    excused = f"; {len(report.allowed)} excused by a block" if report.allowed else ""
    return (", ".join(counted) or "nothing found") + excused
