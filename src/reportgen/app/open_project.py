"""A folder → the project in it, with the bytes it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.frozen import frozen
from reportgen.model.project import Project
from reportgen.read import read_project
from reportgen.record.editions.files import read_editions
from reportgen.workspace import find_project, load_files


@frozen
class Opened:
    """`files` are the project's and, beneath them, the packaged templates, by path.

    `messages` came up while reading.
    """

    root: Path
    files: Mapping[str, bytes]
    project: Project
    messages: tuple[Diagnostic, ...]

    @property
    def has_mistakes(self) -> bool:
        """Whether something could not, or not wholly, be read."""
        return any(each.severity is Severity.ERROR for each in self.messages)

    def refuse_mistakes(self, places: tuple[str, ...] = ("",)) -> None:
        """Raise ContentError with what is wrong in files whose paths begin so, by default in any."""
        wrong = tuple(
            each for each in self.messages if each.span is None or each.span.path.startswith(places)
        )
        if any(each.severity is Severity.ERROR for each in wrong):
            raise ContentError(wrong)


def open_project(start: Path) -> Opened:
    """Find the project at or above `start` and read it; raises ContentError with every mistake."""
    opened = open_with_mistakes(start)
    opened.refuse_mistakes()
    return opened


def open_with_mistakes(start: Path) -> Opened:
    """The project as far as it could be read: to be judged further, not to be published."""
    root = find_project(start)
    files = load_files(root)
    read = read_project(files)
    return Opened(root, files, replace(read.project, editions=read_editions(files)), read.diagnostics)
