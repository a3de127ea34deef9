"""The schedules that come with the package: files for hosted workflows and for cron."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportgen.workspace.own_wheel import OwnWheel

SCHEDULES = ("github", "gitlab", "cron")
REQUIREMENTS = "requirements.txt"
_SHARED = "shared"
_VENDOR = "vendor"
_REQUIREMENTS = """\
# Made by `reportgen init --ci`: the reportgen that wrote this, and the packages that it was tested with.
# For another one install it, delete this file, vendor/ and the schedule, and run `reportgen init --ci` again.
{origin}./{path} \\
    --hash=sha256:{digest}
"""


def schedule_files(name: str) -> Mapping[str, bytes]:
    """Path → content of every file of one of SCHEDULES, with the script that all of them run."""
    folder = files("reportgen") / "schedules"
    return dict((*_walk(folder / _SHARED, ""), *_walk(folder / name, "")))


def requirement_files(wheel: OwnWheel, lock: bytes) -> Mapping[str, bytes]:
    """What makes another machine run exactly `wheel`: the wheel itself, and all it needs by hash."""
    said = f"# It was installed from {wheel.origin}\n" if wheel.origin else ""
    head = _REQUIREMENTS.format(path=f"{_VENDOR}/{wheel.name}", digest=wheel.digest, origin=said)
    return {REQUIREMENTS: head.encode() + lock, f"{_VENDOR}/{wheel.name}": wheel.content}


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            yield from _walk(each, f"{above}{each.name}/")
        else:
            yield f"{above}{each.name}", each.read_bytes()
