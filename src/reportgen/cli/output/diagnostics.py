"""Diagnostics → text with the author's line and carets, or plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from reportgen.cli.output.printable import printable, width
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.folded import Folded, fold
from reportgen.model.span import Span

COLOURS: Mapping[Severity, str] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}
# Longer lines are shown from a little before the place.
LONGEST_LINE = 160
BEFORE_PLACE = 60


def print_diagnostics(diagnostics: Iterable[Diagnostic], folder: Path) -> None:
    """Print diagnostics to stderr with the lines they point at, the same mistake at many places once."""
    from reportgen.app.quoted_lines import quote_lines  # noqa: PLC0415  # only mistakes need the files again

    every = tuple(diagnostics)
    lines = quote_lines(folder, every)
    for each in fold(every):
        click.echo(in_text(each, lines) + "\n", err=True)


def in_text(folded: Folded, lines: Mapping[tuple[str, int], str]) -> str:
    """One mistake as compilers show it, at the first of its places."""
    diagnostic = folded.diagnostic
    colour = COLOURS[diagnostic.severity]
    head = click.style(f"{diagnostic.severity.value}[{diagnostic.code}]", fg=colour, bold=True)
    times = f" ({folded.count} times)" if folded.count > 1 else ""
    parts = [f"{head}: {printable(diagnostic.message)}{times}"]
    indent = " "
    for span in folded.first_places:
        parts.append(f" --> {printable(str(span))}")
        line = lines.get((span.path, span.line))
        if line is not None:
            parts += _quoted(span, line, colour)
            indent = " " * max(len(indent), len(str(span.line)) + 1)
    if folded.rest:
        parts.append(f" --> {folded.rest} more places")
    if diagnostic.hint is not None:
        parts.append(f"{indent}= help: {printable(diagnostic.hint)}")
    parts.append(f"{indent}= note: reportgen explain {diagnostic.code}")
    return "\n".join(parts)


def as_json(diagnostics: Iterable[Diagnostic]) -> list[Mapping[str, object]]:
    """Diagnostics as JSON values, the same mistake at many places once."""
    return [_entry(each) for each in fold(diagnostics)]


def _entry(folded: Folded) -> Mapping[str, object]:
    diagnostic = folded.diagnostic
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(diagnostic.span),
        "hint": diagnostic.hint,
        **({"places": [_place(each) for each in folded.places]} if folded.count > 1 else {}),
    }


def _place(span: Span | None) -> Mapping[str, object]:
    return {
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_column": span.end_column if span else None,
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
