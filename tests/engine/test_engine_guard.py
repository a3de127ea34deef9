"""Inside the sandbox nothing is written, run, reached or read but what belongs to the engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CLOSED = """
import os, pathlib, shutil, socket, subprocess, sys, urllib.request
from reportgen.write.worker.guard import close_sandbox
own, canary = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
close_sandbox(str(own))
try:
    exec(sys.argv[3])
except PermissionError as refused:
    sys.exit(f"refused: {refused}")
"""

REFUSED = (
    "canary.read_text()",
    "open(canary, 'w')",
    "os.open(canary, os.O_RDONLY)",
    "os.remove(canary)",
    "canary.rename(own / 'x')",
    "os.link(canary, own / 'x')",
    "os.symlink(canary, own / 'x')",
    "os.listdir(canary.parent)",
    "shutil.copy(canary, own / 'x')",
    "pathlib.Path(os.__file__).open('a')",
    "(own / '..' / canary.name).read_text()",
    "socket.create_connection(('127.0.0.1', 9))",
    "socket.socket().bind(('127.0.0.1', 0))",
    "socket.getaddrinfo('localhost', 80)",
    "urllib.request.urlopen('http://127.0.0.1:9/')",
    "urllib.request.urlopen(canary.as_uri())",
    "subprocess.run(['true'])",
    "os.system('true')",
    "os.execv('/bin/true', ['true'])",
    "os.posix_spawn('/bin/true', ['true'], {})",
    "os.fork()",
    "os.kill(os.getppid(), 0)",
    "import ctypes; ctypes.CDLL('libc.so.6')",
)


def run(tmp_path: Path, statement: str) -> subprocess.CompletedProcess[str]:
    own = tmp_path / "own"
    own.mkdir()
    canary = tmp_path / "canary.txt"
    canary.write_text("secret", encoding="utf-8")
    command = [sys.executable, "-c", CLOSED, str(own), str(canary), statement]
    return subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603  # our own script


@pytest.mark.parametrize("statement", REFUSED)
def test_a_closed_box_refuses(statement: str, tmp_path: Path) -> None:
    ended = run(tmp_path, statement)

    assert ended.stderr.startswith("refused: "), ended.stderr


@pytest.mark.parametrize(
    "statement", ["(own / 'x').write_text('y')", "import html.entities", "os.listdir(own)"]
)
def test_a_closed_box_has_its_own_folder_and_its_code(statement: str, tmp_path: Path) -> None:
    ended = run(tmp_path, statement)

    assert (ended.returncode, ended.stderr) == (0, "")
