"""Project → reports in the output folder, all or none, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.app.choosing import choose_profiles, plan_profiles, tell_about_plans
from reportgen.app.composing import compose_all
from reportgen.app.manifest import load_manifest, merge_reports
from reportgen.app.opening import Opened, open_project
from reportgen.app.rendering import Rendered, render
from reportgen.app.tools import tool_versions
from reportgen.check.grade import LEAST_WORDS, grades
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.document import Document
from reportgen.model.manifest import ReportRecord
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Profile
from reportgen.model.project import Project
from reportgen.record import record_report, sha256_of, write_statement
from reportgen.workspace import publish
from reportgen.workspace.built import MANIFEST, OUTPUT


@dataclass(frozen=True, slots=True)
class Order:
    """What a call asks to build; no profiles means all, no formats those of each profile.

    `jobs` reports are rendered at a time.
    """

    start: Path
    profiles: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    output: Path | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """`failed` reports could not be rendered; the others are in `folder`.

    `grades` are school grades of the language, for reports long enough and in English.
    """

    folder: Path
    reports: tuple[ReportRecord, ...]
    grades: Mapping[ProfileId, float]
    told: tuple[Diagnostic, ...]
    failed: tuple[Diagnostic, ...]


def build(order: Order, step: Callable[[str], None]) -> Built:
    """Read, plan and compose every report, render them, and publish all at once.

    A mistake in the content of any report raises ContentError with the mistakes of all, and nothing is
    written. A report whose engine fails is told in `failed`; the others are written.
    """
    step("reading")
    opened = open_project(order.start)
    plans = plan_profiles(opened.project, choose_profiles(opened.project, order.profiles))
    documents = compose_all(opened.project, plans, order.values, step)
    rendered, failed = _render_all(opened, plans, documents, order, step)
    records = _records(opened, rendered, order.values)
    folder = order.output or opened.root / OUTPUT
    if rendered:
        step(f"writing {folder}")
        manifest = write_statement(merge_reports(opened.project, load_manifest(folder), records))
        artifacts = {each.path: each.content for report in rendered for each in report.artifacts}
        # The manifest comes last, so that it never names a file that is not there yet.
        publish(folder, {**artifacts, MANIFEST: manifest})
    told = (*opened.told, *tell_about_plans(opened.project, plans))
    return Built(
        folder=folder,
        reports=records,
        grades=_grades(opened.project, rendered),
        told=(*told, *(note for each in rendered for note in each.told)),
        failed=failed,
    )


def render_reports(order: Order) -> tuple[Rendered, ...]:
    """Render every report and write nothing; raises ContentError or EngineError if one cannot be made."""
    opened = open_project(order.start)
    plans = plan_profiles(opened.project, choose_profiles(opened.project, order.profiles))
    documents = compose_all(opened.project, plans, order.values, _say_nothing)
    rendered, failed = _render_all(opened, plans, documents, order, _say_nothing)
    if failed:
        raise EngineError(failed)
    return rendered


def formats_of(profile: Profile, order: Order) -> tuple[Format, ...]:
    """The formats to write for one profile."""
    return tuple(dict.fromkeys(order.formats)) or profile.formats


def _say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def _render_all(
    opened: Opened,
    plans: Mapping[ProfileId, Plan],
    documents: Mapping[ProfileId, Document],
    order: Order,
    step: Callable[[str], None],
) -> tuple[tuple[Rendered, ...], tuple[Diagnostic, ...]]:
    def attempt(profile: ProfileId) -> Rendered | ContentError | EngineError:
        step(f"rendering {profile}")
        formats = formats_of(opened.project.profiles[profile], order)
        try:
            return render(opened.project, plans[profile], documents[profile], formats, order.values)
        except (ContentError, EngineError) as wrong:
            return wrong

    with ThreadPoolExecutor(max_workers=max(1, order.jobs)) as pool:
        results = dict(zip(plans, pool.map(attempt, plans), strict=True))
    mistakes = [
        each for wrong in results.values() if isinstance(wrong, ContentError) for each in wrong.diagnostics
    ]
    failed = tuple(
        replace(each, message=f'"{profile}" cannot be built: {each.message}')
        for profile, wrong in results.items()
        if isinstance(wrong, EngineError)
        for each in wrong.diagnostics
    )
    if mistakes:
        raise ContentError((*mistakes, *failed))
    return tuple(each for each in results.values() if isinstance(each, Rendered)), failed


def _grades(project: Project, rendered: tuple[Rendered, ...]) -> Mapping[ProfileId, float]:
    measured = grades(project, {each.plan.profile: each.plan for each in rendered})
    return {
        profile: round(grade.grade, 1)
        for profile, grade in measured.items()
        if grade.words >= LEAST_WORDS and project.profiles[profile].language.lower().startswith("en")
    }


def _records(
    opened: Opened, rendered: tuple[Rendered, ...], values: Mapping[str, str]
) -> tuple[ReportRecord, ...]:
    files = {path: sha256_of(content) for path, content in opened.files.items()}
    tools = tool_versions()
    return tuple(
        record_report(
            opened.project, each.plan, each.document, each.artifacts, files=files, values=values, tools=tools
        )
        for each in rendered
    )
