"""`reportgen batch`: one report for each row of a list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.build.machine_options import asking_where, read_share, scheduler_of
from reportgen.cli.build.report_options import request_of
from reportgen.cli.build.settings import FORMATS, read_settings
from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.ending import answer_and_end
from reportgen.cli.output.progress_bar import Bar
from reportgen.cli.project import completions

if TYPE_CHECKING:
    from reportgen.app.batch.batch import Batch


@make_command("batch", example="reportgen batch -p council --data recipients.csv --name '{profile}-{row}'")
@click.option(
    "-p",
    "--profile",
    "profile",
    required=True,
    metavar="PROFILE",
    shell_complete=completions.profiles,
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
    callback=read_share,
    help="Only share I of N, for machines that work side by side.",
)
@asking_where
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
    executor: str | None,
    scheduler: str | None,
    is_forced: bool,
) -> None:
    """Build one report for each row of a list; run it again to go on where it ended."""
    from reportgen.app.machines.placement import engine_at  # noqa: PLC0415  # loaded only to run

    request = request_of(
        call,
        profiles=(profile,),
        formats=formats,
        output=output,
        settings=settings,
        jobs=jobs,
        is_forced=is_forced,
    )
    with engine_at(scheduler_of(executor, scheduler)) as engine:
        from reportgen.app.batch.batch import Rows, build_batch  # noqa: PLC0415  # loads readers and composers

        bar = Bar(call)
        wanted = Rows(data, pattern, where, limit, *shard)
        asked = request if engine is None else replace(request, jobs=jobs or engine.slots)
        made = build_batch(asked, wanted, bar.step, executor=engine, track=bar.show)
    _tell(call, made)


def _tell(call: Call, batch: Batch) -> None:
    exit_code = 4 if batch.failed else 0
    result = {
        "folder": str(batch.folder),
        "made": [
            {"row": each.row, "name": each.name, "pages": each.pages, "way": each.way} for each in batch.made
        ],
        "ways": dict(batch.ways),
        "unshared": batch.unshared,
        "kept": len(batch.kept),
        "failed": len(batch.failed),
    }
    ways = ", ".join(f"{count} {way}" for way, count in batch.ways.items() if count)
    made = f"{len(batch.made)} made ({ways})" if ways else f"{len(batch.made)} made"
    text = f"{made}, {len(batch.kept)} kept, {len(batch.failed)} failed in {batch.folder}"
    answer_and_end(call, result, text, (*batch.messages, *batch.failed), exit_code=exit_code)
