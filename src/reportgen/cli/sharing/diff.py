"""`reportgen diff`: what changed between two editions, for each audience."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call

if TYPE_CHECKING:
    from reportgen.model.report.edition import Difference, Run

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

    compared = compare_editions(call.folder, before, after, profiles, call.step)
    found = compared.differences
    if form == "html":
        text = page_of(compared)
    else:
        write = _as_markdown if form == "markdown" else _as_text
        text = "\n\n".join(write(each, compared.pictures.get(each.profile, ())) for each in found)
    call.answer([_as_json(each, compared.pictures.get(each.profile, ())) for each in found], text)


def _as_text(difference: Difference, pictures: tuple[str, ...]) -> str:
    return "\n".join(
        (difference.profile, *(f"  {line}" for line in _lines(difference, pictures, ("[-{}-]", "{{+{}+}}"))))
    )


def _as_markdown(difference: Difference, pictures: tuple[str, ...]) -> str:
    return "\n".join(
        (
            f"### {difference.profile}",
            "",
            *(f"- {line}" for line in _lines(difference, pictures, ("~~{}~~", "**{}**"))),
        )
    )


def _lines(difference: Difference, pictures: tuple[str, ...], shapes: tuple[str, str]) -> list[str]:
    from reportgen.record.editions.sentences import tell_difference  # noqa: PLC0415  # loaded only to run

    diagnostics = list(tell_difference(difference, {}))
    if pictures:
        diagnostics.append(f"Pictures that look otherwise: {'; '.join(f'“{each}”' for each in pictures)}.")
    rewordings = [f"{each.after.block}: {_runs(each.runs, *shapes)}" for each in difference.reworded]
    return (diagnostics or ["Nothing changed for this audience."]) + rewordings


def _runs(runs: tuple[Run, ...], removed: str, added: str) -> str:
    shapes = {"kept": "{}", "removed": removed, "added": added}
    return " ".join(shapes[run.turn].format(_shortened(run)) for run in runs)


def _shortened(run: Run) -> str:
    """Long runs that stayed show only their ends, with the number of words left out."""
    words = run.text.split()
    if run.turn != "kept" or len(words) <= 12:  # two times five words and a little
        return run.text
    return f"{' '.join(words[:5])} … ({len(words) - 10} words) … {' '.join(words[-5:])}"


def _as_json(difference: Difference, pictures: tuple[str, ...]) -> dict[str, object]:
    return {
        "profile": difference.profile,
        "added": [each.block for each in difference.added],
        "removed": [each.block for each in difference.removed],
        "pictures": list(pictures),
        "moved": [each.block for each in difference.moved],
        "reworded": [
            {"block": each.after.block, "runs": [{"turn": run.turn, "text": run.text} for run in each.runs]}
            for each in difference.reworded
        ],
        "claims": [
            {
                "claim": each.after.claim,
                "status": [each.before.status, each.after.status],
                "confidence": [each.before.confidence, each.after.confidence],
                "hedge": [each.before.hedge, each.after.hedge],
            }
            for each in difference.rerated
        ],
    }
