"""The schedules that come with the package: files for hosted workflows and for cron."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.workspace.default_templates import packaged_files
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
    return {**packaged_files("schedules", _SHARED), **packaged_files("schedules", name)}


def requirement_files(wheel: OwnWheel, lock: bytes) -> Mapping[str, bytes]:
    """What makes another machine run exactly `wheel`: the wheel itself, and all it needs by hash."""
    said = f"# It was installed from {wheel.origin}\n" if wheel.origin else ""
    head = _REQUIREMENTS.format(path=f"{_VENDOR}/{wheel.name}", digest=wheel.digest, origin=said)
    return {REQUIREMENTS: head.encode() + lock, f"{_VENDOR}/{wheel.name}": wheel.content}
