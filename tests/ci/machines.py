"""A machine that is new for each run of a schedule, as hosted workflows have them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deliver.mail_server import Mailroom

PROGRAMS = Path(sys.executable).parent
GIT = shutil.which("git") or "git"
PEOPLE = "address,name\nanna@example.org,Anna\nben@example.org,Ben\n"


@dataclass
class Machine:
    """A machine that is new for each run: it clones the repository and keeps nothing."""

    origin: Path
    home: Path
    room: Mailroom
    runs: int = 0
    outputs: list[str] = field(default_factory=list)
    summary: str = ""

    def clone(self) -> Path:
        self.runs += 1
        folder = self.home / f"run-{self.runs}"
        git(self.home, "clone", "--quiet", str(self.origin), str(folder))
        return folder

    def run(self, steps: Sequence[tuple[str, Mapping[str, str]]], folder: Path) -> int:
        """Run the steps until one fails, as a hosted workflow does; returns the last exit code."""
        told = {name: self.home / f"{name}-{self.runs}" for name in ("output", "summary")}
        for path in told.values():
            path.touch()
        code = 0
        for script, environment in steps:
            ran = subprocess.run(  # noqa: S603  # the steps under test
                ["/bin/bash", "-e", "-o", "pipefail", "-c", script],
                cwd=folder,
                env={
                    "PATH": f"{PROGRAMS}:{os.environ['PATH']}",
                    "HOME": str(self.home),
                    "LANG": "C.UTF-8",
                    "GITHUB_OUTPUT": str(told["output"]),
                    "GITHUB_STEP_SUMMARY": str(told["summary"]),
                    "REPORTGEN_RECIPIENTS": PEOPLE,
                    **environment,
                },
                capture_output=True,
                text=True,
                check=False,
            )
            code = ran.returncode
            if code:
                self.summary += ran.stdout + ran.stderr
                break
        self.outputs = told["output"].read_text("utf-8").splitlines()
        self.summary += told["summary"].read_text("utf-8")
        return code

    def change(self, name: str, old: str, new: str) -> None:
        """An author edits a file and pushes it."""
        folder = self.clone()
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")
        commit(folder, "Edit")
        git(folder, "push", "--quiet", "origin", "HEAD:main")


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(  # noqa: S603  # git with our own words
        [GIT, "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", message)
