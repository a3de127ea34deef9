"""`reportgen cache`: what is kept beside the reports to save time."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call

MEGABYTE = 1_000_000


@make_command("cache", example="reportgen cache clear --keep 100")
@click.argument("action", type=Choice(("info", "clear")), default="info")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Where artifacts go; by default build/ in the project.",
)
@click.option(
    "--keep",
    type=click.IntRange(min=0),
    default=0,
    metavar="MB",
    help="With clear: leave this much of what was used last.",
)
def command(call: Call, *, action: str, output: Path | None, keep: int) -> None:
    """Show or clear what is kept beside the reports; reports themselves stay."""
    from reportgen.app.cache import clear_cache, measure_cache  # noqa: PLC0415  # loaded only to run

    if action == "clear":
        contents = clear_cache(call.folder, output, keep * MEGABYTE)
    else:
        contents = measure_cache(call.folder, output)
    result = {"folder": str(contents.folder), "entries": contents.entries, "bytes": contents.size}
    text = f"{contents.entries} files, {contents.size / MEGABYTE:.1f} MB in {contents.folder}"
    call.answer(result, text)
