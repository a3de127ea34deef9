"""What a build made → plain values to print, and to keep for a call that changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.span import Span

if TYPE_CHECKING:
    from reportgen.app.build.publish import Built
    from reportgen.model.report.manifest import ReportRecord


@frozen
class Summary:
    """`reports` are JSON values; `failed` ones could not be made; `reasons` say of profiles what differed.

    Those `over_limit` are shown to their authors alone, and `too_long` says why.
    """

    folder: str
    reports: tuple[Mapping[str, Any], ...]
    messages: tuple[Diagnostic, ...]
    failed: tuple[Diagnostic, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    over_limit: tuple[Mapping[str, Any], ...] = ()
    too_long: tuple[Diagnostic, ...] = ()


def summarise(built: Built) -> Summary:
    """The part of `built` that people and scripts see."""
    reports = tuple(_told(each, built) for each in built.reports)
    over_limit = tuple(_told(each, built) for each in built.over_limit)
    reasons = tuple((each.profile, each.what) for each in built.reasons)
    return Summary(
        str(built.folder), reports, built.messages, built.failed, reasons, over_limit, built.too_long
    )


def _told(report: ReportRecord, built: Built) -> Mapping[str, Any]:
    return {
        "profile": report.profile,
        "title": report.title,
        "words": report.words,
        "grade": built.grades.get(report.profile),
        "unchanged": report.profile in built.unchanged,
        "blocks": [each.block for each in report.placed],
        "left_out": [each.block for each in report.left_out],
        "artifacts": [
            {each.name: getattr(artifact, each.name) for each in fields(artifact) if each.name != "proof"}
            | ({} if artifact.proof is None else {"exclusion": asdict(artifact.proof)})
            for artifact in report.artifacts
        ],
    }


def pack_summary(summary: Summary) -> Mapping[str, Any]:
    """JSON values for `unpack_summary`; a summary with failures is not worth keeping."""
    return {
        "folder": summary.folder,
        "reports": [{**each, "unchanged": True} for each in summary.reports],
        "messages": [_packed(each) for each in summary.messages],
    }


def unpack_summary(packed: Mapping[str, Any]) -> Summary:
    """The summary as it was packed; raises KeyError, TypeError or ValueError where it was not."""
    return Summary(packed["folder"], tuple(packed["reports"]), tuple(map(_unpacked, packed["messages"])))


def _packed(diagnostic: Diagnostic) -> list[Any]:
    span = diagnostic.span
    place = span and [span.path, span.line, span.column, span.end_column]
    return [diagnostic.code, diagnostic.message, place, diagnostic.hint, diagnostic.severity.value]


def _unpacked(packed: list[Any]) -> Diagnostic:
    code, message, place, hint, severity = packed
    return Diagnostic(code, message, Span(*place) if place else None, hint, Severity(severity))
