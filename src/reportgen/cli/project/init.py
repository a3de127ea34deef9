"""`reportgen init`: a new project."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call

SCHEDULES = ("github", "gitlab", "cron")
KITS = ("briefing", "data-report", "letters")


@make_command("init", example="reportgen init my-briefings --kit data-report")
@click.argument("folder_to_make", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--kit",
    type=Choice(KITS),
    default=None,
    help="What to start from: an evidence briefing (the default), a quarterly from data files with charts, "
    "or letters to many.",
)
@click.option(
    "--ci",
    "schedule",
    type=Choice(SCHEDULES),
    default=None,
    help="Add a schedule that rebuilds and mails the reports; also to a project that exists.",
)
def command(call: Call, folder_to_make: Path, kit: str | None, schedule: str | None) -> None:
    """Make a new project in DIR that builds at once. Nothing is ever overwritten."""
    from reportgen.app.init import init, next_calls  # noqa: PLC0415  # loaded only to run

    folder = call.folder / folder_to_make
    written = init(folder, schedule, kit)
    calls = [f"reportgen {each} -C {folder}" for each in next_calls(kit)]
    text = "\n".join((f"made {folder} with {len(written)} files", *(f"next: {each}" for each in calls)))
    call.answer({"folder": str(folder), "files": list(written)}, text)
