"""Results → the files that a hosted workflow reads them from, where there are any."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

OUTPUT = "GITHUB_OUTPUT"
SUMMARY = "GITHUB_STEP_SUMMARY"


def write_workflow_files(environment: Mapping[str, str], outputs: Mapping[str, object], summary: str) -> None:
    """Append `name=value` lines for later steps, and Markdown for the people who look at the run."""
    lines = "".join(f"{name}={_one_line(value)}\n" for name, value in outputs.items())
    for variable, text in ((OUTPUT, lines), (SUMMARY, summary)):
        if environment.get(variable) and text:
            _append(Path(environment[variable]), text)


def _append(path: Path, text: str) -> None:
    try:
        with path.open("a", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as wrong:
        # The result itself stands; the run's page lacks a paragraph, and the log says why.
        click.echo(f"warning: {path} cannot be written: {wrong.strerror or wrong}", err=True)


def _one_line(value: object) -> str:
    """A value with a line end could add outputs of its own."""
    return " ".join(str(value).split())
