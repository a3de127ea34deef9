"""Rendered reports → records, files and manifest, and what a call has to say of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportgen.app.build.choice import tell_about_plans
from reportgen.app.build.manifest import built_digests, load_share, merge_reports
from reportgen.app.build.page_fit import tell_fit
from reportgen.app.build.recall import remember
from reportgen.app.build.rendering import Rendered
from reportgen.app.build.request import Order
from reportgen.app.build.summary import summarise
from reportgen.app.editions.change_bars import tell_missing_bars
from reportgen.app.open_project import Opened
from reportgen.check.rules.grade import LEAST_WORDS, Grade, grades
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.manifest import Manifest, ReportRecord
from reportgen.record import Change, compare, record_report, sha256_of, write_statement
from reportgen.workspace import publish
from reportgen.workspace.cache.file_stats import Sight
from reportgen.workspace.cache.notes import one_at_a_time
from reportgen.workspace.output.built import load_built


@frozen
class Built:
    """`failed` reports could not be rendered; the others are in `folder`.

    `reasons` say what differed from the earlier build before this one; a forced build may have none.
    `unchanged` reports are the files of an earlier build, which a new one would only have repeated.
    `grades` are school grades of the language, for reports long enough and in English.
    """

    folder: Path
    reports: tuple[ReportRecord, ...]
    unchanged: frozenset[ProfileId]
    grades: Mapping[ProfileId, float]
    told: tuple[Diagnostic, ...]
    failed: tuple[Diagnostic, ...]
    reasons: tuple[Change, ...] = ()


@frozen
class Foreseen:
    """What is known of a build before its reports are there.

    `inputs` are the digests of all files by path, `grades` those of the plans as they are before any of
    them is kept to a limit.
    """

    plans: Mapping[ProfileId, Plan]
    inputs: Mapping[str, str]
    grades: Mapping[ProfileId, Grade]


def foresee(opened: Opened, plans: Mapping[ProfileId, Plan]) -> Foreseen:
    """Work out what no renderer has a say in."""
    inputs = {path: sha256_of(content) for path, content in opened.files.items()}
    return Foreseen(plans, inputs, grades(opened.project, plans))


def finish(
    order: Order,
    opened: Opened,
    folder: Path,
    rendered: tuple[Rendered, ...],
    failed: tuple[Diagnostic, ...],
    *,
    built: Manifest | None,
    foreseen: Foreseen,
    tools: Mapping[str, str],
    seen: Mapping[str, Sight],
    step: Callable[[str], None],
) -> Built:
    """Publish what was rendered, and note it for the next call; `built` is what lay there before."""
    records = _records(opened.project, rendered, order.values, foreseen, tools)
    asked = tuple((each, tuple(made.format for made in each.artifacts)) for each in records)
    reasons = compare(built, asked, built_digests(folder, built))
    # A share without a report says so in its manifest: whoever joins the shares misses none.
    if rendered or (order.share and not foreseen.plans):
        step(f"writing {folder}")
        with one_at_a_time(folder):
            earlier = load_share(folder, order, foreseen.plans.keys())
            statement = write_statement(merge_reports(opened.project, earlier, records))
            _publish(folder, rendered, order.manifest, statement)
    told = (
        *opened.told,
        *tell_about_plans(opened.project, foreseen.plans),
        *tell_missing_bars(opened.project, foreseen.plans, order.values),
    )
    made = Built(
        folder=folder,
        reports=records,
        unchanged=frozenset(each.plan.profile for each in rendered if each.is_reused),
        grades=_grades(opened.project, rendered, foreseen),
        told=(*told, *(note for each in rendered for note in each.told), *tell_fit(opened.project, rendered)),
        failed=failed,
        reasons=reasons,
    )
    remember(order, opened.root, seen, opened.files, summarise(made), tools=tools)
    return made


def _records(
    project: Project,
    rendered: tuple[Rendered, ...],
    values: Mapping[str, str],
    foreseen: Foreseen,
    tools: Mapping[str, str],
) -> tuple[ReportRecord, ...]:
    return tuple(
        record_report(
            project,
            each.plan,
            each.document,
            each.artifacts,
            words=each.words,
            warnings=each.told,
            files=foreseen.inputs,
            values=values,
            tools=tools,
        )
        for each in rendered
    )


def _publish(folder: Path, rendered: tuple[Rendered, ...], name: str, manifest: bytes) -> None:
    """Write what is new; the manifest comes last, so that it never names a file that is not there yet."""
    made = (each for report in rendered if not report.is_reused for each in report.artifacts)
    files = {each.path: each.content for each in made}
    if load_built(folder, (name,)).get(name) != manifest:
        files[name] = manifest
    publish(folder, files)


def _grades(
    project: Project, rendered: tuple[Rendered, ...], foreseen: Foreseen
) -> Mapping[ProfileId, float]:
    shown = {each.plan.profile: each.plan for each in rendered}
    changed = {name: plan for name, plan in shown.items() if plan is not foreseen.plans[name]}
    measured = {**foreseen.grades, **grades(project, changed)}
    return {
        profile: round(measured[profile].grade, 1)
        for profile in shown
        if measured[profile].words >= LEAST_WORDS
        and project.profiles[profile].language.lower().startswith("en")
    }
