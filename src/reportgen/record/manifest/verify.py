"""File bytes + manifest → is this file what the manifest says."""

from __future__ import annotations

from enum import StrEnum

from reportgen.model.frozen import frozen
from reportgen.model.report.manifest import ArtifactRecord, Manifest, ReportRecord
from reportgen.record.manifest.digest import sha256_of


class Finding(StrEnum):
    """What comparing a file with the manifest showed."""

    SAME = "same"
    CHANGED = "changed"
    UNKNOWN = "unknown"
    UNVOUCHED = "unvouched"


@frozen
class Verdict:
    """`artifact` and `report` are what the manifest holds under this content, or else under this name."""

    name: str
    sha256: str
    finding: Finding
    artifact: ArtifactRecord | None
    report: ReportRecord | None


def verify(name: str, content: bytes, manifest: Manifest) -> Verdict:
    """Look for `content` by its digest, wherever the file lies and whatever it is called; then by `name`."""
    digest = sha256_of(content)
    known = [(artifact, report) for report in manifest.reports for artifact in report.artifacts]
    for artifact, report in known:
        if artifact.sha256 == digest:
            return Verdict(name, digest, Finding.SAME, artifact, report)
    for artifact, report in known:
        if artifact.path.rsplit("/", 1)[-1] == name.rsplit("/", 1)[-1]:
            return Verdict(name, digest, Finding.CHANGED, artifact, report)
    return Verdict(name, digest, Finding.UNKNOWN, None, None)
