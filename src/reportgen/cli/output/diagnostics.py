"""Diagnostics → text with the author's line and carets, or plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from reportgen.cli.output.printable import printable, width
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span

COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}
# Longer lines are shown from a little before the place.
LONGEST_LINE = 160
BEFORE_PLACE = 60


def tell(diagnostics: Iterable[Diagnostic], folder: Path) -> None:
    """Print diagnostics to stderr with the lines they point at."""
    from reportgen.app.quoted_lines import quote_lines  # noqa: PLC0415  # only mistakes need the files again

    every = tuple(diagnostics)
    lines = quote_lines(folder, every)
    for each in every:
        line = lines.get((each.span.path, each.span.line)) if each.span else None
        click.echo(in_text(each, line) + "\n", err=True)


def in_text(diagnostic: Diagnostic, line: str | None) -> str:
    """One diagnostic as compilers show it."""
    colour = COLOURS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity.value}[{diagnostic.code}]", fg=colour, bold=True)
    parts = [f"{head}: {printable(diagnostic.message)}"]
    indent = " "
    if diagnostic.span is not None:
        parts.append(f" --> {printable(str(diagnostic.span))}")
        if line is not None:
            parts += _quoted(diagnostic.span, line, colour)
            indent = " " * (len(str(diagnostic.span.line)) + 1)
    if diagnostic.hint is not None:
        parts.append(f"{indent}= help: {printable(diagnostic.hint)}")
    parts.append(f"{indent}= note: reportgen explain {diagnostic.code}")
    return "\n".join(parts)


def as_json(diagnostic: Diagnostic) -> Mapping[str, object]:
    """One diagnostic as JSON values."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_column": span.end_column if span else None,
        "hint": diagnostic.hint,
    }


def _quoted(span: Span, line: str, colour: str) -> list[str]:
    number = str(span.line)
    shown, start = _window(line, span.column)
    quoted = [f"{number} | {printable(shown)}".rstrip()]
    if span.column is None:
        return quoted
    place = span.column - 1 - start
    end = span.end_column if span.end_column and span.end_column > span.column else span.column + 1
    marked = printable(shown[place : place + end - span.column])
    carets = click.style("^" * max(1, width(marked)), fg=colour, bold=True)
    quoted.append(f"{' ' * len(number)} | {' ' * width(printable(shown[:place]))}{carets}")
    return quoted


def _window(line: str, column: int | None) -> tuple[str, int]:
    if len(line) <= LONGEST_LINE:
        return line, 0
    start = max(0, (column or 1) - 1 - BEFORE_PLACE)
    return line[start : start + LONGEST_LINE], start
