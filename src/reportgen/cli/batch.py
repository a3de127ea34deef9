"""`reportgen batch`: one report for each row of a list."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import completing
from reportgen.cli.asking import order_of
from reportgen.cli.call import Call
from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.settings import FORMATS, read_settings

if TYPE_CHECKING:
    from reportgen.app.batch import Batch

SHARD = re.compile(r"([1-9]\d*)/([1-9]\d*)")


def read_shard(ctx: click.Context, param: click.Parameter, value: str) -> tuple[int, int]:
    """`2/5` → the second of five shares."""
    found = SHARD.fullmatch(value)
    if not found or int(found[1]) > int(found[2]):
        raise click.BadParameter(f"{value!r} is not I/N with I from 1 to N", ctx, param)
    return int(found[1]), int(found[2])


@make_command("batch", example="reportgen batch -p council --data recipients.csv --name '{profile}-{row}'")
@click.option(
    "-p",
    "--profile",
    "profile",
    required=True,
    metavar="PROFILE",
    shell_complete=completing.profiles,
    help="The audience.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="CSV with a header line, a JSON list of objects, or JSON Lines; each column feeds {{ column }}.",
)
@click.option(
    "--name",
    "pattern",
    default="{profile}-{row}",
    metavar="PATTERN",
    help="How files are called, with {column}, {row} and {profile}.",
)
@click.option(
    "--where",
    multiple=True,
    default=(),
    metavar="COLUMN=VALUE",
    callback=read_settings,
    help="Only rows with this value.",
)
@click.option("--limit", type=click.IntRange(min=1), default=None, metavar="N", help="Only the first N rows.")
@click.option(
    "--shard",
    default="1/1",
    metavar="I/N",
    callback=read_shard,
    help="Only share I of N, for machines that work side by side.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    default=(),
    type=Choice(FORMATS),
    help="This format instead of the profile's own.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Where files go; by default build/batch/ in the project.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    default=(),
    metavar="NAME=VALUE",
    callback=read_settings,
    help="A value for {{ NAME }} in every row that has no such column.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, metavar="N", help="Reports rendered at a time."
)
@click.option("--force", "is_forced", is_flag=True, default=False, help="Build also what is there already.")
def command(
    call: Call,
    *,
    profile: str,
    data: Path,
    pattern: str,
    where: dict[str, str],
    limit: int | None,
    shard: tuple[int, int],
    formats: tuple[str, ...],
    output: Path | None,
    settings: dict[str, str],
    jobs: int | None,
    is_forced: bool,
) -> None:
    """Build one report for each row of a list; run it again to go on where it ended."""
    from reportgen.app.warming import warm_up  # noqa: PLC0415  # loaded only to run

    warm_up()
    from reportgen.app.batch import Rows, build_batch  # noqa: PLC0415  # loads readers and composers

    order = order_of(
        call,
        profiles=(profile,),
        formats=formats,
        output=output,
        settings=settings,
        jobs=jobs,
        is_forced=is_forced,
    )
    wanted = Rows(data, pattern, where, limit, *shard)
    _tell(call, build_batch(order, wanted, call.step))


def _tell(call: Call, batch: Batch) -> None:
    exit_code = 4 if batch.failed else 0
    result = {
        "folder": str(batch.folder),
        "made": [{"row": each.row, "name": each.name, "pages": each.pages} for each in batch.made],
        "kept": len(batch.kept),
        "failed": len(batch.failed),
    }
    text = f"{len(batch.made)} made, {len(batch.kept)} kept, {len(batch.failed)} failed in {batch.folder}"
    call.answer(result, text, batch.failed, exit_code=exit_code)
    click.get_current_context().exit(exit_code)
