"""`reportgen sign`: vouch for what was built, for machines that did not build it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call


@make_command("sign", example="reportgen sign")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="The folder that was built into; default: build/ in the project.",
)
def command(call: Call, output: Path | None) -> None:
    """Sign the manifest with the project's key, so that `verify` believes it on any machine."""
    from reportgen.app.sign import sign_manifest  # noqa: PLC0415  # loaded only to run

    path = sign_manifest(call.folder, output, os.environ)
    call.answer({"file": str(path)}, f"the manifest is signed: {path}")
