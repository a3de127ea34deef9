"""`reportgen explain`: why a block is in or out, or what a diagnostic means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportgen.cli.call import Call
from reportgen.cli.command import command as make_command
from reportgen.cli.project import completions

if TYPE_CHECKING:
    from reportgen.plan.explain import Explanation, Place


@make_command("explain", example="reportgen explain border-purpose -p policy")
@click.argument("name", metavar="BLOCK|CODE", shell_complete=completions.blocks)
@click.option(
    "-p",
    "--profile",
    "profiles",
    multiple=True,
    default=(),
    metavar="PROFILE",
    help="Only for this audience.",
)
def command(call: Call, name: str, profiles: tuple[str, ...]) -> None:
    """Say why BLOCK is in or out and by which line, or explain the diagnostic CODE."""
    from reportgen.app.explain import explain  # noqa: PLC0415  # loaded only to run
    from reportgen.app.handbook import page_of  # noqa: PLC0415  # as above

    page = None if profiles else page_of(name)
    if page is not None:
        call.answer({"code": name, "page": page}, page)
        return
    explanations = explain(call.folder, name, profiles)
    text = "\n\n".join(_in_text(each) for each in explanations)
    call.answer([_as_json(each) for each in explanations], text)


def _in_text(explanation: Explanation) -> str:
    reason = explanation.reason
    place = explanation.place
    state = "left out of" if place is None else "in"
    lines = [
        f"{explanation.block} is {state} {explanation.profile}",
        f"  rule: {reason.text}",
        f"  line: {reason.span}",
    ]
    if place is not None:
        lines += _placed(place)
    if explanation.required_by:
        lines.append(f"  required by: {', '.join(explanation.required_by)}")
    return "\n".join(lines)


def _placed(place: Place) -> list[str]:
    return [
        f"  section: {' > '.join(place.sections) or '(none)'}",
        f"  version: {place.version_reason}",
        f"  position: {place.position} of {place.total}",
        f"  before it: {place.before or '(nothing)'}",
        f"  after it: {place.after or '(nothing)'}",
    ]


def _as_json(explanation: Explanation) -> dict[str, object]:
    place = explanation.place
    return {
        "block": explanation.block,
        "title": explanation.title,
        "profile": explanation.profile,
        "in": place is not None,
        "rule": explanation.reason.text,
        "path": explanation.reason.span.path,
        "line": explanation.reason.span.line,
        "column": explanation.reason.span.column,
        "required_by": list(explanation.required_by),
        "place": None if place is None else {name: getattr(place, name) for name in place.__slots__},
    }
