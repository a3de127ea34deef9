"""Files by name → the same files in a folder, all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace.output.names import check_output_names

_ENDING = ".part"


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file beside its place, then rename all in the given order.

    What stood there before stays whole until its new content is safely on the disk; a manifest belongs at
    the end, so that it never speaks of files that are not there. Raises UsageError when a name is unsafe
    or the system refuses; then no neighbour is left behind.
    """
    unsafe = tuple(check_output_names(files))
    if unsafe:
        raise UsageError(unsafe)
    places = {name: folder.joinpath(*name.split("/")) for name in files}
    with _cleaning_up() as neighbours, _system_words(folder):
        for name, content in files.items():
            place = places[name]
            place.parent.mkdir(parents=True, exist_ok=True)
            _refuse_escape(folder, place)
            neighbour = place.with_name(f".{place.name}.{os.getpid()}{_ENDING}")
            neighbours[place] = neighbour
            _write(neighbour, content)
        for place, neighbour in neighbours.items():
            neighbour.replace(place)
        for parent in {place.parent for place in places.values()}:
            _sync_folder(parent)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _refuse_escape(folder: Path, place: Path) -> None:
    if not place.parent.resolve().is_relative_to(folder.resolve()):
        message = f"{place.parent} is a link that leaves the output folder"
        raise UsageError([Diagnostic("unsafe-output-name", message, hint="remove the link")])
    if place.is_dir():
        message = f"{place} is a folder"
        raise UsageError(
            [Diagnostic("output-not-writable", message, hint="remove it, or choose another name")]
        )


def _sync_folder(folder: Path) -> None:
    """Make the renames survive a power cut; Windows cannot open folders and does not need it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems refuse to sync folders; the files themselves are safe.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _cleaning_up() -> Iterator[dict[Path, Path]]:
    neighbours: dict[Path, Path] = {}
    try:
        yield neighbours
    finally:
        for neighbour in neighbours.values():
            with suppress(OSError):
                neighbour.unlink(missing_ok=True)


@contextmanager
def _system_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename2 or error.filename or folder
        message = f"cannot write {where}: {error.strerror or error}"
        hint = "check who may write there, that the disk has room, and that no program holds the file open"
        raise UsageError([Diagnostic("output-not-writable", message, hint=hint)]) from error
