"""What a batch has finished, one line for each row, so that the next run goes on where this one ended."""

from __future__ import annotations

import json
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
from reportgen.workspace.machine_key import authenticator, is_authentic
from reportgen.workspace.output.append import append
from reportgen.workspace.output.folder import open_folder

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
    """What this machine noted in `folder`, by name, the latest for each; a line cut off counts as absent."""
    try:
        with open_folder(folder) as opened:
            lines = opened.read(ROWS).decode("utf-8", "replace").split("\n")
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
    append(folder / ROWS, line if _is_whole_at_end(folder) else b"\n" + line)


def line_of(done: Done) -> bytes:
    """One line of JSON, with what shows that this machine wrote it."""
    shown = authenticator(ROWS, done.name, _noted(done))
    return canonical({**json.loads(_noted(done)), "hmac": shown.hex() if shown else ""}) + b"\n"


def _noted(done: Done) -> bytes:
    value = {
        "name": done.name,
        "row": done.row,
        "key": done.key,
        "pages": done.pages,
        "way": done.way,
        "files": dict(done.files),
    }
    return canonical(value)


def _is_whole_at_end(folder: Path) -> bool:
    try:
        with open_folder(folder) as opened:
            return opened.read_end(ROWS, 1) in {b"", b"\n"}
    except OSError:
        return True


def _read(line: str) -> Done | None:
    try:
        value: Mapping[str, Any] = json.loads(line)
        way = value.get("way")
        done = Done(
            str(value["name"]),
            int(value["row"]),
            str(value["key"]),
            value["pages"],
            dict(value["files"]),
            None if way is None else Way(way),
        )
        shown = bytes.fromhex(value["hmac"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return done if is_authentic(ROWS, done.name, _noted(done), shown) else None
