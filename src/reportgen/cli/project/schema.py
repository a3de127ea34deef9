"""`reportgen schema`: JSON Schemas for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call


@make_command("schema", example="reportgen schema --write schemas")
@click.argument("name", required=False, default=None)
@click.option(
    "--write",
    "into",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Write all schemas into DIR.",
)
def command(call: Call, name: str | None, into: Path | None) -> None:
    """Print the schema NAME, list all schemas, or write them into a folder."""
    from reportgen.app.schema import schema_files, schema_of, write_schemas  # noqa: PLC0415  # loaded only to run

    if into is not None and name is not None:
        raise click.UsageError("give a NAME to print or --write DIR, not both")
    if into is not None:
        written = write_schemas(into)
        call.answer(
            {"folder": str(into), "files": list(written)}, "\n".join(str(into / each) for each in written)
        )
    elif name is not None:
        text = schema_of(name)
        call.answer(json.loads(text), text)
    else:
        names = [each.removesuffix(".schema.json") for each in schema_files()]
        call.answer(names, "\n".join(names))
