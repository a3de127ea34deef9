"""Project → reports in the output folder, all or none, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, TypeAlias

from reportgen.app.build.composed import compose_request
from reportgen.app.build.concurrency import make_all, submit
from reportgen.app.build.documents import composer
from reportgen.app.build.manifest import load_share
from reportgen.app.build.progress import Progress, Tracker, track_nothing
from reportgen.app.build.recall import remember
from reportgen.app.build.rendering import Rendered, render, render_at_any_length
from reportgen.app.build.request import BuildRequest
from reportgen.app.build.summary import summarise
from reportgen.app.machines.artifact_cache import cached
from reportgen.app.machines.cores import Cores
from reportgen.app.machines.engines import Engine, attended
from reportgen.app.open_project import Opened
from reportgen.errors import EngineError
from reportgen.model.names import ProfileId
from reportgen.model.plan import Plan
from reportgen.model.profile import Format, Profile
from reportgen.model.project import Project
from reportgen.model.report.document import Document
from reportgen.workspace import find_project
from reportgen.workspace.cache.file_stats import stat_project
from reportgen.workspace.output.built import output_folder

Task: TypeAlias = tuple[Project, Plan, Callable[[Plan], Document], tuple[Format, ...]]

if TYPE_CHECKING:
    from reportgen.app.build.publish import Built, Precomputed
    from reportgen.app.machines.executor import ExecutorEngine


def build(
    request: BuildRequest,
    step: Callable[[str], None],
    *,
    executor: ExecutorEngine | None = None,
    track: Callable[[Progress], None] = track_nothing,
) -> Built:
    """Read, plan and compose every report, render them, and publish all at once.

    A mistake in the content of any report raises ContentError with the mistakes of all, and nothing is
    written. A report whose engine fails is named in `failed`, one that is over its limit is written to a
    folder of its own; the others are written as ever. Reports are rendered by the `executor`, where one is
    given; `track` is called with how far they are.
    """
    # Before it is read: whatever changes in between looks changed to the next call.
    snapshot = stat_project(find_project(request.start))
    composed = compose_request(request, step)
    opened, plans, documents = composed.opened, composed.plans, composed.documents
    folder = output_folder(opened.root, request.output)
    built = load_share(folder, request, plans.keys())
    tools = _tools()
    tracker, cores = Tracker(len(plans), track), Cores(request.jobs, len(plans))
    # What can be known without the engines is worked out while they are at work, and not before: loading
    # the checks would keep the first report from its engine.
    is_rendering = Event()

    def make(wanted: ProfileId) -> Rendered:
        with cores.at_work() as acquire_core:
            tracker.at(wanted, "waiting" if executor else "starting")
            step(f"rendering {wanted}")

            def on_progress(stage: str, page: int) -> None:
                is_rendering.set()
                tracker.at(wanted, stage, page)

            def wrap(engine: Engine) -> Engine:
                chosen = executor or attended(engine, on_progress, acquire_core)
                return cached(chosen, folder, tools, step, is_forced=request.is_forced)

            return render_at_any_length(*_task(opened, request, plans[wanted], documents[wanted]), wrap)

    with ThreadPoolExecutor(1) as background:
        precomputed = submit(background, _precompute, is_rendering, opened, plans)
        try:
            rendered, failed = make_all(
                plans,
                tracker.following(make),
                jobs=request.jobs,
                weight=lambda each: len(documents[each].html),
                give_up=None if executor is None else executor.abandon,
            )
        finally:
            is_rendering.set()
    from reportgen.app.build.publish import finish  # noqa: PLC0415  # loaded while reports are rendered

    made = finish(
        request,
        opened,
        folder,
        rendered,
        failed,
        built=built,
        known=precomputed.result(),
        tools=tools,
        step=step,
    )
    remember(request, opened.root, snapshot, opened.files, summarise(made))
    return made


def render_reports(request: BuildRequest, executor: ExecutorEngine | None = None) -> tuple[Rendered, ...]:
    """Render every report and write nothing; raises ContentError or EngineError if one cannot be made."""
    from reportgen.app.machines.executor import instead  # noqa: PLC0415  # not where this machine renders

    composed = compose_request(request, _report_nothing)
    opened, plans, documents = composed.opened, composed.plans, composed.documents

    def make(wanted: ProfileId) -> Rendered:
        return render(*_task(opened, request, plans[wanted], documents[wanted]), instead(executor))

    rendered, failed = make_all(
        plans,
        make,
        jobs=request.jobs,
        weight=lambda each: len(documents[each].html),
        give_up=None if executor is None else executor.abandon,
    )
    if failed:
        raise EngineError(failed)
    return rendered


def formats_of(profile: Profile, request: BuildRequest) -> tuple[Format, ...]:
    """The formats to write for one profile."""
    return tuple(dict.fromkeys(request.formats)) or profile.formats


def _task(opened: Opened, request: BuildRequest, plan: Plan, document: Document) -> Task:
    """What a renderer is given for one report."""
    compose = composer(opened.project, plan, document, request.values, request.change_bars)
    return opened.project, plan, compose, formats_of(opened.project.profiles[plan.profile], request)


def _report_nothing(_: str) -> None:
    """Progress nobody asked for."""


def _tools() -> Mapping[str, str]:
    from reportgen.app.machines.tools import tool_versions  # noqa: PLC0415  # reads what is installed

    return tool_versions()


def _precompute(is_rendering: Event, opened: Opened, plans: Mapping[ProfileId, Plan]) -> Precomputed:
    is_rendering.wait()
    from reportgen.app.build.publish import precompute  # noqa: PLC0415  # loads the checks

    return precompute(opened, plans)
