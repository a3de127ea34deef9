"""Transcripts of the command line: what was typed and what came back, replayed on a starter project.

To record a transcript anew after a wanted change: python tests/cli/cli_replay.py FILE…
"""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from reportgen.cli.program import program

HERE = Path(__file__).parent
# A job that runs the suite must not find its summary full of what the suite built.
QUIET: Mapping[str, str | None] = {"NO_COLOR": "1", "GITHUB_OUTPUT": None, "GITHUB_STEP_SUMMARY": None}
TRANSCRIPTS = HERE / "transcripts"


def run(folder: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Result:
    """Run one command as if typed in `folder`."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(
            program, arguments, prog_name="reportgen", env={**QUIET, **(environment or {})}
        )
    finally:
        os.chdir(before)


def starter(folder: Path) -> Path:
    """A starter project in `folder`."""
    result = run(folder, "init", "project")
    assert result.exit_code == 0, result.output
    return folder / "project"


def replay(transcript: str, folder: Path) -> str:
    """Run every line that starts with `$ ` in a starter project and write down what comes back.

    `$ edit FILE OLD NEW` replaces text in a file, as an author would; `$ quietly …` keeps only the exit code,
    for results that hold sizes.
    """
    project = starter(folder)
    return "\n".join(part for line in _typed(transcript) for part in _one(line, project))


def _typed(transcript: str) -> Iterator[str]:
    for line in transcript.splitlines():
        if line.startswith("$ "):
            yield line


def _one(line: str, project: Path) -> Iterator[str]:
    yield line
    program_name, *arguments = shlex.split(line.removeprefix("$ "))
    if program_name == "edit":
        path, old, new = arguments
        text = (project / path).read_text("utf-8")
        assert old in text, f"{path} has no {old!r}"
        (project / path).write_text(text.replace(old, new), "utf-8")
        yield ""
        return
    if program_name == "quietly":
        result = run(project, *arguments[1:])
        yield f"[exit {result.exit_code}]\n"
        return
    result = run(project, *arguments)
    shown = result.stdout + result.stderr.rstrip("\n")
    yield shown.replace(str(project), "PROJECT").rstrip("\n")
    yield f"[exit {result.exit_code}]\n"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        with tempfile.TemporaryDirectory() as made:
            path.write_text(replay(path.read_text("utf-8"), Path(made)), "utf-8")
