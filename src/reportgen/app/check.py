"""Project → what an editor would say about its reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from reportgen.app.build.choice import report_empty_sections
from reportgen.app.build.composed import compose_project
from reportgen.app.build.manifest import load_manifest
from reportgen.app.build.page_fit import Pages, lay_out_pages
from reportgen.app.build.request import BuildRequest
from reportgen.app.follow_ups import unreported, without_follow_ups, without_lacking
from reportgen.app.machines.tools import tool_versions
from reportgen.check.report import to_annotations, to_json, to_sarif, to_summary
from reportgen.check.run import Report, run_checks
from reportgen.errors import ContentError
from reportgen.model.diagnostic import Severity
from reportgen.workspace import publish
from reportgen.workspace.output.append import append
from reportgen.workspace.output.built import output_folder

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

    `jobs` reports are laid out at a time, none unless `with_pages`. Mistakes stand in the report beside
    what the checks find in all that could be read, so that every format can show them.
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
    composed = compose_project(BuildRequest(start, profiles), step, with_batch=True)
    opened, plans, documents = composed.opened, composed.plans, composed.documents
    pages = Pages(plans, documents, {}, ())
    # Pages of reports that are not what their authors ask for say nothing.
    if jobs and not (opened.has_mistakes or composed.drafts):
        built, tools = load_manifest(opened.root, output_folder(opened.root, None)), tool_versions()
        pages = lay_out_pages(
            opened.project, plans, documents, built=built, tools=tools, jobs=jobs, step=step
        )
    step("checking")
    report = run_checks(
        opened.project, pages.plans, today=today, pages=pages.facts, documents=pages.documents
    )
    findings = without_follow_ups(report.diagnostics, opened.project)
    if composed.drafts:
        findings = without_lacking(findings)
    messages = (*opened.messages, *report_empty_sections(opened.project, pages.plans), *pages.messages)
    found = {*messages, *findings, *unreported(composed.mistakes, findings)}
    return Report(tuple(sorted(found, key=lambda each: each.sort_key)), report.allowed)
