"""`reportgen theme`: what one can do with a look."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call


@click.group("theme", epilog="Example: reportgen theme export-word navy")
def command() -> None:
    """Write a theme for people who work in Word."""


@make_command("export-word", example="reportgen theme export-word navy -o house.docx")
@click.argument("theme")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="Where to write; by default THEME.docx in this folder.",
)
def export_word(call: Call, theme: str, output: Path | None) -> None:
    """Write THEME as a Word document that shows all its styles."""
    from reportgen.app.theme import export_word as export  # noqa: PLC0415  # loaded only to run

    written = export(call.folder, theme, output)
    call.answer({"theme": theme, "file": str(written)}, str(written))


command.add_command(export_word)
