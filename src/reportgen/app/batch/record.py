"""What a batch has finished, one line for each row, so that the next run goes on where this one ended."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.app.machines.tools import tool_versions
from reportgen.app.open_project import Opened
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.stencil import Way
from reportgen.record import sha256_of
from reportgen.record.manifest.digest import canonical
from reportgen.workspace.cache.verified_files import VerifiedFiles
from reportgen.workspace.output.append import append

ROWS = "batch.jsonl"


@dataclass(frozen=True, slots=True)
class Done:
    """`key` stands for everything the row's files came from; `files` maps their names to SHA-256 digests.

    `way` is how the row came to its pages, None where it has none.
    """

    name: str
    row: int
    key: str
    pages: int | None
    files: Mapping[str, str]
    way: Way | None = None


def digest_of_inputs(opened: Opened) -> str:
    """What stands for the project and the tools."""
    files = {path: sha256_of(content) for path, content in opened.files.items()}
    return sha256(canonical([files, dict(tool_versions())])).hexdigest()


def key_of(inputs: str, profile: str, formats: tuple[str, ...], values: Mapping[str, str]) -> str:
    """Equal keys mean equal files; `inputs` stands for the project and the tools."""
    return sha256(canonical([inputs, profile, list(formats), dict(values)])).hexdigest()


def load_done(folder: Path) -> Mapping[str, Done]:
    """What is noted in `folder`, by name, the latest for each; a line cut off by a crash counts as absent."""
    try:
        lines = (folder / ROWS).read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    return {each.name: each for line in lines if (each := _read(line)) is not None}


def is_whole(verified: VerifiedFiles, done: Done) -> bool:
    """Whether the files still are what was noted."""
    return bool(done.files) and all(verified.is_same(name, digest) for name, digest in done.files.items())


def done_with(name: str, row: int, key: str, artifacts: tuple[Artifact, ...], way: Way | None = None) -> Done:
    """The note on a finished row."""
    pages = next((each.pages for each in artifacts if each.pages is not None), None)
    files = {each.path: sha256_of(each.content) for each in artifacts}
    return Done(name, row, key, pages, files, way)


def note_done(folder: Path, done: Done) -> None:
    """Add one line, at once, so that a crash loses at most the row in work; UsageError on a full disk."""
    line = line_of(done)
    append(folder / ROWS, b"\n" + line if _is_cut_off(folder / ROWS) else line)


def line_of(done: Done) -> bytes:
    """One line of JSON."""
    value = {
        "name": done.name,
        "row": done.row,
        "key": done.key,
        "pages": done.pages,
        "way": done.way,
        "files": dict(done.files),
    }
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _is_cut_off(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            if stream.seek(0, os.SEEK_END) == 0:
                return False
            stream.seek(-1, os.SEEK_END)
            return stream.read(1) != b"\n"
    except OSError:
        return False


def _read(line: str) -> Done | None:
    try:
        value: Mapping[str, Any] = json.loads(line)
        way = value.get("way")
        return Done(
            str(value["name"]),
            int(value["row"]),
            str(value["key"]),
            value["pages"],
            dict(value["files"]),
            None if way is None else Way(way),
        )
    except (ValueError, KeyError, TypeError):
        return None
