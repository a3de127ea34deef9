"""A folder's path → that folder, open: what is written and removed through it lies in it, and is no link.

The one door for writing. A folder is held by its descriptor, so that nobody can put a link in its place
between a look and a write; on systems without such descriptors paths are looked at first.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from reportgen.errors import UsageError
from reportgen.model.diagnostic import Diagnostic

PART = ".part"
"""How the neighbour ends that a file is written to before it takes its name."""

_HAS_DESCRIPTORS = os.open in os.supports_dir_fd
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
# Not blocking, so that a pipe that nobody writes to cannot hold up a build.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)


class Folder:
    """An open folder; every name is that of an entry directly in it."""

    __slots__ = ("_descriptor", "path")

    def __init__(self, path: str, descriptor: int | None) -> None:
        self.path = path
        self._descriptor = descriptor

    def names(self) -> tuple[str, ...]:
        """What lies in it, in order; raises OSError, as all that follow do."""
        return tuple(sorted(os.listdir(self.path if self._descriptor is None else self._descriptor)))  # noqa: PTH208  # a descriptor is no path

    def state(self, name: str) -> os.stat_result:
        """What the system says of an entry, links as themselves."""
        return os.stat(self._at(name), dir_fd=self._descriptor, follow_symlinks=False)  # as above

    def open_file(self, name: str, flags: int, mode: int = 0o666) -> int:
        """A descriptor of a file that is no link; UsageError where it is one."""
        if not _NO_FOLLOW and _is_link(self, name):
            _refuse_link(self, name)
        try:
            return os.open(self._at(name), flags | _NO_FOLLOW | _BINARY, mode, dir_fd=self._descriptor)
        except OSError:
            if _is_link(self, name):
                _refuse_link(self, name)
            raise

    def read(self, name: str) -> bytes:
        """The bytes of an ordinary file; OSError for anything else, links too."""
        if _is_link(self, name):
            raise OSError(f"{name} is a link")
        descriptor = self.open_file(name, _READING)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(f"{name} is no ordinary file")
        with os.fdopen(descriptor, "rb") as stream:
            return stream.read()

    def read_end(self, name: str, size: int) -> bytes:
        """The last bytes of a file."""
        with os.fdopen(self.open_file(name, _READING), "rb") as stream:
            stream.seek(max(0, stream.seek(0, os.SEEK_END) - size))
            return stream.read(size)

    def write_neighbour(self, content: bytes, *, is_synced: bool = False, mode: int = 0o666) -> str:
        """Write a new file with a name that nobody can foresee, and give its name."""
        name = f".{os.urandom(16).hex()}{PART}"
        descriptor = self.open_file(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                if is_synced:
                    os.fsync(stream.fileno())
        except BaseException:
            self.remove(name)
            raise
        return name

    def rename(self, name: str, new: str) -> None:
        """Give a file another name, in the place of what had it; a link there is replaced, not followed."""
        os.replace(  # as above
            self._at(name), self._at(new), src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor
        )

    def write(self, name: str, content: bytes) -> None:
        """Write a neighbour, then rename: who reads sees the old content or the new."""
        neighbour = self.write_neighbour(content)
        try:
            self.rename(neighbour, name)
        except BaseException:
            self.remove(neighbour)
            raise

    def remove(self, name: str) -> None:
        """Remove a file, or a link and not what it leads to; nothing where there is none."""
        with suppress(FileNotFoundError):
            os.unlink(self._at(name), dir_fd=self._descriptor)  # as above

    def remove_empty(self, name: str) -> None:
        """Remove a folder; one that holds something stays."""
        with suppress(OSError):
            os.rmdir(self._at(name), dir_fd=self._descriptor)

    def touch(self, name: str) -> None:
        """Give a file the time of now; links stay as they are."""
        if os.utime in os.supports_follow_symlinks:
            os.utime(self._at(name), dir_fd=self._descriptor, follow_symlinks=False)

    def sync(self) -> None:
        """Make renames survive a power cut; some network file systems refuse, and the files are safe."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.fsync(self._descriptor)

    @contextmanager
    def below(self, *names: str, makes: bool = False) -> Iterator[Folder]:
        """The folder at the end of `names`, made with those on the way if asked; UsageError for a link."""
        if not names:
            yield self
            return
        name, *others = names
        if makes:
            with suppress(FileExistsError):
                os.mkdir(self._at(name), dir_fd=self._descriptor)  # as above
        if _HAS_DESCRIPTORS:
            descriptor = self.open_file(name, _FOLDER)
        elif _is_link(self, name):
            _refuse_link(self, name)
        with (
            _closing(Folder(f"{self.path}/{name}", descriptor if _HAS_DESCRIPTORS else None)) as inner,
            inner.below(*others, makes=makes) as found,
        ):
            yield found

    def close(self) -> None:
        """Let go of the folder."""
        if self._descriptor is not None:
            os.close(self._descriptor)

    def _at(self, name: str) -> str:
        if name in {"", ".", ".."} or "/" in name:
            raise FileNotFoundError(f"no entry of a folder can be called {name!r}")
        return name if self._descriptor is not None else f"{self.path}/{name}"


@contextmanager
def open_folder(path: Path, *below: str, makes: bool = False) -> Iterator[Folder]:
    """Open `path`, which the call names and may be a link, and a folder `below` it, which may not.

    With `makes` missing folders are made. Raises OSError where the system refuses, UsageError for links.
    """
    if makes:
        path.mkdir(parents=True, exist_ok=True)
    outer = Folder(str(path), os.open(path, _FOLDER) if _HAS_DESCRIPTORS else None)
    with _closing(outer), outer.below(*below, makes=makes) as found:
        yield found


def remove_files(path: Path, below: str, ending: str) -> None:
    """Remove what ends so in a folder below `path`, and nothing that it leads to.

    Raises UsageError where the folder is a link; what the system refuses stays.
    """
    with suppress(OSError), open_folder(path, below) as folder:
        for name in folder.names():
            if name.endswith(ending):
                with suppress(OSError):
                    folder.remove(name)


@contextmanager
def _closing(folder: Folder) -> Iterator[Folder]:
    try:
        yield folder
    finally:
        folder.close()


def _is_link(folder: Folder, name: str) -> bool:
    try:
        return stat.S_ISLNK(folder.state(name).st_mode)
    except OSError:
        return False


def _refuse_link(folder: Folder, name: str) -> NoReturn:
    raise UsageError([linked(f"{folder.path}/{name}")])


def linked(path: str) -> Diagnostic:
    """What to say of a link where a build writes."""
    return Diagnostic(
        "linked-output",
        f"{path} is a link, and nothing is written or removed through links",
        hint="remove the link; to write elsewhere, name the folder with -o",
    )
