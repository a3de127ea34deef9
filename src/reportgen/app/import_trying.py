"""The project as it would be after an import → what its reports would say to the drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from reportgen.app.composing import compose
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import BlockId, ProfileId
from reportgen.model.project import Project
from reportgen.plan.make import make_plan
from reportgen.read import read_project_with_notes


def try_drafts(
    files: Mapping[str, bytes], profile: str, drafts: frozenset[BlockId]
) -> tuple[Diagnostic, ...]:
    """Warnings for what keeps the draft profile from being built, and for reports that take drafts in.

    Raises ContentError where the project could no longer be read.
    """
    project, _ = read_project_with_notes(files)
    name = ProfileId(PurePosixPath(profile).stem)
    return (*_unbuilt(project, name), *_taken(project, name, drafts))


def _unbuilt(project: Project, name: ProfileId) -> Iterator[Diagnostic]:
    if name not in project.profiles:
        return
    try:
        compose(project, make_plan(project, name), {})
    except ContentError as wrong:
        yield from (replace(each, severity=Severity.WARNING) for each in wrong.diagnostics)


def _taken(project: Project, name: ProfileId, drafts: frozenset[BlockId]) -> Iterator[Diagnostic]:
    """A query or glob of an audience's profile may ask for drafts before anybody has read them."""
    for profile in project.profiles.values():
        if profile.is_base or profile.id == name or profile.draft:
            continue
        try:
            sections = make_plan(project, profile.id).sections
        except ContentError:
            # What is wrong with a profile of its own is told when it is built.
            continue
        placed = [each for section in sections for part in section.walk() for each in part.placements]
        taken = sorted(each.block for each in placed if each.block in drafts)
        if taken:
            some = ", ".join(taken[:3]) + (", …" if len(taken) > 3 else "")
            message = f'"{profile.id}" takes {len(taken)} unread drafts in: {some}'
            hint = "keep drafts out of its query: `{and: [..., {not: {status: draft}}]}`"
            yield Diagnostic("draft-in-report", message, profile.span, hint, Severity.WARNING)
