"""Rows of a list go through any executor too, and a terminal shows how far they are."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from reportgen.app.batch.batch import Rows, build_batch
from reportgen.app.build.progress import Progress
from reportgen.app.build.request import BuildRequest
from reportgen.app.machines.executor import ExecutorEngine
from reportgen.model.profile import Format
from speed.builds import edit, run, starter
from speed.terminal import in_terminal

pytestmark = pytest.mark.slow

HTML = (Format.HTML,)


class Counting(ThreadPoolExecutor):
    """A pool that counts its jobs."""

    jobs = 0

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        self.jobs += 1
        return super().submit(function, *arguments, **named)


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = starter(tmp_path)
    edit(project / "content" / "blocks" / "cost.md", "Two members", "Dear {{ name }}, two members")
    (project / "people.csv").write_text("name\nAnna\nBen\nCora\n", "utf-8")
    return project


def build(project: Path, folder: str, elsewhere: ExecutorEngine | None = None) -> list[Progress]:
    heard: list[Progress] = []
    rows = Rows(project / "people.csv", "{profile}-{row}", {})
    order = BuildRequest(project, ("council",), HTML, project / folder, jobs=2)
    batch = build_batch(order, rows, say_nothing, executor=elsewhere, track=heard.append)
    assert (len(batch.made), batch.failed) == (3, ())
    return heard


def test_rows_made_elsewhere_are_the_same_files(project: Path) -> None:
    with Counting(2) as pool:
        build(project, "there", ExecutorEngine(pool))
    build(project, "here")
    names = [f"council-{number}.html" for number in (1, 2, 3)]

    assert pool.jobs == 3
    assert [(project / "there" / name).read_bytes() for name in names] == [
        (project / "here" / name).read_bytes() for name in names
    ]


def test_every_row_is_told_when_it_is_done(project: Path) -> None:
    heard = build(project, "here")

    assert {each.total for each in heard} == {3}
    assert heard[-1].done == 3
    assert heard[-1].working == ()
    assert {working.name for each in heard for working in each.working} == {f"council-{n}" for n in (1, 2, 3)}


def test_a_terminal_shows_how_far_a_list_is(project: Path) -> None:
    shown = in_terminal(project, "batch", "-p", "council", "-f", "html", "--data", "people.csv")

    assert shown.exit_code == 0
    assert any("] 3/3 reports" in line for line in shown.lines)
    assert any("council-" in line and "rendering" in line for line in shown.lines)


def test_half_an_address_is_wrong_usage(project: Path) -> None:
    asked = ("-p", "council", "--data", "people.csv", "--executor", "dask")

    assert run(project, "batch", *asked)[0] == 2
