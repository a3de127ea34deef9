"""Project → reports in the output folder, all or none, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from reportgen.app.change_bars import tell_missing_bars
from reportgen.app.choosing import choose_profiles, plan_profiles, take_share, tell_about_plans
from reportgen.app.composing import compose_all
from reportgen.app.cores import Cores
from reportgen.app.elsewhere import Elsewhere, instead
from reportgen.app.engines import Engine, attended
from reportgen.app.fit import tell_fit
from reportgen.app.keeping import keeping
from reportgen.app.making import make_all
from reportgen.app.manifest import built_digests, load_share, merge_reports
from reportgen.app.opening import Opened, open_project
from reportgen.app.order import Order
from reportgen.app.progress import Progress, Tracker, track_nothing
from reportgen.app.recalling import remember
from reportgen.app.rendering import Rendered, render
from reportgen.app.reuse import reuse
from reportgen.app.summary import summarise
from reportgen.app.tools import tool_versions
from reportgen.app.warming import read_ahead
from reportgen.errors import EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.manifest import ReportRecord
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format, Profile
from reportgen.model.project import Project
from reportgen.record import Change, compare, record_report, sha256_of, write_statement
from reportgen.workspace import find_project, publish
from reportgen.workspace.built import OUTPUT, load_built
from reportgen.workspace.marks import see_project
from reportgen.workspace.memory import one_at_a_time


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


def build(
    order: Order,
    step: Callable[[str], None],
    *,
    elsewhere: Elsewhere | None = None,
    track: Callable[[Progress], None] = track_nothing,
) -> Built:
    """Read, plan and compose every report, render them, and publish all at once.

    A mistake in the content of any report raises ContentError with the mistakes of all, and nothing is
    written. A report whose engine fails is told in `failed`; the others are written. Reports are rendered
    `elsewhere`, where that is given; `track` hears how far they are.
    """
    step("reading")
    # Seen before it is read: whatever changes in between looks changed to the next call.
    seen = see_project(find_project(order.start))
    opened = open_project(order.start)
    mine = take_share(choose_profiles(opened.project, order.profiles), order.share)
    plans = plan_profiles(opened.project, mine)
    documents = compose_all(opened.project, plans, order.values, step)
    folder = order.output or opened.root / OUTPUT
    built = load_share(folder, order, plans.keys())
    tools = tool_versions()
    kept = keeping(folder, tools, step, is_forced=order.is_forced)
    tracker, cores = Tracker(len(plans), track), Cores(order.jobs, len(plans))

    def make(wanted: ProfileId) -> Rendered:
        with cores.at_work() as lend:
            return make_with(wanted, lend)

    def make_with(wanted: ProfileId, lend: Callable[[], bool]) -> Rendered:
        def through(engine: Engine) -> Engine:
            return kept(elsewhere or attended(engine, partial(tracker.at, wanted), lend))

        tracker.at(wanted, "waiting" if elsewhere else "starting")
        profile, plan, document = opened.project.profiles[wanted], plans[wanted], documents[wanted]
        formats = formats_of(profile, order)
        old = built.report(profile.id) if built and not order.is_forced else None
        found = reuse(old, plan, document, profile, formats, folder=folder, tools=tools)
        if found is not None:
            step(f"{profile.id} is unchanged")
            return found
        step(f"rendering {profile.id}")
        return render(opened.project, plan, document, formats, order.values, through=through)

    read_ahead()
    rendered, failed = make_all(
        plans,
        tracker.following(make),
        jobs=order.jobs,
        weight=lambda each: len(documents[each].html),
        give_up=None if elsewhere is None else elsewhere.abandon,
    )
    records = _records(opened, rendered, order.values, tools)
    asked = tuple((each, tuple(made.format for made in each.artifacts)) for each in records)
    reasons = compare(built, asked, built_digests(folder, built))
    # A share without a report says so in its manifest: whoever joins the shares misses none.
    if rendered or (order.share and not plans):
        step(f"writing {folder}")
        with one_at_a_time(folder):
            earlier = load_share(folder, order, plans.keys())
            statement = write_statement(merge_reports(opened.project, earlier, records))
            _publish(folder, rendered, order.manifest, statement)
    told = (
        *opened.told,
        *tell_about_plans(opened.project, plans),
        *tell_missing_bars(opened.project, plans, order.values),
    )
    made = Built(
        folder=folder,
        reports=records,
        unchanged=frozenset(each.plan.profile for each in rendered if each.is_reused),
        grades=_grades(opened.project, rendered),
        told=(*told, *(note for each in rendered for note in each.told), *tell_fit(opened.project, rendered)),
        failed=failed,
        reasons=reasons,
    )
    remember(order, opened.root, seen, opened.files, summarise(made))
    return made


def render_reports(order: Order, elsewhere: Elsewhere | None = None) -> tuple[Rendered, ...]:
    """Render every report and write nothing; raises ContentError or EngineError if one cannot be made."""
    opened = open_project(order.start)
    plans = plan_profiles(opened.project, choose_profiles(opened.project, order.profiles))
    documents = compose_all(opened.project, plans, order.values, _say_nothing)

    def make(wanted: ProfileId) -> Rendered:
        formats = formats_of(opened.project.profiles[wanted], order)
        document, through = documents[wanted], instead(elsewhere)
        return render(opened.project, plans[wanted], document, formats, order.values, through=through)

    rendered, failed = make_all(
        plans,
        make,
        jobs=order.jobs,
        weight=lambda each: len(documents[each].html),
        give_up=None if elsewhere is None else elsewhere.abandon,
    )
    if failed:
        raise EngineError(failed)
    return rendered


def formats_of(profile: Profile, order: Order) -> tuple[Format, ...]:
    """The formats to write for one profile."""
    return tuple(dict.fromkeys(order.formats)) or profile.formats


def _say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def _publish(folder: Path, rendered: tuple[Rendered, ...], name: str, manifest: bytes) -> None:
    """Write what is new; the manifest comes last, so that it never names a file that is not there yet."""
    made = (each for report in rendered if not report.is_reused for each in report.artifacts)
    files = {each.path: each.content for each in made}
    if load_built(folder, (name,)).get(name) != manifest:
        files[name] = manifest
    publish(folder, files)


def _grades(project: Project, rendered: tuple[Rendered, ...]) -> Mapping[ProfileId, float]:
    from reportgen.check.grade import LEAST_WORDS, grades  # noqa: PLC0415  # wanted when the reports are there

    measured = grades(project, {each.plan.profile: each.plan for each in rendered})
    return {
        profile: round(grade.grade, 1)
        for profile, grade in measured.items()
        if grade.words >= LEAST_WORDS and project.profiles[profile].language.lower().startswith("en")
    }


def _records(
    opened: Opened, rendered: tuple[Rendered, ...], values: Mapping[str, str], tools: Mapping[str, str]
) -> tuple[ReportRecord, ...]:
    files = {path: sha256_of(content) for path, content in opened.files.items()}
    return tuple(
        record_report(
            opened.project,
            each.plan,
            each.document,
            each.artifacts,
            warnings=each.told,
            files=files,
            values=values,
            tools=tools,
        )
        for each in rendered
    )
