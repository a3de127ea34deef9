"""`reportgen list`: what there is in a project."""

from __future__ import annotations

import click

from reportgen.cli.call import Call
from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.table import in_table

THINGS = ("blocks", "profiles", "claims", "sources", "themes")


@make_command("list", example="reportgen list blocks")
@click.argument("what", type=Choice(THINGS))
def command(call: Call, what: str) -> None:
    """List everything of one sort, with its place."""
    from reportgen.app.list import list_things  # noqa: PLC0415  # loaded only to run

    listing = list_things(call.folder, what)
    result = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    call.answer(result, in_table(listing.columns, listing.rows))
