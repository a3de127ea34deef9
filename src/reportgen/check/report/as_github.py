"""Report → workflow commands for the worst findings, and a Markdown table of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.check.run import Report
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.folded import Folded, fold

# GitHub shows ten annotations of one kind for each step and drops the others without a word.
MOST_ANNOTATIONS = 10
# A job summary larger than this is refused as a whole (bytes; the documented limit is 1 MiB).
MOST_SUMMARY = 1_000_000

_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_WEIGHT: Mapping[Severity, int] = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def to_annotations(report: Report) -> str:
    """The ten worst findings as workflow commands, one a line."""
    return "".join(_command(each) for each in _worst_first(report.diagnostics)[:MOST_ANNOTATIONS])


def to_summary(report: Report) -> str:
    """Every finding and excuse as Markdown; what does not fit is counted."""
    if not report.diagnostics:
        lines = ["## Checks", "", "Nothing found."]
    else:
        lines = [
            "## Checks",
            "",
            _counts(report.diagnostics),
            "",
            "| | place | code | finding |",
            "|---|---|---|---|",
        ]
    size = 0
    rows = [_row(each) for each in _worst_first(report.diagnostics)]
    for number, row in enumerate(rows):
        size += len(row.encode()) + 1
        if size > MOST_SUMMARY:
            lines += ["", f"{len(rows) - number} more did not fit here."]
            break
        lines.append(row)
    if report.allowed:
        lines += ["", "### Allowed", ""]
        lines += [
            f"- {_cell(each.block)}: {_cell(each.allowance.code)} ({each.findings})"
            f" because {_cell(each.allowance.reason)}"
            for each in report.allowed
        ]
    return "\n".join(lines) + "\n"


def _worst_first(diagnostics: Iterable[Diagnostic]) -> list[Folded]:
    weighed = sorted(diagnostics, key=lambda each: (_WEIGHT[each.severity], each.sort_key))
    return list(fold(weighed))


def _command(folded: Folded) -> str:
    diagnostic = folded.diagnostic
    span = diagnostic.span
    properties: list[str] = []
    if span is not None:
        properties += [f"file={_property(span.path)}", f"line={span.line}"]
        properties += [f"col={span.column}"] if span.column is not None else []
        properties += [f"endColumn={span.end_column}"] if span.end_column is not None else []
    properties.append(f"title={_property(diagnostic.code)}")
    lines = (diagnostic.message, diagnostic.hint, _other_places(folded))
    text = "\n".join(line for line in lines if line)
    return f"::{_COMMANDS[diagnostic.severity]} {','.join(properties)}::{_data(text)}\n"


def _other_places(folded: Folded) -> str:
    if folded.count == 1:
        return ""
    others = ", ".join(map(str, folded.first_places[1:]))
    return f"{folded.count} times, also at {others} and {folded.rest} more places"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _counts(diagnostics: Iterable[Diagnostic]) -> str:
    listed = list(diagnostics)
    parts = []
    for severity in Severity:
        count = sum(each.severity is severity for each in listed)
        parts.append(f"{count} {severity}{'' if count == 1 else 's'}")
    return ", ".join(parts)


def _row(folded: Folded) -> str:
    diagnostic = folded.diagnostic
    place = ", ".join(map(str, folded.first_places)) + (f" and {folded.rest} more" if folded.rest else "")
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    cells = (str(diagnostic.severity), place, diagnostic.code, diagnostic.message + hint)
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    """Text that can neither leave its cell nor become markup."""
    escaped = "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#|!@" else sign for sign in text)
    return " ".join(escaped.split())
