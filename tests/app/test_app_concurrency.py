"""Several reports are made at a time; what keeps one of them from being made keeps no other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.app.build.concurrency import make_all, submit
from reportgen.app.build.documents import compose
from reportgen.app.build.progress import Progress, Tracker, Working
from reportgen.app.build.rendering import Rendered
from reportgen.app.open_project import open_project
from reportgen.errors import ContentError, EngineError, ReportgenError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.plan import make_plan
from speed.builds import starter

NAMES = tuple(map(ProfileId, ("a", "bbb", "cc")))
Make = Callable[[ProfileId], Rendered]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    project = open_project(starter(tmp_path_factory.mktemp("concurrency"))).project
    plan = make_plan(project, ProfileId("council"))
    return Rendered(plan, compose(project, plan, {}), (), (), 0)


def making(report: Rendered, begun: list[str], **wrong: ReportgenError) -> Make:
    """Makes `report` under every name but those that are `wrong`."""

    def make(name: ProfileId) -> Rendered:
        begun.append(name)
        if name in wrong:
            raise wrong[name]
        return report

    return make


def test_the_heaviest_report_begins_first(report: Rendered) -> None:
    begun: list[str] = []
    made, failed = make_all(NAMES, making(report, begun), jobs=1, weight=len)

    assert begun == ["bbb", "cc", "a"]
    assert (made, failed) == ((report,) * 3, ())


def test_a_report_whose_engine_fails_is_named_and_the_others_are_made(report: Rendered) -> None:
    crashed = EngineError([Diagnostic("engine-crashed", "the engine ended")])
    made, failed = make_all(NAMES, making(report, [], bbb=crashed), jobs=2, weight=len)

    assert made == (report, report)
    assert [each.message for each in failed] == ['"bbb" cannot be built: the engine ended']


def test_the_mistakes_of_all_reports_are_raised_together(report: Rendered) -> None:
    long = ContentError([Diagnostic("report-over-limit", "too long")])
    crashed = EngineError([Diagnostic("engine-crashed", "the engine ended")])
    with pytest.raises(ContentError) as refused:
        make_all(NAMES, making(report, [], a=long, bbb=crashed, cc=long), jobs=2, weight=len)

    codes = [each.code for each in refused.value.diagnostics]
    assert codes == ["engine-crashed", "report-over-limit", "report-over-limit"]


def test_an_interrupt_gives_up_what_runs_and_goes_on() -> None:
    given_up: list[bool] = []

    def interrupt(_: ProfileId) -> Rendered:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_all(NAMES, interrupt, jobs=1, weight=len, give_up=lambda: given_up.append(True))

    assert given_up == [True]


def test_a_system_without_a_thread_left_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    with ThreadPoolExecutor(1) as pool:
        monkeypatch.setattr(pool, "submit", refuse)
        with pytest.raises(EngineError) as failed:
            submit(pool, tmp_path.exists)

    assert [each.code for each in failed.value.diagnostics] == ["missing-memory"]


def test_a_report_that_cannot_be_made_is_done_and_adds_no_page() -> None:
    seen: list[Progress] = []
    tracker = Tracker(2, seen.append)

    def fail(_: ProfileId) -> Rendered:
        tracker.at("a", "pages", 3)
        raise EngineError([Diagnostic("engine-crashed", "the engine ended")])

    with pytest.raises(EngineError):
        tracker.following(fail)(NAMES[0])

    assert seen == [Progress(2, working=(Working("a", "pages", 3),)), Progress(2, done=1)]


def test_pages_of_reports_that_are_made_are_counted(report: Rendered) -> None:
    seen: list[Progress] = []
    html = Artifact(ProfileId("a"), Format.HTML, "a.html", b"", None, ())
    pdf = replace(html, format=Format.PDF, pages=4)
    Tracker(1, seen.append).following(lambda _: replace(report, artifacts=(html, pdf)))(NAMES[0])
    Tracker(1, seen.append).following(lambda _: report)(NAMES[0])

    assert [each.pages for each in seen] == [4, 0]
