"""Output folders of several machines → one output folder, as if one machine had built everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.app.build.manifest import load_manifest
from reportgen.app.machines.shards import Share, share_of_manifest
from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.manifest import Manifest, ReportRecord
from reportgen.record import read_statement, sha256_of, write_statement
from reportgen.workspace import find_project, publish
from reportgen.workspace.cache.notes import one_at_a_time
from reportgen.workspace.cache.seals import seal
from reportgen.workspace.names import profile_names
from reportgen.workspace.output.built import MANIFEST, load_built, load_file, output_folder


@dataclass(frozen=True, slots=True)
class Merged:
    """`reports` of all shares, whose files and manifest now lie in `folder`."""

    folder: Path
    reports: tuple[ReportRecord, ...]
    messages: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    folder: Path
    name: str
    manifest: Manifest

    @property
    def share(self) -> Share | None:
        return share_of_manifest(self.name)

    @property
    def place(self) -> str:
        return str(self.folder / self.name)


def merge(start: Path, folders: tuple[Path, ...], output: Path | None) -> Merged:
    """Join what `build --shard` wrote into `folders`, each by its manifest.

    Raises UsageError, and writes nothing, where a share is missing, where files are not what their manifest
    says, and where shares were made from other files or by other tools.
    """
    root = find_project(start)
    target = output_folder(root, output)
    parts = tuple(part for folder in folders for part in _parts(folder))
    reports = tuple(sorted(_reports(parts), key=lambda each: each.profile))
    files: dict[str, bytes] = {}
    mistakes = [*_missing(parts), *_differing(parts), *_read_files(parts, files)]
    if mistakes:
        raise UsageError(mistakes)
    first = parts[0].manifest
    with one_at_a_time(target):
        every = (*reports, *_standing(root, target, reports))
        files[MANIFEST] = write_statement(Manifest(first.project, first.version, every))
        there = load_built(target, files)
        publish(target, {name: content for name, content in files.items() if there.get(name) != content})
        seal(target, MANIFEST, files[MANIFEST])
    return Merged(target, reports, tuple(_unbuilt(root, reports)))


def _parts(folder: Path) -> Iterator[_Part]:
    found = sorted(path.name for path in folder.glob("manifest*.json"))
    names = [name for name in found if share_of_manifest(name)] or [
        name for name in found if name == MANIFEST
    ]
    if not names:
        message = f'there is no manifest in "{folder}"'
        hint = "name the folders that `reportgen build --shard I/N` wrote to"
        raise UsageError([Diagnostic("call-missing-manifest", message, hint=hint)])
    for name in names:
        place = folder / name
        yield _Part(folder, name, read_statement(load_file(place), str(place)))


def _reports(parts: Iterable[_Part]) -> Iterable[ReportRecord]:
    return {report.profile: report for part in parts for report in part.manifest.reports}.values()


def _missing(parts: tuple[_Part, ...]) -> Iterator[Diagnostic]:
    shares = {part.share for part in parts if part.share is not None}
    counts = sorted({share.count for share in shares})
    if len(counts) > 1:
        counted = " and ".join(f"{count}" for count in counts)
        yield Diagnostic("missing-share", f"some of these are shares of {counted}: they do not fit together")
        return
    for count in counts:
        for number in range(1, count + 1):
            if Share(number, count) not in shares:
                hint = f"build it: reportgen build --shard {number}/{count}"
                yield Diagnostic("missing-share", f"share {number} of {count} is missing", hint=hint)


def _differing(parts: tuple[_Part, ...]) -> Iterator[Diagnostic]:
    """What one build could not have made: from other files, by other tools, or twice and not the same."""
    for what, found in (
        ("the file {}", _values(parts, lambda report: report.inputs)),
        ("{}", _values(parts, lambda report: report.tools)),
        ("the report {}", _values(parts, _artifacts)),
    ):
        for name, places in found.items():
            if len(places) > 1:
                one, other = sorted(places.values())[:2]
                message = f"{what.format(repr(name))} is not the same in {one} and {other}"
                hint = "build all shares from one commit, with one set of tools"
                yield Diagnostic("differing-share", message, hint=hint)


def _values(
    parts: tuple[_Part, ...], values: Callable[[ReportRecord], Mapping[str, str]]
) -> Mapping[str, Mapping[str, str]]:
    """Name → each of its values with a place where it has it."""
    found: dict[str, dict[str, str]] = {}
    for part in parts:
        for report in part.manifest.reports:
            for name, value in values(report).items():
                found.setdefault(name, {}).setdefault(value, part.place)
    return found


def _artifacts(report: ReportRecord) -> Mapping[str, str]:
    return {report.profile: " ".join(each.sha256 for each in report.artifacts)}


def _read_files(parts: tuple[_Part, ...], files: dict[str, bytes]) -> Iterator[Diagnostic]:
    for part in parts:
        artifacts = [each for report in part.manifest.reports for each in report.artifacts]
        found = load_built(part.folder, (each.path for each in artifacts))
        for artifact in artifacts:
            if artifact.path in found and sha256_of(found[artifact.path]) == artifact.sha256:
                files[artifact.path] = found[artifact.path]
                continue
            message = f'"{part.folder / artifact.path}" is not the file that {part.name} names'
            yield Diagnostic("damaged-share", message, hint="bring the share over again")


def _standing(root: Path, target: Path, reports: tuple[ReportRecord, ...]) -> Iterator[ReportRecord]:
    """Reports of earlier builds that no share has made anew, as a build leaves them."""
    built, names = {report.profile for report in reports}, profile_names(root)
    earlier = load_manifest(root, target)
    for report in earlier.reports if earlier else ():
        if report.profile not in built and report.profile in names:
            yield report


def _unbuilt(root: Path, reports: tuple[ReportRecord, ...]) -> Iterator[Diagnostic]:
    built = {report.profile for report in reports}
    for name in profile_names(root):
        if name not in built:
            message = f'no share holds a report of "{name}"'
            yield Diagnostic("missing-share", message, severity=Severity.WARNING)
