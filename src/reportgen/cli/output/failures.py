"""A failed call → what to say."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

import click

from reportgen import __version__
from reportgen.cli.output.call import Call
from reportgen.cli.output.diagnostics import as_json, print_diagnostics
from reportgen.errors import ReportgenError
from reportgen.model.diagnostic import Severity

REPORT_TO = "whoever gave you reportgen (CONTRIBUTING.md says what helps)"


def print_failure(call: Call, failure: ReportgenError) -> None:
    """Every diagnostic, then how many there are."""
    if call.as_json:
        _print_json(call, failure.exit_code, as_json(failure.diagnostics))
        return
    print_diagnostics(failure.diagnostics, call.folder)
    errors = sum(each.severity is Severity.ERROR for each in failure.diagnostics)
    if not call.is_quiet and errors > 1:
        click.echo(f"{errors} errors", err=True)


def print_bug(call: Call) -> None:
    """The traceback, and where to take it."""
    import platform  # noqa: PLC0415  # hardly ever needed
    import traceback  # noqa: PLC0415  # as above

    shown = traceback.format_exc()
    versions = f"reportgen {__version__}, Python {platform.python_version()}, {sys.platform}"
    if call.as_json:
        message = shown.strip().rsplit("\n", 1)[-1]
        _print_json(call, 70, [{"code": "bug", "severity": "error", "message": message}])
    click.echo(shown, err=True)
    click.echo(
        f"This is a bug in reportgen ({versions}).\nPlease report it with the lines above to {REPORT_TO}",
        err=True,
    )


def _print_json(call: Call, exit_code: int, diagnostics: Sequence[Mapping[str, object]]) -> None:
    content = {"command": call.command, "exit": exit_code, "diagnostics": diagnostics, "result": None}
    text = json.dumps(content, indent=2, ensure_ascii=False)
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError:
        # What cannot be printed where it belongs is printed beside it.
        click.echo(text, err=True)
