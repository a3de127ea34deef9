"""What every command shares: four options, exit codes, and how mistakes are printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reportgen.cli.output.call import Call
from reportgen.cli.output.colour import may_draw, wants_colour
from reportgen.cli.output.failures import print_bug, print_failure
from reportgen.errors import ReportgenError

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells and schedulers expect it."""


class Command(click.Command):
    """A command whose function gets a Call first; mistakes become diagnostics and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # Click's signature
        """Run the command; a ReportgenError exits with its own code, anything else is a bug."""
        ctx.color = wants_colour(os.environ)
        call = Call(
            command=ctx.command_path.partition(" ")[2] or ctx.command_path,
            folder=ctx.params.pop("folder"),
            as_json=ctx.params.pop("as_json"),
            is_quiet=ctx.params.pop("is_quiet"),
            is_verbose=ctx.params.pop("is_verbose"),
            is_terminal=sys.stderr.isatty() and may_draw(os.environ),
        )
        ctx.params["call"] = call
        try:
            return super().invoke(ctx)
        except ReportgenError as failure:
            call.clear()
            print_failure(call, failure)
            ctx.exit(failure.exit_code)
        except KeyboardInterrupt:
            call.clear()
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception:  # noqa: BLE001  # the one place where a bug is caught, to say where to report it
            call.clear()
            print_bug(call)
            ctx.exit(70)


def command(name: str, *, example: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function that takes `call` and its own options."""

    def decorate(function: Callable[..., None]) -> click.Command:
        made = click.command(
            name,
            cls=Command,
            epilog=f"Example: {example}",
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )
        shared: Callable[..., None] = function
        for option in SHARED:
            shared = option(shared)
        return made(shared)

    return decorate


SHARED = (
    click.option("-v", "--verbose", "is_verbose", is_flag=True, default=False, help="Say every step."),
    click.option(
        "-q", "--quiet", "is_quiet", is_flag=True, default=False, help="Say only results and errors."
    ),
    click.option("--json", "as_json", is_flag=True, default=False, help="Print the result as JSON."),
    click.option(
        "-C",
        "--project",
        "folder",
        type=click.Path(path_type=Path),
        default=Path(),
        show_default="this folder or the nearest above",
        metavar="DIR",
        help="The project's folder, or one within it.",
    ),
)
