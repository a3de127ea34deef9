"""A call that ends leaves nothing unwritten or unfinished."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CALL = "from reportgen.cli import main\nmain()"


def call(code: str, *arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-c", code, *arguments],
        text=True,
        check=False,
        timeout=60,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def test_the_exit_code_and_all_output_arrive(tmp_path: Path) -> None:
    good = call(CALL, "--help")
    bad = call(CALL, "build", "-C", str(tmp_path))

    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.endswith("reportgen build -C my-briefings\n")
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "no-project" in bad.stderr


def test_what_is_registered_for_the_end_is_done() -> None:
    done = call(f"import atexit\natexit.register(print, 'the last words')\n{CALL}", "--version")

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "the last words"


@pytest.mark.slow
def test_a_thread_that_still_works_is_waited_for() -> None:
    thread = (
        "import threading, time\n"
        "def late():\n    time.sleep(0.5)\n    print('done at last')\n"
        "threading.Thread(target=late).start()"
    )
    done = call(f"{thread}\n{CALL}", "--version")

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "done at last"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a device that is always full")  # noqa: PTH110  # a device
def test_output_that_cannot_be_written_is_no_success() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        done = call(CALL, "--help", stdout=full)
    finally:
        os.close(full)

    assert done.returncode != 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("wish", [(), ("--json",)])
def test_a_result_that_cannot_be_printed_is_told(tmp_path: Path, wish: tuple[str, ...]) -> None:
    project = str(tmp_path / "project")
    assert call(CALL, "init", project).returncode == 0
    full = os.open("/dev/full", os.O_WRONLY)
    try:
        done = call(CALL, "list", "blocks", "-C", project, *wish, stdout=full)
    finally:
        os.close(full)

    assert done.returncode == 2
    assert "output-not-writable" in done.stderr
    assert "Traceback" not in done.stderr
