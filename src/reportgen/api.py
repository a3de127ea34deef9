"""reportgen from Python: the same stages as the command line, as plain functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from reportgen.app.build import render_reports
from reportgen.app.composing import compose as _compose
from reportgen.app.opening import open_project as _open
from reportgen.app.order import Order
from reportgen.model.artifact import Artifact
from reportgen.model.document import Document
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Format
from reportgen.model.project import Project
from reportgen.plan import make_plan as _make_plan

__all__ = ["build", "compose_document", "make_plan", "open_project"]

Folder: TypeAlias = str | PathLike[str]


def open_project(folder: Folder) -> Project:
    """Read the project in `folder` or above it.

    Raises ContentError with every mistake in every file, UsageError where there is no project.
    """
    return _open(Path(folder)).project


def make_plan(project: Project, profile: str) -> Plan:
    """Choose and order the blocks for one profile, each with its reason.

    Raises ContentError with every mistake of the profile, UsageError for an unknown one.
    """
    return _make_plan(project, ProfileId(profile))


def compose_document(project: Project, plan: Plan, values: Mapping[str, str] | None = None) -> Document:
    """Compose one report: a complete page of semantic HTML and every asset it names.

    `values` are texts for `{{ name }}`. Raises ContentError.
    """
    return _compose(project, plan, values or {})


def build(
    folder: Folder,
    profiles: Iterable[str] = (),
    formats: Iterable[str | Format] = (),
    values: Mapping[str, str] | None = None,
) -> tuple[Artifact, ...]:
    """Build the reports of the project in `folder` and return their files; nothing is written.

    Without `profiles` all are built, without `formats` each in its own. Raises ContentError, UsageError,
    and EngineError where an engine or library fails for one of the reports.
    """
    order = Order(
        start=Path(folder),
        profiles=tuple(profiles),
        formats=tuple(Format(each) for each in formats),
        values=dict(values or {}),
    )
    return tuple(artifact for each in render_reports(order) for artifact in each.artifacts)
