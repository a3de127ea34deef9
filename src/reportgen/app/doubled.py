"""Mistakes of composition + findings of the checks → the mistakes that no finding reports already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportgen.model.diagnostic import Diagnostic, Severity

# Code of composition → code of the check that reports the same of the same line.
SAME: Mapping[str, str] = {
    "unknown-reference": "dangling-reference",
    "reference-to-left-out": "dangling-reference",
    "unknown-citation": "unresolved-citation",
    "unknown-term": "unknown-term",
    "empty-cell": "empty-cell",
    "image-without-alt": "missing-text-alternative",
    "table-without-header": "headless-table",
    "skipped-heading": "skipped-heading-level",
    "duplicate-id": "duplicate-anchor",
}


def unreported(mistakes: Iterable[Diagnostic], findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The mistakes that stay; one that a finding reports is left out only if that finding is an error too."""
    reported = {(each.code, _line(each)) for each in findings if each.severity is Severity.ERROR}
    return tuple(each for each in mistakes if (SAME.get(each.code), _line(each)) not in reported)


def _line(diagnostic: Diagnostic) -> tuple[str, int] | None:
    return (diagnostic.span.path, diagnostic.span.line) if diagnostic.span else None
