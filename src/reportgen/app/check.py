"""Project → what an editor would say about its reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from reportgen.app.build.choice import choose_profiles, plan_profiles, report_empty_sections
from reportgen.app.build.documents import compose_each
from reportgen.app.build.manifest import load_manifest
from reportgen.app.build.page_fit import Pages, lay_out_pages
from reportgen.app.doubled import untold
from reportgen.app.machines.tools import tool_versions
from reportgen.app.open_project import open_project
from reportgen.check.report import to_annotations, to_json, to_sarif, to_summary
from reportgen.check.run import Report, run_checks
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Severity
from reportgen.workspace import publish
from reportgen.workspace.output.append import append
from reportgen.workspace.output.built import OUTPUT

# How other programs read a report of the checks.
FORMATS: Mapping[str, Callable[[Report], str]] = {
    "json": to_json,
    "sarif": to_sarif,
    "github": to_annotations,
}


def check(
    start: Path,
    profiles: tuple[str, ...],
    today: date,
    step: Callable[[str], None],
    *,
    with_pages: bool = True,
    jobs: int = 1,
) -> Report:
    """Read, plan, compose and lay out every report and run every check; nothing is written.

    `jobs` reports are laid out at a time, none unless `with_pages`. Mistakes that keep a report from
    being read or planned are the report, so that every format can show them; those that keep it from
    being composed stand in it.
    """
    try:
        return _check(start, profiles, today, step, jobs=jobs if with_pages else 0)
    except ContentError as wrong:
        return Report(wrong.diagnostics, ())


def fails(report: Report, *, is_strict: bool) -> bool:
    """Whether an error was found, or a warning where those count too."""
    heavy = {Severity.ERROR, Severity.WARNING} if is_strict else {Severity.ERROR}
    return any(each.severity in heavy for each in report.diagnostics)


def write_summary(report: Report, path: Path) -> None:
    """Write the findings as a Markdown page."""
    publish(path.parent, {path.name: to_summary(report).encode()})


def add_summary(report: Report, path: Path) -> None:
    """Add the findings to a Markdown page that other programs write to as well."""
    append(path, to_summary(report).encode())


def _check(
    start: Path, profiles: tuple[str, ...], today: date, step: Callable[[str], None], *, jobs: int
) -> Report:
    step("reading")
    opened = open_project(start)
    plans = plan_profiles(opened.project, choose_profiles(opened.project, profiles))
    documents, mistakes = compose_each(opened.project, plans, {}, step)
    pages = Pages(plans, documents, {}, ())
    if jobs:
        built, tools = load_manifest(opened.root / OUTPUT), tool_versions()
        pages = lay_out_pages(
            opened.project, plans, documents, built=built, tools=tools, jobs=jobs, step=step
        )
    step("checking")
    report = run_checks(
        opened.project, pages.plans, today=today, pages=pages.facts, documents=pages.documents
    )
    messages = (*opened.messages, *report_empty_sections(opened.project, pages.plans), *pages.messages)
    found = {*messages, *report.diagnostics, *untold(mistakes, report.diagnostics)}
    return Report(tuple(sorted(found, key=lambda each: each.sort_key)), report.allowed)
