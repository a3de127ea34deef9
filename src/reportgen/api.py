"""reportgen from Python: the same stages as the command line, as plain functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from os import PathLike
from pathlib import Path
from typing import TypeAlias

from reportgen.app.build.build import render_reports
from reportgen.app.build.documents import compose as _compose
from reportgen.app.build.request import BuildRequest
from reportgen.app.machines.executor import ExecutorEngine
from reportgen.app.open_project import open_project as _open
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Format
from reportgen.model.project import Project
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.plan import make_plan as _make_plan

__all__ = ["build", "compose_document", "make_plan", "open_project"]

Folder: TypeAlias = str | PathLike[str]

MOST_ELSEWHERE = 16
"""Reports that wait for an executor at a time; each job has about four megabytes."""


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
    *,
    executor: Executor | None = None,
    jobs: int | None = None,
) -> tuple[Artifact, ...]:
    """Build the reports of the project in `folder` and return their files; nothing is written.

    Without `profiles` all are built, without `formats` each in its own. `executor` renders them in its
    workers: a pool of processes, or a cluster that gives itself as one; each still makes a report in a
    process without rights. `jobs` reports are on their way at a time: by default one here, 16 elsewhere.

    Raises ContentError, UsageError, and EngineError where an engine or library fails for one of the
    reports, where the executor loses one, or where its worker would make other bytes.
    """
    engine = None if executor is None else ExecutorEngine(executor)
    request = BuildRequest(
        start=Path(folder),
        profiles=tuple(profiles),
        formats=tuple(Format(each) for each in formats),
        values=dict(values or {}),
        jobs=jobs or (1 if executor is None else MOST_ELSEWHERE),
    )
    return tuple(artifact for each in render_reports(request, engine) for artifact in each.artifacts)
