"""Files → whether each is what the manifest says."""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import ReportgenError, UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.record import Verdict, read_statement, verify
from reportgen.workspace import find_project
from reportgen.workspace.output.built import MANIFEST, OUTPUT, load_file


def verify_files(start: Path, paths: tuple[Path, ...], manifest: Path | None) -> tuple[Verdict, ...]:
    """Compare each file with `manifest`, or with the one beside it, or with the project's."""
    return tuple(_verify(start, path, manifest) for path in paths)


def _verify(start: Path, path: Path, manifest: Path | None) -> Verdict:
    content = load_file(path)
    found = manifest or _manifest_for(start, path)
    return verify(path.name, content, read_statement(load_file(found), str(found)))


def _manifest_for(start: Path, path: Path) -> Path:
    beside = path.parent / MANIFEST
    if beside.is_file():
        return beside
    try:
        return find_project(start) / OUTPUT / MANIFEST
    except ReportgenError as wrong:
        message = f'there is no manifest beside "{path}", and no project here'
        hint = "name one: --manifest build/manifest.json"
        raise UsageError([Diagnostic(code="call-missing-manifest", message=message, hint=hint)]) from wrong
