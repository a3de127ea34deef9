"""A call + what an earlier one noted → its answer, where not one file has changed since."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.app.build.request import BuildRequest
from reportgen.app.build.summary import Summary, pack_summary, unpack_summary
from reportgen.workspace.cache.file_stats import FileStat, Mark, digest_of, mark_of, stat_project
from reportgen.workspace.cache.notes import read_note, write_note
from reportgen.workspace.installation import installation_mark, loaded_libraries
from reportgen.workspace.output.built import output_folder
from reportgen.workspace.project_root import find_project

FORM = 3
"""Raised when notes mean something else than before."""


def recall(request: BuildRequest, *, refreshes: bool = True) -> Summary | None:
    """The answer of the last build like this one, if a build would only repeat it; else None.

    Files are told apart by what the system says of them, and read only where that differs: a checkout
    that touches every file costs one reading and no build. No engine, parser or template is imported.
    """
    if request.is_forced:
        return None
    root = find_project(request.start)
    folder = output_folder(root, request.output)
    note = read_note(folder, _name(request))
    if note is None or note.get("form") != FORM or note.get("root") != str(root):
        return None
    try:
        if note["installation"] != installation_mark(note["libraries"]):
            return None
        inputs = _still(stat_project(root), note["inputs"])
        outputs = inputs and _still(_stat_outputs(folder, note["outputs"]), note["outputs"])
        if inputs is None or outputs is None:
            return None
        summary = replace(unpack_summary(note["summary"]), folder=str(folder))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if refreshes and (inputs != note["inputs"] or outputs != note["outputs"]):
        write_note(folder, _name(request), {**note, "inputs": inputs, "outputs": outputs})
    return summary


def remember(
    request: BuildRequest,
    root: Path,
    snapshot: Mapping[str, FileStat],
    files: Mapping[str, bytes],
    summary: Summary,
) -> None:
    """Note what this build read and made, for `recall`; `snapshot` is from before `files` were read."""
    libraries = loaded_libraries()
    if libraries is None or summary.failed or summary.too_long or snapshot.keys() != files.keys():
        return
    folder = output_folder(root, request.output)
    made = {
        artifact["path"]: artifact["sha256"] for each in summary.reports for artifact in each["artifacts"]
    }
    manifest = digest_of(str(folder / request.manifest))
    if manifest is None:
        return
    outputs = {name: [None, digest] for name, digest in {**made, request.manifest: manifest}.items()}
    inputs = {key: [snapshot[key].mark, sha256(content).hexdigest()] for key, content in files.items()}
    note = {
        "form": FORM,
        "root": str(root),
        "installation": installation_mark(libraries),
        "libraries": libraries,
        "inputs": inputs,
        "outputs": outputs,
        "summary": pack_summary(summary),
    }
    write_note(folder, _name(request), note)


def _name(request: BuildRequest) -> str:
    asked = [
        list(request.profiles),
        [each.value for each in request.formats],
        sorted(request.values.items()),
        [request.change_bars.is_wanted, request.change_bars.edition],
        request.manifest,
        request.proves_exclusion,
    ]
    return sha256(json.dumps(asked).encode()).hexdigest()[:24]


def _stat_outputs(folder: Path, noted: Mapping[str, Any]) -> Mapping[str, FileStat]:
    now = time.time_ns()
    found = {}
    for name in noted:
        path = f"{folder}/{name}"
        try:
            found[name] = FileStat(path, mark_of(path, now))
        except OSError:
            found[name] = FileStat("", None)
    return found


def _still(found: Mapping[str, FileStat], noted: Mapping[str, Any]) -> dict[str, list[Any]] | None:
    """The notes with the marks of now if every content is as noted, else None."""
    if found.keys() != noted.keys():
        return None
    now = {}
    for name, stat in found.items():
        mark, digest = noted[name]
        if not _is_same(stat.mark, mark) and digest_of(stat.path) != digest:
            return None
        now[name] = [stat.mark and list(stat.mark), digest]
    return now


def _is_same(now: Mark | None, then: list[int] | None) -> bool:
    return now is not None and then is not None and list(now) == then
