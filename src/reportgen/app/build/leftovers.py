"""What an earlier build wrote + what is built now → files that no profile makes any more, removed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.project import Project
from reportgen.model.report.manifest import ArtifactRecord, Manifest, ReportRecord
from reportgen.workspace.output.remove import Removal, remove

_OUTCOME = {
    Removal.REMOVED: (Severity.NOTE, "is removed from", None),
    Removal.CHANGED: (
        Severity.WARNING,
        "was changed after it was built and stays in",
        "move it elsewhere, or remove it",
    ),
}


def remove_leftovers(
    folder: Path, project: Project, earlier: Manifest | None, now: Manifest
) -> tuple[Diagnostic, ...]:
    """Remove what `earlier` names and nothing makes any more, and say so.

    Only files that are as they were written: whoever changed one may want to keep it.
    """
    found = []
    for report, artifact, why in _leftovers(project, earlier, now):
        outcome = remove(folder, artifact.path, artifact.sha256)
        if outcome in _OUTCOME:
            severity, what, hint = _OUTCOME[outcome]
            message = f'"{artifact.path}" {what} "{folder.name}": {why}'
            profile = project.profiles.get(report.profile)
            span = None if profile is None else profile.origins.get("formats", profile.span)
            found.append(Diagnostic("removed-file", message, span, hint, severity))
    return tuple(found)


def _leftovers(
    project: Project, earlier: Manifest | None, now: Manifest
) -> Iterator[tuple[ReportRecord, ArtifactRecord, str]]:
    kept = {artifact.path for report in now.reports for artifact in report.artifacts}
    for report in earlier.reports if earlier else ():
        profile = project.profiles.get(report.profile)
        current = now.report(report.profile)
        written = {each.format for each in current.artifacts} if current else set()
        for artifact in report.artifacts:
            if artifact.path in kept:
                continue
            if profile is None:
                yield report, artifact, f'no profile is called "{report.profile}" any more'
            elif artifact.format in written:
                yield report, artifact, f'"{report.profile}" has another file name now'
            elif artifact.format not in profile.formats:
                yield (
                    report,
                    artifact,
                    f'"{profile.id}" asks for {artifact.format.value} no more',
                )
