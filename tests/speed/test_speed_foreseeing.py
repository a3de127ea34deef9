"""Engines are started with the call where they are needed for certain, and never where they may not be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli.foreseeing import formats_named, renders_surely
from speed.builds import starter

# Says which modules were there when a process of the engines was started.
STARTED = """
import subprocess, sys
begin = subprocess.Popen.__init__
def told(self, call, *given, **named):
    if "reportgen.write.worker.fork_server" in call:
        sys.stderr.write("click" in sys.modules and "late\\n" or "early\\n")
    begin(self, call, *given, **named)
subprocess.Popen.__init__ = told
from reportgen.cli import main
main()
"""


def called(project: Path, *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and when engines were started."""
    call = [sys.executable, "-c", STARTED, *arguments]
    done = subprocess.run(call, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603  # our own code
    return done.returncode, [line for line in done.stderr.splitlines() if line in {"early", "late"}]


def test_a_first_build_starts_them_once_and_at_once(tmp_path: Path) -> None:
    project = starter(tmp_path)

    assert called(project, "build", "-f", "pdf") == (0, ["early"])
    assert called(project, "build", "-f", "pdf") == (0, [])
    assert called(project, "build", "-f", "pdf", "--force") == (0, ["early"])
    assert called(project, "build", "-f", "pdf", "-o", "elsewhere") == (0, ["early"])


def test_a_build_that_only_looks_starts_none(tmp_path: Path) -> None:
    assert called(starter(tmp_path), "build", "--check") == (3, [])


@pytest.mark.parametrize(
    "call",
    [
        (),
        ("check",),
        ("build", "--check"),
        ("build", "--help"),
        ("build", "-h"),
        ("build", "--executor", "dask"),
        ("build", "--scheduler=tcp://a"),
        # Where the reports would lie takes more to know.
        ("build", "-C", "project"),
        ("build",),
    ],
)
def test_any_other_call_finds_out_first(
    call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert not renders_surely(call)


@pytest.mark.parametrize(
    ("call", "formats"),
    [
        (("build",), ()),
        (("build", "-f", "pdf"), ("pdf",)),
        (("build", "-fpdf", "--format=docx", "--format", "html"), ("html", "pdf", "docx")),
        (("build", "-p", "policy", "-f"), ()),
    ],
)
def test_the_formats_of_a_call_are_read_off_its_words(
    call: tuple[str, ...], formats: tuple[str, ...]
) -> None:
    assert formats_named(call) == formats
