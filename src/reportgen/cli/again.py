"""A call → what the same call said before, where not one file that its answer rests on has changed.

What understands a call takes three times as long to load as Python takes to start. So a call that found
nothing to do leaves a record: its words and surroundings, the state of every file it looked at, and what it
said. The next one like it compares and says the same again, with nothing loaded but the interpreter: this
file therefore imports no other and opens its own. Whatever is not just as it was goes the ordinary way.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FORM = "reportgen call 1"
"""Raised when records mean something else than before."""

# Variables that can reach what is said, or the libraries that a build would load.
READ = (
    "COLUMNS", "FORCE_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "LINES", "NO_COLOR", "PYTHONIOENCODING", "TERM",
    "PYTHONUTF8", "LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH",
)  # fmt: skip
# With these a call does more than speak: it completes words for a shell, or writes for a hosted workflow.
DOING = ("_REPORTGEN_COMPLETE", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")

# Neither stands in the path of a file that is recorded.
FIELD, ITEM = "\0", "\n"
_PRIME = (1 << 127) - 1


def say_again(arguments: Sequence[str]) -> int | None:
    """Say what the same call said and give its exit code; None where it has to be made anew."""
    try:
        path = record_path(arguments)
        if path is None:
            return None
        with open(path, encoding="utf-8", errors="surrogateescape", newline="") as stream:  # noqa: PTH123  # Path takes longer to load than all of this
            fields = stream.read().split(FIELD)
        key, watched, code, state, exit_code, said, told = fields
        if key != key_of(arguments) or state != state_of(watched.split(ITEM), code.split(ITEM)):
            return None
        sys.stderr.write(told)
        sys.stdout.write(said)
        sys.stderr.flush()
        sys.stdout.flush()
        return int(exit_code)
    except (OSError, ValueError):
        return None


def record_path(arguments: Sequence[str]) -> str | None:
    """Where the record of such a call lies, beside the reports; None for a call that leaves none."""
    if not arguments or arguments[0] != "build" or any(os.environ.get(name) for name in DOING):
        return None
    folder = output_folder(arguments[1:])
    if folder is None:
        return None
    number = int.from_bytes(key_of(arguments).encode("utf-8", "surrogateescape"), "big") % _PRIME
    return f"{folder}/.reportgen/notes/{number:032x}.call"


def output_folder(arguments: Sequence[str]) -> str | None:
    """Where a call of `build` with these words puts its reports; None where that takes more to know."""
    for place, each in enumerate(arguments):
        if each in {"-o", "--output"}:
            return arguments[place + 1] if place + 1 < len(arguments) else None
        if each.startswith("--output="):
            return each.partition("=")[2]
        if each.startswith(("-C", "--project")):
            return None
    here = os.getcwd()  # noqa: PTH109  # as above
    while not os.path.isfile(f"{here}/reportgen.yaml"):  # noqa: PTH113  # as above
        above = os.path.dirname(here)  # noqa: PTH120  # as above
        if above == here:
            return None
        here = above
    return f"{here}/build"


def key_of(arguments: Sequence[str]) -> str:
    """A call and its surroundings."""
    surroundings = [os.environ.get(name) for name in READ]
    terminals = [stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)]
    return repr((FORM, sys.version, sys.executable, os.getcwd(), list(arguments), surroundings, terminals))  # noqa: PTH109  # as above


def state_of(watched: Iterable[str], code: Iterable[str]) -> str:
    """Size, times and number of every file in or at the `watched` places, of modules below `code`, and the
    names of installed distributions. Raises ValueError where a link is among them.
    """
    lines = [mark for path in watched for mark in _marks(path, "")]
    lines += [mark for path in code for mark in _marks(path, ".py")]
    return ITEM.join((*lines, *_distributions()))


def _marks(path: str, ending: str) -> Iterator[str]:
    try:
        found = os.lstat(path)
    except OSError:
        yield f"{path} -"
        return
    kind = found.st_mode & 0o170000
    if kind == 0o040000:
        with os.scandir(path) as entries:
            for entry in sorted(entries, key=_name):
                if not entry.name.startswith((".", "__pycache__")) and (
                    entry.name.endswith(ending) or entry.is_dir()
                ):
                    yield from _marks(entry.path, ending)
    elif kind == 0o100000:
        yield f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
    else:
        raise ValueError(path)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _distributions() -> Iterator[str]:
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208  # as above
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
