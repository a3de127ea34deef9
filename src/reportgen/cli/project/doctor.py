"""`reportgen doctor`: does this machine have what a build needs."""

from __future__ import annotations

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call
from reportgen.cli.output.ending import answer_and_end


@make_command("doctor", example="reportgen doctor")
def command(call: Call) -> None:
    """Look at Python, libraries, fonts and folders; exit 4 if something is missing."""
    from reportgen.app.doctor import examine  # noqa: PLC0415  # loaded only to run

    examined = examine(call.folder)
    exit_code = 0 if all(each.is_right for each in examined) else 4
    lines = []
    for each in examined:
        mark = click.style("ok", fg="green") if each.is_right else click.style("wrong", fg="red", bold=True)
        lines.append(f"{mark}  {each.what}: {each.found}")
        lines += [f"    {line}" for line in each.help]
    result = [
        {"what": each.what, "right": each.is_right, "found": each.found, "help": list(each.help)}
        for each in examined
    ]
    answer_and_end(call, result, "\n".join(lines), exit_code=exit_code)
