"""Manifest → bytes of an in-toto Statement v1 with a SLSA provenance predicate v1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.plan import Omission, Placement, Reason
from reportgen.model.report.change_bars import AS_PROFILED
from reportgen.model.report.manifest import ArtifactRecord, Manifest, ReportRecord
from reportgen.model.report.page_facts import PageFacts
from reportgen.model.span import Span

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE = "https://slsa.dev/provenance/v1"
BUILD_TYPE = "urn:reportgen:build:1"
BUILDER = "urn:reportgen:builder"
REPORT_MEDIA_TYPE = "application/vnd.reportgen.report+json"


def write_statement(manifest: Manifest) -> bytes:
    """`manifest.json`: subjects are the artifacts, dependencies the project's files, byproducts the reports.

    Times and an invocation id are left out on purpose: the same input gives the same bytes.
    """
    reports = sorted(manifest.reports, key=lambda report: report.profile)
    statement = {
        "_type": STATEMENT_TYPE,
        "subject": [_subject(report, artifact) for report in reports for artifact in report.artifacts],
        "predicateType": PREDICATE_TYPE,
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD_TYPE,
                "externalParameters": {
                    "project": manifest.project,
                    "version": manifest.version,
                    "profiles": [report.profile for report in reports],
                },
                "internalParameters": {},
                "resolvedDependencies": _dependencies(reports),
            },
            "runDetails": {
                "builder": {"id": BUILDER, "version": _tools(reports)},
                "metadata": {},
                "byproducts": [_byproduct(report) for report in reports],
            },
        },
    }
    return json.dumps(statement, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def _subject(report: ReportRecord, artifact: ArtifactRecord) -> Mapping[str, object]:
    return {
        "name": artifact.path,
        "digest": {"sha256": artifact.sha256},
        "mediaType": artifact.media_type,
        "annotations": {
            "profile": report.profile,
            "format": artifact.format.value,
            "size": artifact.size,
            "pages": artifact.pages,
            **({"exclusion": asdict(artifact.proof)} if artifact.proof is not None else {}),
        },
    }


def _dependencies(reports: list[ReportRecord]) -> list[Mapping[str, object]]:
    files = {item for report in reports for item in report.inputs.items()}
    return [{"uri": f"file:{path}", "digest": {"sha256": digest}} for path, digest in sorted(files)]


def _tools(reports: list[ReportRecord]) -> Mapping[str, str]:
    versions: dict[str, set[str]] = {}
    for report in reports:
        for name, version in report.tools.items():
            versions.setdefault(name, set()).add(version)
    return {name: ", ".join(sorted(found)) for name, found in sorted(versions.items())}


def _byproduct(report: ReportRecord) -> Mapping[str, object]:
    return {
        "name": report.profile,
        "mediaType": REPORT_MEDIA_TYPE,
        "digest": {"sha256": report.document},
        "annotations": {
            "title": report.title,
            "words": report.words,
            "placed": [_placement(each) for each in report.placed],
            "leftOut": [_omission(each) for each in report.left_out],
            "claims": list(report.claims),
            "inputs": dict(report.inputs),
            "values": dict(report.values),
            **({"changeBars": asdict(report.change_bars)} if report.change_bars != AS_PROFILED else {}),
            "tools": dict(report.tools),
            "warnings": [_diagnostic(each) for each in report.warnings],
            "layout": report.facts and _layout(report.facts),
        },
    }


def _placement(placement: Placement) -> Mapping[str, object]:
    return {
        "block": placement.block,
        "version": placement.version,
        "versionReason": placement.version_reason,
        "reason": _reason(placement.reason),
    }


def _omission(omission: Omission) -> Mapping[str, object]:
    return {"block": omission.block, "reason": _reason(omission.reason)}


def _reason(reason: Reason) -> Mapping[str, object]:
    return {"text": reason.text, **_span(reason.span)}


def _diagnostic(diagnostic: Diagnostic) -> Mapping[str, object]:
    return {
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "severity": diagnostic.severity.value,
        "place": None if diagnostic.span is None else _span(diagnostic.span),
    }


def _span(span: Span) -> Mapping[str, object]:
    return {"path": span.path, "line": span.line, "column": span.column}


def _layout(facts: PageFacts) -> dict[str, object]:
    """What stands on each page is no part of the record: it is laid out again for who asks."""
    return {name: value for name, value in asdict(facts).items() if name != "text"}
