"""The manifest in the output folder, and the one that follows from a new build."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from reportgen.app.build.request import BuildRequest
from reportgen.errors import UsageError
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.project import Project
from reportgen.model.report.manifest import Manifest, ReportRecord
from reportgen.record import read_statement, sha256_of
from reportgen.record.manifest.envelope import envelope_name, is_signed
from reportgen.workspace import find_project
from reportgen.workspace.cache.seals import is_sealed
from reportgen.workspace.output.built import MANIFEST, load_built

PUBLIC_KEY = "manifest.pub"
"""Beside `reportgen.yaml`: the key that tells whether a manifest is the project's own."""


def load_manifest(root: Path, folder: Path, name: str = MANIFEST) -> Manifest | None:
    """What was built in `folder` before; None where no manifest is there that can be read and believed."""
    content = load_built(folder, (name,)).get(name)
    if content is None or not is_vouched_for(content, folder, name, public_key_of(root)):
        return None
    try:
        return read_statement(content, str(folder / name))
    except UsageError:
        # A build replaces it, and a check finds that nothing was built: both are what an author needs.
        return None


def is_vouched_for(content: bytes, folder: Path, name: str, public_key: bytes | None) -> bool:
    """Whether this machine wrote the manifest, or the owner of the key signed it.

    Raises UsageError where the key is none, EngineError where nothing is installed to ask it.
    """
    if is_sealed(folder, name, content):
        return True
    beside = envelope_name(name)
    envelope = load_built(folder, (beside,)).get(beside)
    return envelope is not None and public_key is not None and is_signed(content, envelope, public_key)


def public_key_of(root: Path) -> bytes | None:
    """The project's own key for manifests, in PEM; None where it has none."""
    return load_built(root, (PUBLIC_KEY,)).get(PUBLIC_KEY)


def load_share(folder: Path, request: BuildRequest, profiles: Collection[ProfileId]) -> Manifest | None:
    """What is known of the reports that this call builds: a share looks into its own manifest first.

    A share never speaks of the reports of others, even where the manifest of all lies in its folder.
    """
    root = find_project(request.start)
    found = load_manifest(root, folder, request.manifest)
    if request.share is None:
        return found
    whole = found or load_manifest(root, folder)
    return whole and replace(whole, reports=tuple(each for each in whole.reports if each.profile in profiles))


def built_digests(folder: Path, built: Manifest | None) -> dict[str, str]:
    """The SHA-256 of every file that the manifest names and that is there."""
    names = [artifact.path for report in built.reports for artifact in report.artifacts] if built else []
    return {name: sha256_of(content) for name, content in load_built(folder, names).items()}


def merge_reports(
    project: Project, old: Manifest | None, new: tuple[ReportRecord, ...], *, asked: Collection[Format] = ()
) -> Manifest:
    """The records of this build, and those of earlier builds whose files still stand.

    A report built anew in some formats keeps its others if they show the same document, and as long as
    its files name them or are what they were; `asked` are the formats that the call named.
    """
    built = {record.profile for record in new}
    earlier = old.reports if old else ()
    kept = [each for each in earlier if each.profile not in built and each.profile in project.profiles]
    merged = [
        _with_other_formats(
            each,
            old.report(each.profile) if old else None,
            frozenset((*asked, *project.profiles[each.profile].formats)),
        )
        for each in new
    ]
    reports = sorted((*kept, *merged), key=lambda each: each.profile)
    return Manifest(project.about.title, project.about.version, tuple(reports))


def _with_other_formats(
    new: ReportRecord, old: ReportRecord | None, wanted: Collection[Format]
) -> ReportRecord:
    if old is None or old.document != new.document or old.tools != new.tools:
        return new
    written = {artifact.format for artifact in new.artifacts}
    others = tuple(
        artifact
        for artifact in old.artifacts
        if artifact.format not in written and (artifact.format in wanted or old.inputs == new.inputs)
    )
    return replace(new, artifacts=(*new.artifacts, *others), facts=new.facts or old.facts)
