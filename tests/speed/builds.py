"""A starter project, the command line in a process of its own, and what it loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportgen.app.init import init

RUN = """
import json, sys
from reportgen.cli.program import program
code = 0
try:
    program(prog_name="reportgen")
except SystemExit as end:
    code = end.code or 0
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def starter(folder: Path) -> Path:
    project = folder / "project"
    init(project)
    # HTML has no pages, so a limit of pages would have to be measured with the PDF engine.
    edit(project / "profiles" / "council.yaml", "limit: {pages: 3}\n", "")
    edit(project / "profiles" / "visitors.yaml", "limit: {pages: 2}\n", "")
    return project


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def run(project: Path, *arguments: str) -> tuple[int, str, set[str]]:
    """Exit code, stdout and loaded modules of one call."""
    done = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", RUN, *arguments], cwd=project, capture_output=True, text=True, check=True
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, done.stdout, set(modules)


# A shell that starts the tests in the background makes everything below it deaf to Ctrl-C.
PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from reportgen.cli import main
main()
"""


@contextmanager
def running(project: Path, *arguments: str, seconds: float = 300) -> Iterator[subprocess.Popen[str]]:
    """A call that goes on while the test does, at most `seconds`; it does not outlive the test."""
    call = subprocess.Popen(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    limit = threading.Timer(seconds, call.kill)
    limit.start()
    with call:
        try:
            yield call
        finally:
            limit.cancel()
            call.kill()


def age(folder: Path, seconds: int = 60) -> None:
    """Make every file look older, as it would on another day; times of state cannot be set, so those wait."""
    for path in folder.rglob("*"):
        if path.is_file():
            state = path.stat()
            os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns - seconds * 1_000_000_000))


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def parts_left(folder: Path) -> list[Path]:
    """Files that were never finished."""
    return [path for path in folder.rglob("*.part") if path.is_file()]
