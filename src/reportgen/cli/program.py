"""The table of commands, each loaded when it is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

import click

from reportgen import __version__
from reportgen.model.suggestion import did_you_mean


class Command(NamedTuple):
    """The module under `reportgen.cli` that holds a command, and what the command does."""

    module: str
    summary: str


COMMANDS: Mapping[str, Command] = {
    "init": Command("project.init", "Make a new project that builds at once."),
    "build": Command("build.build", "Build the reports."),
    "merge": Command("build.merge", "Join what several machines built."),
    "watch": Command("build.watch", "Build whenever a file changes."),
    "batch": Command("build.batch", "Build one report for each row of a list."),
    "cache": Command("build.cache", "Show or clear what is kept to save time."),
    "check": Command("build.check", "Run every editorial and technical check."),
    "list": Command("project.list", "List blocks, profiles, claims, sources or themes."),
    "explain": Command("project.explain", "Say why a block is in or out, or what a diagnostic means."),
    "profiles": Command("project.profiles", "Show a merged profile, or who reads what."),
    "import": Command("project.import_", "Turn documents into draft blocks."),
    "verify": Command("build.verify", "Say whether a file is what the manifest says."),
    "sign": Command("sharing.sign", "Sign the manifest, so that other machines believe it."),
    "edition": Command("sharing.edition", "Record a published state of the reports."),
    "diff": Command("sharing.diff", "Show what changed between two editions."),
    "send": Command("sharing.send", "Send a report by mail, once to each recipient."),
    "theme": Command("project.theme", "Write a theme for people who work in Word."),
    "schema": Command("project.schema", "Write JSON Schemas of the files, for editors."),
    "doctor": Command("project.doctor", "Say whether this machine has what a build needs."),
    "help": Command("project.help", "Print the manual that belongs to this version."),
    "completion": Command("project.completion", "Print the completion script of a shell."),
}


class Program(click.Group):
    """A group that knows its commands by name and imports a command only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # Click's signature
        """Every command, in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """The command, imported now; None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"reportgen.cli.{COMMANDS[cmd_name].module}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; an unknown one is refused with the nearest there is."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            near = did_you_mean(name, COMMANDS)
            ctx.fail(f"there is no command {name!r}" + (f", {near}" if near else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # as above
        """Write the list of commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.summary) for name, each in COMMANDS.items()])


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: reportgen init my-briefings && reportgen build -C my-briefings",
)
@click.version_option(__version__, "--version", message="%(prog)s %(version)s")
def program() -> None:
    """One content library, many audiences, two formats that agree."""
