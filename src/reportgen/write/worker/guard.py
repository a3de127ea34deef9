"""The worker's sandbox: an audit hook that refuses hosts, programs and files outside the worker's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportgen.write.worker.limits import OWN_STATUS

FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.kill",
    "os.putenv.LD_",
    "pty.",
    "ftplib.",
    "http.client.",
    "smtplib.",
    "urllib.Request",
    "webbrowser.",
    "shutil.copy",
    "shutil.move",
    "ctypes.dlopen",
)

# Events that name a file in their first argument.
FILES = frozenset({"open", "os.remove", "os.rename", "os.link", "os.symlink", "os.truncate", "os.listdir"})


class RefusedError(PermissionError):
    """The engine asked for something outside its sandbox."""


def close_sandbox(folder: str) -> Callable[[], int]:
    """Refuse, for the rest of this process, all but its own folder and the installed code.

    Returns the one way to fork: what goes on in the other process is as closed as this one.
    """
    own = os.path.realpath(folder) + os.sep
    code = tuple(_folders_of_code())
    is_closed = is_forking = False

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if not is_closed or (is_forking and event == "os.fork"):
            return
        if event.startswith(FORBIDDEN):
            raise RefusedError(f"the engine may not use {event}")
        if event in FILES and not _may_open(event, arguments, own, code):
            raise RefusedError(f"the engine may not {event} a file outside its folder")

    def fork() -> int:
        nonlocal is_forking
        is_forking = True
        try:
            return os.fork()
        finally:
            is_forking = False

    sys.addaudithook(refuse)
    is_closed = True
    return fork


def _may_open(event: str, arguments: tuple[Any, ...], own: str, code: tuple[str, ...]) -> bool:
    path = arguments[0]
    if isinstance(path, int):
        return True  # already open
    if path is None:
        return False
    real = os.path.realpath(os.fsdecode(path))
    if (real + os.sep).startswith(own):
        return True
    flags = arguments[2] if event == "open" and len(arguments) > 2 else None
    is_read = event == "os.listdir" or (isinstance(flags, int) and flags & _WRITING == 0)
    return is_read and (real.startswith(code) or path == OWN_STATUS)


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _folders_of_code() -> list[str]:
    here = Path(__file__).resolve().parents[3]
    folders = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(here)}
    return [os.path.realpath(folder) + os.sep for folder in sorted(folders)]
