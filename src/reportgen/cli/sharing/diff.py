"""`reportgen diff`: what changed between two editions, for each audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call

if TYPE_CHECKING:
    from reportgen.model.editions.difference import Difference

FORMATS = ("text", "markdown", "html")


@make_command("diff", example="reportgen diff 1 -p policy")
@click.argument("before", type=int)
@click.argument("after", type=int, required=False, default=None)
@click.option(
    "-p", "--profile", "profiles", multiple=True, default=(), metavar="PROFILE", help="Only this audience."
)
@click.option("-f", "--format", "form", type=Choice(FORMATS), default="text", help="How to print it.")
def command(call: Call, before: int, after: int | None, profiles: tuple[str, ...], form: str) -> None:
    """Show what changed from edition BEFORE to edition AFTER, or to what would be built now."""
    from reportgen.app.editions.diff import compare_editions, page_of  # noqa: PLC0415  # loaded only to run
    from reportgen.record.differences.lines import difference_values  # noqa: PLC0415  # as above

    compared = compare_editions(call.folder, before, after, profiles, call.step)
    found = compared.differences
    if form == "html":
        text = page_of(compared)
    else:
        write = _as_markdown if form == "markdown" else _as_text
        text = "\n\n".join(write(each) for each in found)
    call.answer([difference_values(each) for each in found], text, compared.messages)


def _as_text(difference: Difference) -> str:
    from reportgen.record.differences.lines import TEXT, difference_lines  # noqa: PLC0415  # as above

    return "\n".join((difference.profile, *(f"  {line}" for line in difference_lines(difference, TEXT))))


def _as_markdown(difference: Difference) -> str:
    from reportgen.record.differences.lines import MARKDOWN, difference_lines  # noqa: PLC0415  # as above

    lines = (
        line if line.startswith("  ") else f"- {line}" for line in difference_lines(difference, MARKDOWN)
    )
    return "\n".join((f"### {difference.profile}", "", *lines))
