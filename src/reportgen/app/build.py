"""Project → reports in the output folder, all or none, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.app.choosing import choose_profiles, plan_profiles, tell_about_plans
from reportgen.app.manifest import load_manifest, merge_reports
from reportgen.app.opening import Opened, open_project
from reportgen.app.rendering import Rendered, compose, render
from reportgen.app.tools import tool_versions
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.manifest import ReportRecord
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Profile
from reportgen.record import record_report, sha256_of, write_statement
from reportgen.workspace import publish
from reportgen.workspace.built import MANIFEST

OUTPUT = "build"


@dataclass(frozen=True, slots=True)
class Order:
    """What a call asks to build; no profiles means all, no formats those of each profile."""

    start: Path
    profiles: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    output: Path | None = None
    values: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """`failed` reports could not be rendered; the others are in `folder`."""

    folder: Path
    reports: tuple[ReportRecord, ...]
    told: tuple[Diagnostic, ...]
    failed: tuple[Diagnostic, ...]


def build(order: Order, step: Callable[[str], None]) -> Built:
    """Read, plan and compose every report, render them, and publish all at once.

    A mistake in the content of any report raises ContentError with the mistakes of all, and nothing is
    written. A report whose engine fails is told in `failed`; the others are written.
    """
    step("reading")
    opened = open_project(order.start)
    profiles = choose_profiles(opened.project, order.profiles)
    step(f"planning {', '.join(profile.id for profile in profiles)}")
    plans = plan_profiles(opened.project, profiles)
    values = order.values or {}
    compose_all(opened, plans, values)
    rendered, failed = _render_all(opened, plans, order, step)
    records = _records(opened, rendered, values)
    folder = order.output or opened.root / OUTPUT
    if rendered:
        step(f"writing {folder}")
        _publish(opened, folder, rendered, records)
    told = tell_about_plans(opened.project, plans)
    return Built(folder, records, (*told, *(note for each in rendered for note in each.told)), failed)


def compose_all(opened: Opened, plans: Mapping[ProfileId, Plan], values: Mapping[str, str]) -> None:
    """Raise one ContentError with whatever stands in the way of composing any of the plans."""
    mistakes: dict[Diagnostic, None] = {}
    for plan in plans.values():
        try:
            compose(opened.project, plan, values)
        except ContentError as wrong:
            mistakes.update(dict.fromkeys(wrong.diagnostics))
    if mistakes:
        raise ContentError(mistakes)


def formats_of(profile: Profile, order: Order) -> tuple[Format, ...]:
    """The formats to write for one profile."""
    return tuple(dict.fromkeys(order.formats)) or profile.formats


def _render_all(
    opened: Opened, plans: Mapping[ProfileId, Plan], order: Order, step: Callable[[str], None]
) -> tuple[tuple[Rendered, ...], tuple[Diagnostic, ...]]:
    rendered: list[Rendered] = []
    mistakes: list[Diagnostic] = []
    failed: list[Diagnostic] = []
    for profile_id, plan in plans.items():
        formats = formats_of(opened.project.profiles[profile_id], order)
        try:
            rendered.append(render(opened.project, plan, formats, order.values or {}, step))
        except ContentError as wrong:
            mistakes.extend(wrong.diagnostics)
        except EngineError as wrong:
            failed.extend(
                replace(each, message=f'"{profile_id}" cannot be built: {each.message}')
                for each in wrong.diagnostics
            )
    if mistakes:
        raise ContentError((*mistakes, *failed))
    return tuple(rendered), tuple(failed)


def _records(
    opened: Opened, rendered: tuple[Rendered, ...], values: Mapping[str, str]
) -> tuple[ReportRecord, ...]:
    files = {path: sha256_of(content) for path, content in opened.files.items()}
    tools = tool_versions()
    return tuple(
        record_report(
            opened.project,
            each.plan,
            each.document,
            each.artifacts,
            files=files,
            values=values,
            tools=tools,
        )
        for each in rendered
    )


def _publish(
    opened: Opened, folder: Path, rendered: tuple[Rendered, ...], records: tuple[ReportRecord, ...]
) -> None:
    manifest = merge_reports(opened.project, load_manifest(folder), records)
    files = {artifact.path: artifact.content for each in rendered for artifact in each.artifacts}
    publish(folder, {**files, MANIFEST: write_statement(manifest)})
