"""Bytes of `manifest.json` → Manifest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId, ClaimId, ProfileId, VersionName
from reportgen.model.plan import Omission, Placement, Reason
from reportgen.model.profile import Format
from reportgen.model.report.change_bars import ChangeBars
from reportgen.model.report.exclusion import ExclusionProof
from reportgen.model.report.manifest import ArtifactRecord, Manifest, ReportRecord
from reportgen.model.report.page_facts import PageFacts, Spot
from reportgen.model.span import Span
from reportgen.record.manifest.statement import BUILD_TYPE

# JSON as the standard library reads it.
Parsed = Mapping[str, Any]


def read_statement(content: bytes, path: str) -> Manifest:
    """The manifest in `content`; raises UsageError where the file is none of ours."""
    try:
        return _manifest(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise UsageError(
            [
                Diagnostic(
                    code="manifest-unreadable",
                    message="this is not a manifest that reportgen wrote",
                    span=Span(path),
                    hint="delete the file and build again",
                )
            ]
        ) from wrong


def _manifest(statement: Parsed) -> Manifest:
    definition = statement["predicate"]["buildDefinition"]
    if definition["buildType"] != BUILD_TYPE:
        raise ValueError(definition["buildType"])
    parameters = definition["externalParameters"]
    byproducts = statement["predicate"]["runDetails"]["byproducts"]
    return Manifest(
        project=str(parameters["project"]),
        version=str(parameters["version"]),
        reports=tuple(_report(each, statement["subject"]) for each in byproducts),
    )


def _report(byproduct: Parsed, subjects: Iterable[Parsed]) -> ReportRecord:
    said = byproduct["annotations"]
    profile = ProfileId(byproduct["name"])
    return ReportRecord(
        profile=profile,
        title=said["title"],
        document=byproduct["digest"]["sha256"],
        words=said["words"],
        placed=tuple(_placement(each) for each in said["placed"]),
        left_out=tuple(Omission(BlockId(each["block"]), _reason(each["reason"])) for each in said["leftOut"]),
        claims=tuple(ClaimId(each) for each in said["claims"]),
        inputs=dict(said["inputs"]),
        values=dict(said["values"]),
        change_bars=ChangeBars(**said.get("changeBars", {})),
        tools=dict(said["tools"]),
        warnings=tuple(_diagnostic(each) for each in said["warnings"]),
        facts=_facts(said.get("layout")),
        artifacts=tuple(_artifact(each) for each in subjects if each["annotations"]["profile"] == profile),
    )


def _artifact(subject: Parsed) -> ArtifactRecord:
    said = subject["annotations"]
    return ArtifactRecord(
        path=subject["name"],
        format=Format(said["format"]),
        media_type=subject["mediaType"],
        sha256=subject["digest"]["sha256"],
        size=said["size"],
        pages=said["pages"],
        proof=ExclusionProof(**said["exclusion"]) if "exclusion" in said else None,
    )


def _facts(said: Parsed | None) -> PageFacts | None:
    # Manifests of earlier releases have none.
    if said is None:
        return None
    spots = {name: tuple(Spot(**each) for each in said[name]) for name in ("stranded", "split")}
    return PageFacts(said["pages"], said["last_fill"], spots["stranded"], spots["split"])


def _placement(said: Parsed) -> Placement:
    return Placement(
        block=BlockId(said["block"]),
        version=VersionName(said["version"]),
        reason=_reason(said["reason"]),
        version_reason=said["versionReason"],
    )


def _reason(said: Parsed) -> Reason:
    return Reason(said["text"], _span(said))


def _diagnostic(said: Parsed) -> Diagnostic:
    place = said["place"]
    return Diagnostic(
        code=said["code"],
        message=said["message"],
        span=None if place is None else _span(place),
        hint=said["hint"],
        severity=Severity(said["severity"]),
    )


def _span(said: Parsed) -> Span:
    return Span(said["path"], said["line"], said["column"])
