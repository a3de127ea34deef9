"""The project as it would be after an import → what its draft profile would say to the drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from reportgen.app.build.documents import compose
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import ProfileId
from reportgen.plan.make_plan import make_plan
from reportgen.read import read_sound_project


def try_drafts(files: Mapping[str, bytes], profile: str) -> Iterator[Diagnostic]:
    """Warnings for what keeps the draft profile from being built.

    Raises ContentError where the project could no longer be read.
    """
    project = read_sound_project(files)
    name = ProfileId(PurePosixPath(profile).stem)
    if name not in project.profiles:
        return
    try:
        compose(project, make_plan(project, name), {})
    except ContentError as wrong:
        yield from (replace(each, severity=Severity.WARNING) for each in wrong.diagnostics)
