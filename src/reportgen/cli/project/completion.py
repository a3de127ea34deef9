"""`reportgen completion`: the completion script of a shell."""

from __future__ import annotations

import click

from reportgen.cli.choice import Choice
from reportgen.cli.command import command as make_command
from reportgen.cli.output.call import Call

SHELLS = ("bash", "zsh", "fish")


@make_command("completion", example='eval "$(reportgen completion bash)"')
@click.argument("shell", type=Choice(SHELLS))
def command(call: Call, shell: str) -> None:
    """Print the completion script of SHELL, to be read by its start-up file."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415  # needed by this command only

    from reportgen.cli.program import program  # noqa: PLC0415  # the program imports its commands, not they it

    script_for = get_completion_class(shell)
    if script_for is None:
        raise click.UsageError(f"no completion is known for {shell}")
    source = script_for(program, {}, "reportgen", "_REPORTGEN_COMPLETE").source_vars()
    script = script_for.source_template % source
    call.answer(script, script)
