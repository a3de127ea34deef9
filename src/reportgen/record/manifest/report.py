"""Plan, Document and artifacts → the record of one report."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.change_bars import AS_PROFILED, ChangeBars
from reportgen.model.report.document import Document
from reportgen.model.report.exclusion import ExclusionProof
from reportgen.model.report.manifest import ArtifactRecord, ReportRecord
from reportgen.record.cited import claims_cited
from reportgen.record.manifest.digest import digest_document, sha256_of


def record_report(
    project: Project,
    plan: Plan,
    document: Document,
    artifacts: tuple[Artifact, ...],
    *,
    words: int,
    warnings: tuple[Diagnostic, ...] = (),
    files: Mapping[str, str],
    values: Mapping[str, str],
    change_bars: ChangeBars = AS_PROFILED,
    tools: Mapping[str, str],
    proofs: Mapping[str, ExclusionProof] | None = None,
) -> ReportRecord:
    """What this report came from; `words` are those of its running text.

    `files` maps every file of the project to its SHA-256, `proofs` paths of artifacts to their proofs.
    """
    unread = _unread(project, plan)
    return ReportRecord(
        profile=plan.profile,
        title=document.title,
        document=digest_document(document),
        words=words,
        placed=tuple(plan.placements()),
        left_out=plan.left_out,
        claims=claims_cited(project, plan),
        inputs={path: digest for path, digest in sorted(files.items()) if path not in unread},
        values=dict(sorted(values.items())),
        tools=dict(sorted(tools.items())),
        artifacts=tuple(record_artifact(each, (proofs or {}).get(each.path)) for each in artifacts),
        warnings=warnings,
        change_bars=change_bars,
        facts=next((each.facts for each in artifacts if each.facts is not None), None),
    )


def record_artifact(artifact: Artifact, proof: ExclusionProof | None = None) -> ArtifactRecord:
    """One finished file, by its digest."""
    return ArtifactRecord(
        path=artifact.path,
        format=artifact.format,
        media_type=artifact.media_type,
        sha256=sha256_of(artifact.content),
        size=len(artifact.content),
        pages=artifact.pages,
        proof=proof,
    )


def _unread(project: Project, plan: Plan) -> frozenset[str]:
    """Files that say nothing to this report: blocks left out and the profiles of others."""
    used = {plan.profile, *project.profiles[plan.profile].ancestors}
    blocks = (project.blocks[omission.block].span.path for omission in plan.left_out)
    profiles = (each.span.path for each in project.profiles.values() if each.id not in used)
    return frozenset((*blocks, *profiles))
