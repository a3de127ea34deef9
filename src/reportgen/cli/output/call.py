"""One run of a command: what was asked for, and where answers go."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from reportgen.cli.output.diagnostics import as_json, print_diagnostics
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Call:
    """Results go to stdout; progress, notes and mistakes to stderr, unless all is asked for as JSON."""

    command: str
    folder: Path
    as_json: bool
    is_quiet: bool
    is_verbose: bool
    is_terminal: bool

    def answer(
        self, result: object, text: str, diagnostics: Iterable[Diagnostic] = (), *, exit_code: int = 0
    ) -> None:
        """Print the result, as JSON or as text, after what there is to say about it."""
        messages = tuple(diagnostics)
        self.clear()
        if self.as_json:
            content = {
                "command": self.command,
                "exit": exit_code,
                "diagnostics": as_json(messages),
                "result": result,
            }
            _print(json.dumps(content, indent=2, ensure_ascii=False, default=str))
            return
        self.print_diagnostics(messages)
        if text:
            _print(text)

    def print_diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics to stderr; of a quiet call only errors."""
        shown = [each for each in diagnostics if not self.is_quiet or each.severity is Severity.ERROR]
        if shown:
            print_diagnostics(shown, self.folder)

    def step(self, text: str) -> None:
        """Say what happens now: a line if verbose, one line that changes on a terminal, else nothing."""
        if self.as_json or self.is_quiet:
            return
        if self.is_verbose:
            click.echo(text, err=True)
        elif self.is_terminal:
            click.echo(f"\r\033[K{text}", err=True, nl=False, color=True)

    def clear(self) -> None:
        """Take the line of progress away."""
        if self.is_terminal and not (self.as_json or self.is_quiet or self.is_verbose):
            click.echo("\r\033[K", err=True, nl=False, color=True)


def _print(text: str) -> None:
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError as wrong:
        message = f"the result cannot be printed: {wrong.strerror}"
        hint = "send it to a place with room"
        raise UsageError([Diagnostic("output-not-writable", message, hint=hint)]) from wrong
