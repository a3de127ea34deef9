"""`reportgen edition`: published states of the reports."""

from __future__ import annotations

import os

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.table import in_table
from reportgen.cli.today import today


@click.group("edition", epilog="Example: reportgen edition new")
def command() -> None:
    """Record a published state of the reports, or look at recorded ones."""


@make_command("new", example="reportgen edition new")
def new(call: Call) -> None:
    """Record what every report shows now as the next edition."""
    from reportgen.app.editions.editions import record_edition  # noqa: PLC0415  # loaded only to run

    recorded = record_edition(call.folder, today(os.environ), call.step)
    edition = recorded.edition
    result = {
        "edition": edition.number,
        "date": edition.date,
        "digest": edition.digest,
        "file": recorded.path,
    }
    if recorded.path is None:
        text = f"nothing changed since edition {edition.number} of {edition.date}"
    else:
        text = f"edition {edition.number} of {edition.date} is recorded in {recorded.path}"
    call.answer(result, text, recorded.messages)


@make_command("list", example="reportgen edition list")
def listing(call: Call) -> None:
    """List the recorded editions, oldest first."""
    from reportgen.app.editions.editions import list_editions  # noqa: PLC0415  # loaded only to run

    rows = [
        (each.number, each.date, len(each.profiles), each.digest[:12]) for each in list_editions(call.folder)
    ]
    columns = ("edition", "date", "reports", "digest")
    text = in_table(columns, rows) if rows else "no edition is recorded yet"
    call.answer([dict(zip(columns, row, strict=True)) for row in rows], text)


@make_command("show", example="reportgen edition show 1")
@click.argument("number", type=int)
def show(call: Call, number: int) -> None:
    """Show what edition NUMBER held: each report's blocks and how its claims were rated."""
    from reportgen.app.editions.editions import list_editions, reports_of  # noqa: PLC0415  # loaded only to run

    found = next((each for each in list_editions(call.folder) if each.number == number), None)
    if found is None:
        raise click.UsageError(f"there is no edition {number}; reportgen edition list shows them")
    rows = [
        (report.profile, passage.name, passage.version, passage.title)
        for report in reports_of(found)
        for passage in report.passages
        if passage.is_content
    ]
    columns = ("profile", "block", "version", "title")
    call.answer([dict(zip(columns, row, strict=True)) for row in rows], in_table(columns, rows))


command.add_command(new)
command.add_command(listing)
command.add_command(show)
