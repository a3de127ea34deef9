"""Rendered reports → records, files and manifest, and what a call has to say of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from reportgen.app.build.choice import report_batch_only, report_empty_sections
from reportgen.app.build.leftovers import remove_leftovers
from reportgen.app.build.manifest import built_digests, load_share, merge_reports
from reportgen.app.build.page_fit import report_fit
from reportgen.app.build.rendering import Rendered
from reportgen.app.build.request import BuildRequest
from reportgen.app.history.change_bars import report_missing_bars
from reportgen.app.limits.shown import clear_over_limit, say_where_shown
from reportgen.app.open_project import Opened
from reportgen.check.rules.grade import LEAST_WORDS, Grade, grades
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.project import Project
from reportgen.model.report.exclusion import ExclusionProof
from reportgen.model.report.manifest import Manifest, ReportRecord
from reportgen.record import Change, compare, record_report, sha256_of, write_statement
from reportgen.workspace import publish
from reportgen.workspace.cache.notes import one_at_a_time
from reportgen.workspace.cache.seals import seal
from reportgen.workspace.output.built import load_built

# The proof of each file of a report, by its path.
Proofs: TypeAlias = Mapping[str, ExclusionProof]


@frozen
class Built:
    """`failed` reports could not be rendered; the others are in `folder`.

    Those `over_limit` lie in a folder of their own and in no manifest; `too_long` says why.
    `reasons` say what differed from the earlier build before this one; a forced build may have none.
    `unchanged` reports are the files of an earlier build, which a new one would only have repeated.
    `grades` are school grades of the language, for reports long enough and in English.
    """

    folder: Path
    reports: tuple[ReportRecord, ...]
    unchanged: frozenset[ProfileId]
    grades: Mapping[ProfileId, float]
    messages: tuple[Diagnostic, ...]
    failed: tuple[Diagnostic, ...]
    reasons: tuple[Change, ...] = ()
    over_limit: tuple[ReportRecord, ...] = ()
    too_long: tuple[Diagnostic, ...] = ()


@frozen
class Precomputed:
    """What is known of a build before its reports are there.

    `inputs` are the digests of all files by path, `grades` those of the plans as they are before any of
    them is kept to a limit.
    """

    plans: Mapping[ProfileId, Plan]
    inputs: Mapping[str, str]
    grades: Mapping[ProfileId, Grade]


def precompute(opened: Opened, plans: Mapping[ProfileId, Plan]) -> Precomputed:
    """Work out what no renderer has a say in."""
    inputs = {path: sha256_of(content) for path, content in opened.files.items()}
    return Precomputed(plans, inputs, grades(opened.project, plans))


def finish(
    request: BuildRequest,
    opened: Opened,
    folder: Path,
    made: tuple[Rendered, ...],
    failed: tuple[Diagnostic, ...],
    *,
    built: Manifest | None,
    known: Precomputed,
    tools: Mapping[str, str],
    step: Callable[[str], None],
) -> Built:
    """Publish what was made and keeps its limit, show the rest; `built` is what lay there before.

    Where a proof is asked for and a file holds what is for others, raises ContentError and publishes nothing.
    """
    rendered = tuple(each for each in made if not each.over_limit)
    too_long = tuple(each for each in made if each.over_limit)
    proofs = _proofs(opened, rendered, request, step)
    records = _records(opened.project, rendered, request, known.inputs, tools, proofs=proofs)
    asked = tuple((each, tuple(made.format for made in each.artifacts)) for each in records)
    there = built_digests(folder, built)
    reasons = compare(built, asked, there)
    left: tuple[Diagnostic, ...] = ()
    # A share without a report says so in its manifest: whoever joins the shares misses none.
    if made or (request.share and not known.plans):
        step(f"writing {folder}")
        with one_at_a_time(folder):
            earlier = load_share(folder, request, known.plans.keys())
            merged = merge_reports(opened.project, earlier, records, asked=request.formats)
            if rendered or earlier or not made:
                _publish(folder, rendered, there, request.manifest, write_statement(merged))
                left = remove_leftovers(folder, opened.project, earlier, merged)
            shown = {each.path: each.content for one in too_long for each in one.artifacts}
            publish(folder, shown)
            clear_over_limit(folder, shown, _files(opened.project, request, made))
    messages = (
        *opened.messages,
        *report_batch_only(opened.project, request.profiles),
        *report_empty_sections(opened.project, known.plans),
        *report_missing_bars(opened.project, known.plans, request.change_bars),
        *left,
    )
    return Built(
        folder=folder,
        reports=records,
        unchanged=frozenset() if request.is_forced else _unchanged(records, built, there),
        grades=_grades(opened.project, made, known),
        messages=(
            *messages,
            *dict.fromkeys(note for each in made for note in each.messages),
            *report_fit(opened.project, rendered),
        ),
        failed=failed,
        reasons=reasons,
        over_limit=_records(opened.project, too_long, request, known.inputs, tools, proofs={}),
        too_long=tuple(
            said
            for one in too_long
            for said in say_where_shown(folder, one.over_limit, [each.path for each in one.artifacts])
        ),
    )


def _files(project: Project, request: BuildRequest, made: tuple[Rendered, ...]) -> tuple[str, ...] | None:
    """The names of the reports that were made, without endings; None where all were asked for."""
    if not request.profiles and request.share is None:
        return None
    return tuple(project.profiles[each.plan.profile].file for each in made)


def _records(
    project: Project,
    rendered: tuple[Rendered, ...],
    request: BuildRequest,
    inputs: Mapping[str, str],
    tools: Mapping[str, str],
    *,
    proofs: Mapping[ProfileId, Proofs],
) -> tuple[ReportRecord, ...]:
    return tuple(
        record_report(
            project,
            each.plan,
            each.document,
            each.artifacts,
            words=each.words,
            warnings=each.messages,
            files=inputs,
            values=request.values,
            change_bars=request.change_bars,
            tools=tools,
            proofs=proofs.get(each.plan.profile),
        )
        for each in rendered
    )


def _proofs(
    opened: Opened, rendered: tuple[Rendered, ...], request: BuildRequest, step: Callable[[str], None]
) -> Mapping[ProfileId, Proofs]:
    if not request.proves_exclusion:
        return {}
    from reportgen.app.exclusion import prove_reports  # noqa: PLC0415  # few calls ask for it

    return prove_reports(opened, ((each.plan, each.artifacts) for each in rendered), request.values, step)


def _unchanged(
    records: tuple[ReportRecord, ...], built: Manifest | None, there: Mapping[str, str]
) -> frozenset[ProfileId]:
    """The reports whose files lay there already, built from the same document by the same tools."""
    earlier = {each.profile: each for each in built.reports} if built else {}
    return frozenset(
        each.profile
        for each in records
        if (old := earlier.get(each.profile)) is not None
        and (old.document, old.tools) == (each.document, each.tools)
        and all(there.get(artifact.path) == artifact.sha256 for artifact in each.artifacts)
    )


def _publish(
    folder: Path, rendered: tuple[Rendered, ...], there: Mapping[str, str], name: str, manifest: bytes
) -> None:
    """Write what is new; the manifest comes last, so that it never names a file that is not there yet."""
    made = (each for report in rendered for each in report.artifacts)
    files = {each.path: each.content for each in made if there.get(each.path) != sha256_of(each.content)}
    if load_built(folder, (name,)).get(name) != manifest:
        files[name] = manifest
    publish(folder, files)
    seal(folder, name, manifest)


def _grades(
    project: Project, rendered: tuple[Rendered, ...], known: Precomputed
) -> Mapping[ProfileId, float]:
    shown = {each.plan.profile: each.plan for each in rendered}
    changed = {name: plan for name, plan in shown.items() if plan is not known.plans[name]}
    measured = {**known.grades, **grades(project, changed)}
    return {
        profile: round(measured[profile].grade, 1)
        for profile in shown
        if measured[profile].words >= LEAST_WORDS
        and project.profiles[profile].language.lower().startswith("en")
    }
