"""Two processes, Ctrl-C, a killed worker, a clock that jumps: whole artifacts and clear words."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from reportgen.app.build import rendering
from reportgen.app.build.build import build
from reportgen.app.build.recall import recall
from reportgen.app.build.request import BuildRequest
from reportgen.app.cache import clear_cache
from reportgen.app.verify import verify_files
from reportgen.model.profile import Format
from reportgen.record import Finding
from reportgen.workspace.cache.cache import keep
from reportgen.write.worker.client import render_in_worker
from reportgen.write.worker.limits import Limits
from speed.builds import edit, parts_left, running, say_nothing, starter
from speed.processes import PATIENCE_SECONDS, below, is_box, wait_for_end, wait_for_worker

pytestmark = pytest.mark.slow

HTML = (Format.HTML,)
CALL = (sys.executable, "-c", "from reportgen.cli import main; main()")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def test_two_builds_at_once_leave_files_that_are_what_the_manifest_says(project: Path) -> None:
    calls = (running(project, "build", "-f", "html", "--force") for _ in range(2))
    with next(calls) as one, next(calls) as two:
        codes = {one.wait(timeout=60), two.wait(timeout=60)}

    files = tuple(project / "build" / name for name in ("council.html", "visitors.html"))
    assert codes == {0}
    assert {each.finding for each in verify_files(project, files, None)} == {Finding.SAME}
    assert parts_left(project / "build") == []


def test_builds_of_different_profiles_at_once_keep_each_other_in_the_manifest(project: Path) -> None:
    names = ("council", "visitors")
    calls = (running(project, "build", "-f", "html", "-p", name) for name in names)
    with next(calls) as one, next(calls) as two:
        codes = {one.wait(timeout=60), two.wait(timeout=60)}

    files = tuple(project / "build" / name for name in ("council.html", "visitors.html"))
    assert codes == {0}
    assert {each.finding for each in verify_files(project, files, None)} == {Finding.SAME}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_an_interrupt_leaves_whole_files_and_no_process(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    before = {path.name: path.read_bytes() for path in (project / "build").glob("*.html")}
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked " * 2000)
    with running(project, "build", "-f", "pdf", "-f", "html") as call:
        wait_for_worker(call.pid)
        workers = below(call.pid)
        call.send_signal(signal.SIGINT)
        code = call.wait(timeout=PATIENCE_SECONDS)
    left = wait_for_end(workers)

    assert len(workers) >= 3
    assert code == 130
    assert {path.name: path.read_bytes() for path in (project / "build").glob("*.html")} == before
    assert left == []
    assert parts_left(project / "build") == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_a_killed_worker_costs_one_report_until_the_next_call(project: Path) -> None:
    with running(project, "build", "-f", "pdf", "--jobs", "1") as call:
        os.kill(wait_for_worker(call.pid), signal.SIGKILL)
        code = call.wait(timeout=60)
        said = call.stderr.read() if call.stderr else ""
    built = sorted(path.name for path in (project / "build").glob("*.pdf"))
    again = build(BuildRequest(project, formats=(Format.PDF,)), say_nothing)

    assert code == 4
    assert said.count("error[engine-killed]") == 1
    assert "cannot be built" in said
    assert len(built) == 1
    assert again.failed == ()
    assert len(again.unchanged) == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_the_process_that_holds_the_engines_may_be_killed(project: Path) -> None:
    with running(project, "build", "-f", "pdf", "--jobs", "1") as call:
        worker = wait_for_worker(call.pid)
        (holder,) = [number for number, depth in below(call.pid).items() if depth == 1 and is_box(number)]
        os.kill(holder, signal.SIGKILL)
        os.kill(worker, signal.SIGKILL)
        code = call.wait(timeout=60)

    assert code == 4
    assert len(list((project / "build").glob("*.pdf"))) == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_a_build_killed_by_force_leaves_no_process_and_is_repeated(project: Path) -> None:
    with running(project, "build", "-f", "pdf") as call:
        wait_for_worker(call.pid)
        workers = below(call.pid)
        call.kill()
        call.wait(timeout=PATIENCE_SECONDS)
        left = wait_for_end(workers)
    again = build(BuildRequest(project, formats=(Format.PDF,)), say_nothing)

    assert left == []
    assert again.failed == ()
    assert {path.name for path in (project / "build").glob("*.pdf")} == {"council.pdf", "visitors.pdf"}


def test_a_report_that_needs_more_memory_than_there_is_costs_only_itself(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    little = Limits(memory=300 << 20)
    monkeypatch.setattr(rendering, "engines", lambda: partial(render_in_worker, limits=little))
    rows = "\n".join("| 1 | 2 |" for _ in range(9000))
    table = f"| a | b |\n|---|---|\n{rows}\n\nTwo members"
    edit(project / "content" / "blocks" / "cost.md", "Two members", table)
    built = build(BuildRequest(project, formats=(Format.PDF,)), say_nothing)

    (told,) = built.failed
    assert '"council" cannot be built' in told.message
    assert told.code == "report-too-heavy"
    assert [path.name for path in (project / "build").glob("*.pdf")] == ["visitors.pdf"]


def test_a_call_that_gets_no_process_ends_with_a_word(project: Path) -> None:
    order = BuildRequest(project, formats=HTML)
    build(order, say_nothing)
    before = (project / "build" / "council.html").read_bytes()
    edit(project / "content" / "blocks" / "cost.md", "worked", "stayed")
    # No thread fits into the memory that is left, everything else does.
    code = (
        "import resource, sys, threading\n"
        "from reportgen.cli import main\n"
        "pages = int(open('/proc/self/statm').read().split()[0])\n"
        "resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + (400 << 20),) * 2)\n"
        "threading.stack_size(800 << 20)\n"
        "sys.argv = ['reportgen', 'build', '-f', 'html']\n"
        "main()"
    )
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=False
    )

    assert done.returncode == 4, done.stderr
    assert "error[missing-memory]" in done.stderr
    assert (project / "build" / "council.html").read_bytes() == before


@pytest.mark.parametrize("years", [-30, 30])
def test_a_clock_that_jumped_changes_nothing_and_hides_nothing(project: Path, years: int) -> None:
    order = BuildRequest(project, formats=HTML)
    build(order, say_nothing)
    for path in project.rglob("*"):
        if path.is_file():
            os.utime(path, (path.stat().st_mtime + years * 31_557_600,) * 2)
    recalled = recall(order)
    unchanged = build(order, say_nothing).unchanged
    block = project / "content" / "blocks" / "cost.md"
    state = block.stat()
    edit(block, "worked", "wo_ked")
    os.utime(block, ns=(state.st_atime_ns, state.st_mtime_ns))
    built = build(order, say_nothing)

    assert recalled is not None
    assert unchanged == {"council", "visitors"}
    assert built.unchanged == {"visitors"}
    assert "wo_ked" in (project / "build" / "council.html").read_text("utf-8")


def test_a_cache_from_the_future_is_used_and_can_be_emptied(project: Path) -> None:
    order = BuildRequest(project, formats=HTML)
    build(order, say_nothing)
    for path in (project / "build" / ".reportgen").rglob("*.kept"):
        os.utime(path, (4_000_000_000, 4_000_000_000))
    (project / "build" / "council.html").unlink()
    said: list[str] = []
    build(order, said.append)
    left = clear_cache(project, None, 0)

    assert "council comes from the cache" in said
    assert left.entries == 0


@pytest.mark.parametrize("content", [b"", b"not an answer", b"\x00" * 8 + b"{}", b"\x00" * 7 + b"\x02{}"])
def test_a_cache_entry_of_another_program_is_made_anew(project: Path, content: bytes) -> None:
    order = BuildRequest(project, formats=HTML)
    build(order, say_nothing)
    before = (project / "build" / "council.html").read_bytes()
    folder = project / "build"
    for path in (folder / ".reportgen" / "cache").rglob("*.kept"):
        keep(folder, path.parent.name + path.stem, content)
    (folder / "council.html").unlink()
    said: list[str] = []
    built = build(order, said.append)

    assert built.failed == ()
    assert any("is damaged and made anew" in each for each in said)
    assert (folder / "council.html").read_bytes() == before
