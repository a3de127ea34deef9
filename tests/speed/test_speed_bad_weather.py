"""Two processes, Ctrl-C, a full disk, a killed worker: whole artifacts and clear words."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.app.build import build
from reportgen.app.order import Order
from reportgen.app.verify import verify_files
from reportgen.errors import UsageError
from reportgen.model.profile import Format
from reportgen.record import Finding
from speed.builds import edit, running, starter

HTML = (Format.HTML,)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def say_nothing(_: str) -> None:
    """Progress nobody asked for."""


def parts_left(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.part") if path.is_file()]


def below(process: int) -> dict[int, int]:
    """Every process below one, with how far below; the workers of the box are three below."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
    found: dict[int, int] = {}
    depth, level = 0, {process}
    while level:
        depth, level = depth + 1, {child for child, parent in parents.items() if parent in level}
        found.update(dict.fromkeys(level, depth))
    return found


def is_box(process: int) -> bool:
    """Looking for a library starts processes too."""
    try:
        return b"reportgen.write.box.zygote" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


def wait_for_worker(process: int) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        workers = [number for number, depth in below(process).items() if depth == 3 and is_box(number)]
        if workers:
            return workers[0]
        time.sleep(0.005)
    raise AssertionError("no worker was started")


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
    build(Order(project, formats=HTML), say_nothing)
    before = {path.name: path.read_bytes() for path in (project / "build").glob("*.html")}
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked " * 2000)
    with running(project, "build", "-f", "pdf", "-f", "html") as call:
        wait_for_worker(call.pid)
        workers = below(call.pid)
        call.send_signal(signal.SIGINT)
        code = call.wait(timeout=10)
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{each}").exists() for each in workers) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert len(workers) >= 3
    assert code == 1
    assert {path.name: path.read_bytes() for path in (project / "build").glob("*.html")} == before
    assert [each for each in workers if Path(f"/proc/{each}").exists()] == []
    assert parts_left(project / "build") == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs to see processes")
def test_a_killed_worker_costs_one_report(project: Path) -> None:
    with running(project, "build", "-f", "pdf", "--jobs", "1") as call:
        os.kill(wait_for_worker(call.pid), signal.SIGKILL)
        code = call.wait(timeout=60)
        said = call.stderr.read() if call.stderr else ""

    built = sorted(path.name for path in (project / "build").glob("*.pdf"))
    assert code == 4
    assert "cannot be built" in said
    assert len(built) == 1


def test_a_build_folder_that_is_a_file_is_told(project: Path) -> None:
    shutil.rmtree(project / "build")
    (project / "build").write_text("in the way", "utf-8")

    with pytest.raises(UsageError) as caught:
        build(Order(project, formats=HTML), say_nothing)
    assert [each.code for each in caught.value.diagnostics] == ["output-not-writable"]
    assert (project / "build").read_text("utf-8") == "in the way"


def test_files_that_may_not_grow_leave_the_old_ones_whole(project: Path) -> None:
    build(Order(project, formats=HTML), say_nothing)
    before = (project / "build" / "council.html").read_bytes()
    edit(project / "content" / "blocks" / "cost.md", "worked", "stayed")
    done = subprocess.run(
        [sys.executable, "-c", "from reportgen.cli import main; main()", "build", "-f", "html"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )

    assert done.returncode in {2, 4}
    assert "error[" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "build" / "council.html").read_bytes() == before
    assert parts_left(project / "build") == []


def test_a_full_disk_leaves_the_old_reports_whole(project: Path) -> None:
    disk = project / "build"
    disk.mkdir(exist_ok=True)
    mount = shutil.which("mount")
    sizes = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if mount is None or subprocess.run([mount, *sizes], capture_output=True, check=False).returncode:  # noqa: S603  # mounts a small disk
        pytest.skip("this user may not mount a small disk")
    try:
        build(Order(project, formats=HTML, profiles=("council",)), say_nothing)
        before = (disk / "council.html").read_bytes()
        (disk / "filling").write_bytes(b"x" * (free_bytes(disk) - 4096))
        edit(project / "content" / "blocks" / "cost.md", "worked", "stayed " * 2000)

        with pytest.raises(UsageError) as caught:
            build(Order(project, formats=HTML, profiles=("council",)), say_nothing)
        assert [each.code for each in caught.value.diagnostics] == ["output-not-writable"]
        assert "space" in caught.value.diagnostics[0].message
        assert (disk / "council.html").read_bytes() == before
        assert parts_left(disk) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607  # the disk from above


def free_bytes(disk: Path) -> int:
    state = os.statvfs(disk)
    return state.f_bavail * state.f_frsize
