"""Project → reports in the output folder, all or none, and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reportgen.app.build.choice import choose_profiles, plan_profiles, take_share
from reportgen.app.build.concurrency import make_all
from reportgen.app.build.documents import compose_all
from reportgen.app.build.manifest import load_share
from reportgen.app.build.recall import recall_tools
from reportgen.app.build.rendering import Rendered, render
from reportgen.app.build.request import Order
from reportgen.app.build.reuse import reuse
from reportgen.app.machines.artifact_cache import keeping
from reportgen.app.machines.background_work import Later, Meanwhile
from reportgen.app.machines.cores import Cores
from reportgen.app.machines.engines import Engine, attended
from reportgen.app.open_project import Opened, open_project
from reportgen.app.progress import Progress, Tracker, track_nothing
from reportgen.errors import EngineError
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format, Profile
from reportgen.workspace import find_project
from reportgen.workspace.cache.file_stats import see_project
from reportgen.workspace.output.built import OUTPUT

if TYPE_CHECKING:
    from reportgen.app.build.publish import Built, Foreseen
    from reportgen.app.machines.executor import Elsewhere
    from reportgen.model.plan import Plan


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
    tools = Later(lambda: recall_tools(order, opened.root) or _tools())
    foreseen = Later(lambda: _foresee(opened, plans))
    kept = keeping(folder, tools, step, is_forced=order.is_forced)
    tracker, cores = Tracker(len(plans), track), Cores(order.jobs, len(plans))

    def make(wanted: ProfileId) -> Rendered:
        with cores.at_work() as lend:
            return make_with(wanted, lend)

    def make_with(wanted: ProfileId, lend: Callable[[], bool]) -> Rendered:
        meanwhile = Meanwhile()

        def through(engine: Engine) -> Engine:
            meanwhile.add(foreseen)
            hear = meanwhile.hearing(partial(tracker.at, wanted))
            return kept(elsewhere or attended(engine, hear, lend), meanwhile)

        tracker.at(wanted, "waiting" if elsewhere else "starting")
        profile, plan, document = opened.project.profiles[wanted], plans[wanted], documents[wanted]
        formats = formats_of(profile, order)
        old = built.report(profile.id) if built and not order.is_forced else None
        found = None
        if old is not None:
            found = reuse(old, plan, document, profile, formats, folder=folder, tools=tools())
        if found is not None:
            step(f"{profile.id} is unchanged")
            return found
        step(f"rendering {profile.id}")
        return render(
            opened.project, plan, document, formats, order.values, through=through, meanwhile=meanwhile
        )

    rendered, failed = make_all(
        plans,
        tracker.following(make),
        jobs=order.jobs,
        weight=lambda each: len(documents[each].html),
        give_up=None if elsewhere is None else elsewhere.abandon,
    )
    from reportgen.app.build.publish import finish  # noqa: PLC0415  # loaded while reports are rendered

    return finish(
        order,
        opened,
        folder,
        rendered,
        failed,
        built=built,
        foreseen=foreseen(),
        tools=tools(),
        seen=seen,
        step=step,
    )


def render_reports(order: Order, elsewhere: Elsewhere | None = None) -> tuple[Rendered, ...]:
    """Render every report and write nothing; raises ContentError or EngineError if one cannot be made."""
    from reportgen.app.machines.executor import instead  # noqa: PLC0415  # not where this machine renders

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


def _tools() -> Mapping[str, str]:
    from reportgen.app.build.tools import tool_versions  # noqa: PLC0415  # reads what is installed, often not needed before

    return tool_versions()


def _foresee(opened: Opened, plans: Mapping[ProfileId, Plan]) -> Foreseen:
    from reportgen.app.build.publish import foresee  # noqa: PLC0415  # loads the checks

    return foresee(opened, plans)
