"""Files → whether each is what the manifest says, where somebody vouches for that, or what a build makes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportgen.app.build.build import render_reports
from reportgen.app.build.manifest import is_vouched_for, public_key_of
from reportgen.app.build.request import BuildRequest
from reportgen.errors import ReportgenError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.record import Finding, Verdict, read_statement, sha256_of, verify
from reportgen.record.manifest.public import public_name
from reportgen.workspace import find_project
from reportgen.workspace.names import profile_names
from reportgen.workspace.output.built import MANIFEST, OUTPUT, load_file


def verify_files(
    start: Path, paths: tuple[Path, ...], manifest: Path | None, key: Path | None = None
) -> tuple[Verdict, ...]:
    """Compare each file with `manifest`, or with the one beside it, or with the project's.

    Beside a file that was given away lies the manifest of its report alone.

    A manifest counts that this machine wrote or the owner of `key` signed, or of the project's key. With any
    other, a file is as built only if a build of the project would make it.
    """
    root = _project(start)
    public_key = load_file(key) if key is not None else public_key_of(root) if root else None
    return tuple(_verify(root, path, manifest or _manifest_for(root, path), public_key) for path in paths)


def _verify(root: Path | None, path: Path, place: Path, public_key: bytes | None) -> Verdict:
    content, statement = load_file(path), load_file(place)
    verdict = verify(path.name, content, read_statement(statement, str(place)))
    if verdict.finding is not Finding.SAME or is_vouched_for(statement, place.parent, place.name, public_key):
        return verdict
    is_made = root is not None and verdict.sha256 in _made_now(root, verdict)
    return verdict if is_made else replace(verdict, finding=Finding.UNVOUCHED)


def _made_now(root: Path, verdict: Verdict) -> frozenset[str]:
    """The digests of what a build without further values would write in this format."""
    if (
        verdict.report is None
        or verdict.artifact is None
        or verdict.report.profile not in profile_names(root)
    ):
        return frozenset()
    request = BuildRequest(root, (verdict.report.profile,), (verdict.artifact.format,))
    made = render_reports(request)
    return frozenset(sha256_of(artifact.content) for each in made for artifact in each.artifacts)


def _project(start: Path) -> Path | None:
    try:
        return find_project(start)
    except ReportgenError:
        return None


def _manifest_for(root: Path | None, path: Path) -> Path:
    beside = path.parent / MANIFEST
    if beside.is_file():
        return beside
    given = sorted(path.parent.glob(public_name(ProfileId("*"))))
    if len(given) == 1:
        return given[0]
    if root is not None:
        return root / OUTPUT / MANIFEST
    message = f'there is no manifest beside "{path}", and no project here'
    hint = "name one: --manifest build/manifest.json"
    raise UsageError([Diagnostic(code="call-missing-manifest", message=message, hint=hint)])
