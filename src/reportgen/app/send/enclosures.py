"""What is built + what a letter attaches → the files, exactly as the manifest knows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportgen.app.build.manifest import load_manifest
from reportgen.app.build.request import BuildRequest
from reportgen.app.build.staleness import find_changes
from reportgen.deliver.message.letters import EnclosedFile
from reportgen.errors import StaleError
from reportgen.model.delivery import Attachment
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.manifest import ReportRecord
from reportgen.record import sha256_of
from reportgen.workspace.output.built import load_built

_KINDS = {Format.PDF: "PDF", Format.DOCX: "Word", Format.DOCX_REDLINE: "Word with tracked changes"}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The record of a built report, and those of its files that letters carry."""

    record: ReportRecord
    files: tuple[EnclosedFile, ...]


def enclose(
    root: Path,
    folder: Path,
    profile: ProfileId,
    formats: tuple[Format, ...],
    on_progress: Callable[[str], None],
) -> Enclosed:
    """The files to attach; raises StaleError where any is missing, changed or older than the content."""
    manifest = load_manifest(root, folder)
    record = manifest.report(profile) if manifest else None
    if record is None:
        raise StaleError([_stale(profile, "it has not been built")])
    # With the values it was built with, so that `build --set` needs no repetition here.
    request = BuildRequest(root, (profile,), formats, folder, record.values, change_bars=record.change_bars)
    changes = find_changes(request, on_progress)
    if changes:
        raise StaleError(_stale(profile, each.what) for each in changes)
    wanted = {each.format: each for each in record.artifacts}
    found = load_built(folder, [wanted[each].path for each in formats])
    files = []
    for each in formats:
        artifact = wanted[each]
        content = found.get(artifact.path, b"")
        if sha256_of(content) != artifact.sha256:
            raise StaleError([_stale(profile, f"{artifact.path} was changed after it was built")])
        name = artifact.path.rsplit("/", 1)[-1]
        attachment = Attachment(name, artifact.media_type, content)
        files.append(EnclosedFile(attachment, _KINDS[each], artifact.pages, artifact.sha256))
    return Enclosed(record, tuple(files))


def _stale(profile: ProfileId, what: str) -> Diagnostic:
    return Diagnostic(
        code="stale-report",
        message=f'"{profile}" cannot be sent as it is: {what}',
        hint=f"build it first: reportgen build -p {profile}",
    )
