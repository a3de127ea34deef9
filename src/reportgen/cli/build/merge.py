"""`reportgen merge`: one build out of what several machines built."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call


@make_command("merge", example="reportgen merge share-1 share-2 share-3")
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR...",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Where the whole goes; by default build/ in the project.",
)
def command(call: Call, *, folders: tuple[Path, ...], output: Path | None) -> None:
    """Join the shares in each DIR, written by `build --shard`, into one folder with one manifest."""
    from reportgen.app.build.merge import merge  # noqa: PLC0415  # loaded only to run

    merged = merge(call.folder, folders, output)
    files = [artifact.path for report in merged.reports for artifact in report.artifacts]
    result = {
        "folder": str(merged.folder),
        "reports": [report.profile for report in merged.reports],
        "files": files,
    }
    text = f"{len(merged.reports)} reports with {len(files)} files in {merged.folder}"
    call.answer(result, text, merged.messages)
