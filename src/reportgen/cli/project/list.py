"""`reportgen list`: what there is in a project."""

from __future__ import annotations

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.table import in_table

THINGS = ("blocks", "profiles", "claims", "sources", "themes")


@make_command("list", example="reportgen list blocks")
@click.argument("what", type=Choice(THINGS))
@click.option(
    "--affected-by",
    "source",
    default=None,
    metavar="SOURCE",
    help="Only blocks that rest on SOURCE, with the profiles that show them.",
)
def command(call: Call, what: str, source: str | None) -> None:
    """List everything of one sort, with its place."""
    if source is None:
        from reportgen.app.listing.things import list_things  # noqa: PLC0415  # loaded only to run

        listing = list_things(call.folder, what)
    elif what == "blocks":
        from reportgen.app.listing.affected import list_affected  # noqa: PLC0415  # loads what compares documents

        listing = list_affected(call.folder, source)
    else:
        raise click.UsageError("--affected-by lists blocks: reportgen list blocks --affected-by SOURCE")
    result = [dict(zip(listing.columns, row, strict=True)) for row in listing.rows]
    call.answer(result, in_table(listing.columns, listing.rows))
