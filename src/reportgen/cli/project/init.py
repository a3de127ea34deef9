"""`reportgen init`: a new project."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call

SCHEDULES = ("github", "gitlab", "cron")


@make_command("init", example="reportgen init my-briefings")
@click.argument("folder_to_make", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--ci",
    "schedule",
    type=Choice(SCHEDULES),
    default=None,
    help="Add a schedule that rebuilds and mails the reports; also to a project that exists.",
)
def command(call: Call, folder_to_make: Path, schedule: str | None) -> None:
    """Make a new project in DIR that builds at once. Nothing is ever overwritten."""
    from reportgen.app.init import init  # noqa: PLC0415  # loaded only to run

    folder = call.folder / folder_to_make
    written = init(folder, schedule)
    text = f"made {folder} with {len(written)} files\nnext: reportgen build -C {folder}"
    call.answer({"folder": str(folder), "files": list(written)}, text)
