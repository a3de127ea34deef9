"""Files by name → the same files in a folder, all of them or none."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic
from reportgen.workspace.output.folder import Folder, open_folder
from reportgen.workspace.output.names import check_output_names


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file beside its place, then rename all in the given order.

    What stood there before stays whole until its new content is safely on the disk; a manifest belongs at
    the end, so that it never speaks of files that are not there. `folder` may be a link, what lies in it may
    not. Raises UsageError when a name is unsafe, a link is in the way or the system refuses; then no
    neighbour is left behind.
    """
    unsafe = tuple(check_output_names(files))
    if unsafe:
        raise UsageError(unsafe)
    with _system_words(folder), ExitStack() as stack:
        outer = stack.enter_context(open_folder(folder, makes=True))
        opened: dict[tuple[str, ...], Folder] = {}
        neighbours: list[tuple[Folder, str, str]] = []
        try:
            for path, content in files.items():
                *above, name = path.split("/")
                if tuple(above) not in opened:
                    opened[tuple(above)] = stack.enter_context(outer.below(*above, makes=True))
                parent = opened[tuple(above)]
                _refuse_folder(parent, name)
                neighbours.append((parent, parent.write_neighbour(content, is_synced=True), name))
            while neighbours:
                parent, neighbour, name = neighbours[0]
                parent.rename(neighbour, name)
                del neighbours[0]
        finally:
            for parent, neighbour, _ in neighbours:
                with suppress(OSError):
                    parent.remove(neighbour)
        for parent in opened.values():
            parent.sync()


def _refuse_folder(parent: Folder, name: str) -> None:
    with suppress(FileNotFoundError):
        if stat.S_ISDIR(parent.state(name).st_mode):
            message = f"{parent.path}/{name} is a folder"
            raise UsageError(
                [Diagnostic("output-not-writable", message, hint="remove it, or choose another name")]
            )


@contextmanager
def _system_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename2 or error.filename or folder
        message = f"cannot write {where}: {error.strerror or error}"
        hint = "check who may write there, that the disk has room, and that no program holds the file open"
        raise UsageError([Diagnostic("output-not-writable", message, hint=hint)]) from error
