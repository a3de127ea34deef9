"""A page of the manual with examples → its sections, and each section followed as a reader would."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "adding.md"
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?P<words>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r'(\w+)="([^"]*)"|(\w+)=(\S+)|(\w+)')


@dataclass(frozen=True, slots=True)
class Example:
    """One block of code: what it is, what stands behind its kind, and its text."""

    kind: str
    named: dict[str, str]
    text: str


@dataclass(slots=True)
class Reader:
    """Somebody who follows one section in an empty folder."""

    folder: Path
    path: list[str] = field(default_factory=list)

    @property
    def project(self) -> Path:
        """The new project that the examples are tried in."""
        return self.folder / "project"

    def follow(self, examples: Iterator[Example]) -> None:
        """Do what every example says, in order."""
        self.run(["reportgen", "init", "project"], self.folder)
        for each in examples:
            if each.kind == "console":
                self.call(each)
            elif each.kind == "diff":
                self.patch(each.text)
            elif "title" in each.named:
                self.write(each)

    def write(self, example: Example) -> None:
        """Put a file where its title says: into the program, beside it as a package, or into the project."""
        title = example.named["title"]
        if title.startswith("src/"):
            target = self.program() / title
        elif "group" in example.named:
            target = self.register(example) / title
        else:
            target = self.project / title
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.read_text("utf-8") if "append" in example.named else ""
        target.write_text(before + example.text, "utf-8")

    def register(self, example: Example) -> Path:
        """The folder of a package that registers one object, as an installer would leave it."""
        packages = self.folder / "packages"
        info = packages / "example-1.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example\nVersion: 1\n", "utf-8")
        entry = f"[{example.named['group']}]\n{example.named['entry']}\n"
        (info / "entry_points.txt").write_text(entry, "utf-8")
        self.path.append(str(packages))
        return packages

    def program(self) -> Path:
        """A copy of the sources to change."""
        copy = self.folder / "program"
        if not copy.exists():
            for part in ("src", "templates"):
                shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
            self.path.append(str(copy / "src"))
        return copy

    def patch(self, change: str) -> None:
        """Apply a change to the copy: the lines that it shows have to stand there, once."""
        head, _, body = change.partition("@@\n")
        target = self.program() / head.split("+++ b/", 1)[1].strip()
        lines = body.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] in " -")
        after = "".join(line[1:] for line in lines if line[0] in " +")
        text = target.read_text("utf-8")
        assert text.count(before) == 1, f"{target} has these lines {text.count(before)} times:\n{before}"
        target.write_text(text.replace(before, after), "utf-8")

    def call(self, example: Example) -> None:
        """Run each command and find what the page shows in what it prints; `…` stands for anything."""
        for part in example.text.removeprefix("$ ").split("\n$ "):
            command, _, shown = part.partition("\n")
            words = ["sh", "-c", command] if "shell" in example.named else shlex.split(command)
            ended = self.run(words, self.project)
            wanted = int(example.named.get("exit", "0"))
            assert ended.returncode == wanted, f"{command}\n{ended.stdout}{ended.stderr}"
            pattern = ".*".join(re.escape(each.strip()) for each in shown.split("…"))
            assert re.search(pattern, ended.stdout + ended.stderr, re.DOTALL), (
                f"{command}\n{ended.stdout}{ended.stderr}"
            )

    def run(self, words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        """A command with the packages and the copy at hand."""
        if words[0] == "reportgen":
            words = [sys.executable, "-c", "from reportgen.cli import main; main()", *words[1:]]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(reversed(self.path))}
        return subprocess.run(  # noqa: S603  # the page's own commands
            words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
        )


def sections(page: str) -> dict[str, tuple[Example, ...]]:
    """The examples of each section by its heading."""
    parts = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)[1:]
    return {heading: tuple(_examples(text)) for heading, text in zip(parts[::2], parts[1::2], strict=True)}


def _examples(text: str) -> Iterator[Example]:
    for found in _BLOCK.finditer(text):
        named = {each[0] or each[2] or each[4]: each[1] or each[3] for each in _NAMED.findall(found["words"])}
        yield Example(found["kind"], named, found["text"])
