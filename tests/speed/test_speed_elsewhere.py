"""Any executor makes the same bytes, or says why not."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from gallery.house_theme import make_document
from reportgen.api import build as build_files
from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.app.machines.executor import ExecutorEngine
from reportgen.app.machines.jobs import Job, differing_tools, make_job, run_job, tools_here
from reportgen.errors import ContentError, EngineError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.profile import Format
from reportgen.model.report.document import ReportLimits
from reportgen.write.render import render_report
from reportgen.write.worker.limits import limits_for
from reportgen.write.worker.results import open_artifacts
from speed.builds import starter
from speed.processes import PATIENCE_SECONDS

pytestmark = pytest.mark.slow

HTML, PDF = (Format.HTML,), (Format.PDF,)


class Counting(ThreadPoolExecutor):
    """A pool that counts its jobs."""

    jobs = 0

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        self.jobs += 1
        return super().submit(function, *arguments, **named)


class Older(ThreadPoolExecutor):
    """A machine whose engine is not the one that its jobs ask for."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        (job,) = arguments
        asked = replace(job, tools={**job.tools, "weasyprint": "71.0"})
        return super().submit(function, asked, **named)


class Deaf(Executor):
    """A cluster that takes jobs and never answers."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        return Future()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


@pytest.fixture
def two_processes() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver")) as pool:
        yield pool


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def test_a_pool_of_processes_makes_the_same_files(project: Path, two_processes: Executor) -> None:
    here = build_files(project, formats=("pdf", "html"))
    there = build_files(project, formats=("pdf", "html"), executor=two_processes)

    assert there == here


def test_a_job_goes_and_comes_back_as_bytes() -> None:
    document = make_document("<p>a</p>")
    job = make_job(document, PDF)
    sent: Job = pickle.loads(pickle.dumps(job))  # noqa: S301  # our own
    answer = run_job(sent)

    assert isinstance(job.content, bytes)
    assert open_artifacts(document.profile, answer) == render_report(document, PDF)


def test_a_job_carries_the_limits_of_its_report() -> None:
    document = make_document(f"<table><tbody>{'<tr><td>x</td><td>y</td></tr>' * 6000}</tbody></table>")
    asked = replace(document, limits=ReportLimits(memory=200))
    with pytest.raises(EngineError) as caught:
        open_artifacts(asked.profile, run_job(make_job(asked, PDF)))

    assert [each.code for each in caught.value.diagnostics] == ["report-too-heavy"]
    assert "(200 MiB)" in caught.value.diagnostics[0].message
    assert make_job(document, PDF).limits == limits_for(document)


def test_a_mistake_in_the_content_is_the_same_elsewhere() -> None:
    broken = make_document('<p><img src="asset:gone.png" alt="x"></p>')
    with ThreadPoolExecutor(1) as pool, pytest.raises(ContentError) as caught:
        ExecutorEngine(pool)(broken, PDF)

    assert [each.code for each in caught.value.diagnostics] == ["image-unreadable"]


def test_what_is_in_the_cache_is_not_sent(project: Path) -> None:
    order = BuildRequest(project, formats=HTML)
    with Counting(2) as pool:
        build(order, say_nothing, executor=ExecutorEngine(pool))
        first = pool.jobs
        for path in (project / "build").glob("*.html"):
            path.unlink()
        build(order, say_nothing, executor=ExecutorEngine(pool))

    assert (first, pool.jobs) == (2, 2)
    assert len(list((project / "build").glob("*.html"))) == 2


def test_a_worker_with_another_engine_makes_nothing(project: Path) -> None:
    with Older(2) as pool:
        built = build(BuildRequest(project, formats=HTML), say_nothing, executor=ExecutorEngine(pool))

    assert {each.code for each in built.failed} == {"foreign-worker"}
    assert "weasyprint 70.0 instead of 71.0" in built.failed[0].message
    assert list((project / "build").glob("*.html")) == []


def test_every_tool_that_reaches_the_bytes_is_compared() -> None:
    names = tools_here().keys()

    assert {"reportgen", "writers", "weasyprint", "pango", "harfbuzz", "zlib", "pyphen"} <= names
    for name in names:
        told = differing_tools(tools_here(), {**tools_here(), name: "0"}, "there")
        assert told is not None
        assert f"{name} 0 instead of" in told.message


def test_workers_killed_by_force_cost_reports_and_no_file(project: Path) -> None:
    built = build(BuildRequest(project, formats=HTML), say_nothing)
    before = {each.name: each.read_bytes() for each in (project / "build").glob("*.html")}
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
        worker = pool.submit(os.getpid).result()
        os.kill(worker, signal.SIGKILL)
        order = BuildRequest(project, formats=HTML, is_forced=True, jobs=2)
        broken = build(order, say_nothing, executor=ExecutorEngine(pool))

    assert built.failed == ()
    assert {each.code for each in broken.failed} == {"lost-job"}
    assert {each.name: each.read_bytes() for each in (project / "build").glob("*.html")} == before


def test_a_closed_executor_is_told(project: Path) -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()

    with pytest.raises(EngineError) as caught:
        build_files(project, formats=("html",), executor=pool)
    assert {each.code for each in caught.value.diagnostics} == {"lost-job"}


def test_nobody_waits_for_an_answer_that_cannot_come() -> None:
    gone = Diagnostic("missing-workers", "nobody is there")

    with pytest.raises(EngineError) as caught:
        ExecutorEngine(Deaf(), trouble=lambda: gone)(make_document("<p>a</p>"), PDF)
    assert caught.value.diagnostics == (gone,)


def test_who_gives_up_leaves_at_once() -> None:
    elsewhere = ExecutorEngine(Deaf())
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(elsewhere, make_document("<p>a</p>"), PDF)
        elsewhere.abandon()

        with pytest.raises(EngineError) as caught:
            waiting.result(timeout=PATIENCE_SECONDS)
    assert [each.code for each in caught.value.diagnostics] == ["lost-job"]
