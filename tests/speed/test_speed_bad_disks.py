"""Folders that may not be written and disks without room: whole artifacts and clear words."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.app.build.build import build
from reportgen.app.build.request import BuildRequest
from reportgen.errors import UsageError
from reportgen.model.profile import Format
from speed.builds import edit, parts_left, say_nothing, starter

pytestmark = pytest.mark.slow

HTML = (Format.HTML,)
CALL = (sys.executable, "-c", "from reportgen.cli import main; main()")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return starter(tmp_path)


def test_a_build_folder_of_somebody_else_is_told_and_left_alone(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    before = (project / "build" / "council.html").read_bytes()
    edit(project / "content" / "blocks" / "cost.md", "worked", "stayed")
    done = _build_without_rights(project)

    assert done.returncode == 2, done.stderr
    assert "error[output-not-writable]" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "build" / "council.html").read_bytes() == before
    assert parts_left(project / "build") == []


def test_an_unchanged_build_needs_no_right_to_write(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    done = _build_without_rights(project)

    assert done.returncode == 0, done.stderr
    assert "unchanged" in done.stdout


def _build_without_rights(project: Path) -> subprocess.CompletedProcess[str]:
    """Build in folders that are closed to everybody, which root has to be made to heed."""
    call = [*CALL, "build", "-f", "html"]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root can write everywhere here")
        call = [setpriv, "--bounding-set", "-dac_override,-dac_read_search,-fowner", *call]
    modes = {path: path.stat().st_mode & 0o7777 for path in (project, *project.rglob("*"))}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        return subprocess.run(call, cwd=project, capture_output=True, text=True, check=False)  # noqa: S603  # our own program
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def test_a_disk_mounted_for_reading_is_told(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    disk, mount = project / "build", shutil.which("mount")
    edit(project / "content" / "blocks" / "cost.md", "worked", "stayed")
    bind = [["--bind", str(disk), str(disk)], ["-o", "remount,ro,bind", str(disk)]]
    if mount is None or subprocess.run([mount, *bind[0]], capture_output=True, check=False).returncode:  # noqa: S603  # mounts a folder on itself
        pytest.skip("this user may not mount a folder")
    try:
        subprocess.run([mount, *bind[1]], check=True)  # noqa: S603  # as above
        with pytest.raises(UsageError) as caught:
            build(BuildRequest(project, formats=HTML), say_nothing)
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607  # the folder from above

    assert [each.code for each in caught.value.diagnostics] == ["output-not-writable"]
    assert "ead-only" in caught.value.diagnostics[0].message


def test_a_build_folder_that_is_a_file_is_told(project: Path) -> None:
    shutil.rmtree(project / "build")
    (project / "build").write_text("in the way", "utf-8")

    with pytest.raises(UsageError) as caught:
        build(BuildRequest(project, formats=HTML), say_nothing)
    assert [each.code for each in caught.value.diagnostics] == ["output-not-writable"]
    assert (project / "build").read_text("utf-8") == "in the way"


def test_files_that_may_not_grow_leave_the_old_ones_whole(project: Path) -> None:
    build(BuildRequest(project, formats=HTML), say_nothing)
    before = (project / "build" / "council.html").read_bytes()
    edit(project / "content" / "blocks" / "cost.md", "worked", "stayed")
    done = subprocess.run(  # noqa: S603  # our own program
        [*CALL, "build", "-f", "html"],
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
    sizes = ["-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if mount is None or subprocess.run([mount, *sizes], capture_output=True, check=False).returncode:  # noqa: S603  # mounts a small disk
        pytest.skip("this user may not mount a small disk")
    try:
        build(BuildRequest(project, formats=HTML, profiles=("council",)), say_nothing)
        before = (disk / "council.html").read_bytes()
        (disk / "filling").write_bytes(b"x" * (free_bytes(disk) - 4096))
        edit(project / "content" / "blocks" / "cost.md", "worked", "stayed " * 2000)

        with pytest.raises(UsageError) as caught:
            build(BuildRequest(project, formats=HTML, profiles=("council",)), say_nothing)
        assert [each.code for each in caught.value.diagnostics] == ["output-not-writable"]
        assert "space" in caught.value.diagnostics[0].message
        assert (disk / "council.html").read_bytes() == before
        assert parts_left(disk) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607  # the disk from above


def free_bytes(disk: Path) -> int:
    state = os.statvfs(disk)
    return state.f_bavail * state.f_frsize
