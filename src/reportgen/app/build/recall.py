"""A call + what an earlier one noted → its answer, where not one file has changed since."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.app.build.request import Order
from reportgen.app.build.summary import Summary, pack_summary, unpack_summary
from reportgen.workspace.cache.file_stats import Mark, Sight, digest_of, mark_of, see_project
from reportgen.workspace.cache.notes import read_note, write_note
from reportgen.workspace.installation import installation_mark, loaded_libraries
from reportgen.workspace.output.built import OUTPUT
from reportgen.workspace.project_root import find_project

FORM = 2
"""Raised when notes mean something else than before."""


def recall(order: Order, *, refreshes: bool = True) -> Summary | None:
    """The answer of the last build like this one, if a build would only repeat it; else None.

    Files are told apart by what the system says of them, and read only where that differs: a checkout
    that touches every file costs one reading and no build. No engine, parser or template is imported.
    """
    if order.is_forced:
        return None
    root = find_project(order.start)
    folder = order.output or root / OUTPUT
    note = read_note(folder, _name(order))
    if note is None or note.get("form") != FORM or note.get("root") != str(root):
        return None
    try:
        if note["installation"] != installation_mark(note["libraries"]):
            return None
        inputs = _still(see_project(root), note["inputs"])
        outputs = inputs and _still(_see_outputs(folder, note["outputs"]), note["outputs"])
        if inputs is None or outputs is None:
            return None
        summary = replace(unpack_summary(note["summary"]), folder=str(folder))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if refreshes and (inputs != note["inputs"] or outputs != note["outputs"]):
        write_note(folder, _name(order), {**note, "inputs": inputs, "outputs": outputs})
    return summary


def recall_tools(order: Order, root: Path) -> Mapping[str, str] | None:
    """The versions of tools that the last build like this one noted, if nothing else is installed now."""
    note = read_note(order.output or root / OUTPUT, _name(order))
    try:
        if note is None or note["form"] != FORM:
            return None
        is_same = note["installation"] == installation_mark(note["libraries"])
        return {str(name): str(version) for name, version in note["tools"].items()} if is_same else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def remember(
    order: Order,
    root: Path,
    seen: Mapping[str, Sight],
    files: Mapping[str, bytes],
    summary: Summary,
    *,
    tools: Mapping[str, str],
) -> None:
    """Note what this build saw, read and made, for `recall`; `seen` is from before `files` were read.

    `tools` are those it was made with, for `recall_tools`.
    """
    libraries = loaded_libraries()
    if libraries is None or summary.failed or seen.keys() != files.keys():
        return
    folder = order.output or root / OUTPUT
    made = {
        artifact["path"]: artifact["sha256"] for each in summary.reports for artifact in each["artifacts"]
    }
    manifest = digest_of(str(folder / order.manifest))
    if manifest is None:
        return
    outputs = {name: [None, digest] for name, digest in {**made, order.manifest: manifest}.items()}
    inputs = {key: [seen[key].mark, sha256(content).hexdigest()] for key, content in files.items()}
    note = {
        "form": FORM,
        "root": str(root),
        "installation": installation_mark(libraries),
        "libraries": libraries,
        "tools": dict(tools),
        "inputs": inputs,
        "outputs": outputs,
        "summary": pack_summary(summary),
    }
    write_note(folder, _name(order), note)


def _name(order: Order) -> str:
    asked = [
        list(order.profiles),
        [each.value for each in order.formats],
        sorted(order.values.items()),
        order.manifest,
    ]
    return sha256(json.dumps(asked).encode()).hexdigest()[:24]


def _see_outputs(folder: Path, noted: Mapping[str, Any]) -> Mapping[str, Sight]:
    now = time.time_ns()
    seen = {}
    for name in noted:
        path = f"{folder}/{name}"
        try:
            seen[name] = Sight(path, mark_of(path, now))
        except OSError:
            seen[name] = Sight("", None)
    return seen


def _still(seen: Mapping[str, Sight], noted: Mapping[str, Any]) -> dict[str, list[Any]] | None:
    """The notes with the marks of now if every content is as noted, else None."""
    if seen.keys() != noted.keys():
        return None
    now = {}
    for name, sight in seen.items():
        mark, digest = noted[name]
        if not _is_same(sight.mark, mark) and digest_of(sight.path) != digest:
            return None
        now[name] = [sight.mark and list(sight.mark), digest]
    return now


def _is_same(now: Mark | None, then: list[int] | None) -> bool:
    return now is not None and then is not None and list(now) == then
