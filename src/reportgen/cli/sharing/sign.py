"""`reportgen sign`: vouch for what was built, for machines that did not build it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.project import completions


@make_command("sign", example="reportgen sign")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="The folder that was built into; default: build/ in the project.",
)
@click.option(
    "-p",
    "--profile",
    "profiles",
    multiple=True,
    metavar="PROFILE",
    shell_complete=completions.profiles,
    help="Write and sign a manifest of this report alone, to be given away.",
)
def command(call: Call, output: Path | None, profiles: tuple[str, ...]) -> None:
    """Sign the manifest with the project's key, so that `verify` believes it on any machine."""
    from reportgen.app.sign import sign_manifest, sign_public_manifests  # noqa: PLC0415  # loaded only to run

    if not profiles:
        path = sign_manifest(call.folder, output, os.environ)
        call.answer({"file": str(path)}, f"the manifest is signed: {path}")
        return
    paths = sign_public_manifests(call.folder, output, os.environ, profiles)
    text = "\n".join(f"a manifest to give away is signed: {path}" for path in paths)
    call.answer({"files": [str(path) for path in paths]}, text)
