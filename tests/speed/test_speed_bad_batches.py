"""Full disks, closed folders, starved workers, two batches at once: whole files, and each row once."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reportgen.app.batch.record import ROWS
from reportgen.record import sha256_of
from speed.builds import edit, parts_left, running, starter

CALL = (sys.executable, "-c", "from reportgen.cli import main; main()", "batch", "-p", "council")
HTML = ("-f", "html", "--name", "{row}", "-o", "out")
ROWS_MADE = 18

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs mounts, limits and rights of POSIX"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = starter(tmp_path)
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked for {{ person }}")
    listed(project, [f"Person {each}" for each in range(ROWS_MADE)])
    return project


def listed(project: Path, people: list[str]) -> None:
    rows = [{"person": person} for person in people]
    (project / "list.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def batch(
    project: Path, *words: str, before: tuple[str, ...] = (), memory: int | None = None
) -> subprocess.CompletedProcess[str]:
    limits = None if memory is None else lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    return subprocess.run(  # noqa: S603  # our own program
        [*before, *CALL, "--data", "list.jsonl", *words],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=limits,
    )


def noted(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / ROWS).read_text("utf-8").splitlines() if line]


def finished(folder: Path) -> set[str]:
    """The files that notes stand for; each is what its note says."""
    files = {name: digest for each in noted(folder) for name, digest in each["files"].items()}
    assert {name: sha256_of((folder / name).read_bytes()) for name in files} == files
    return set(files)


def goes_on(project: Path) -> None:
    """The next run makes what is missing and nothing else."""
    folder = project / "out"
    before = finished(folder) if (folder / ROWS).exists() else set()
    done = batch(project, *HTML, "--json")
    result = json.loads(done.stdout)["result"]

    assert done.returncode == 0, done.stdout
    assert (result["kept"], len(result["made"])) == (len(before), ROWS_MADE - len(before))
    assert finished(folder) == {f"{row:02}.html" for row in range(1, ROWS_MADE + 1)}
    assert parts_left(folder) == []


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    folder.mkdir()
    mount = shutil.which("mount")
    call = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if mount is None or subprocess.run([mount, *call], capture_output=True, check=False).returncode:  # noqa: S603  # mounts a small disk
        pytest.skip("this user may not mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607  # the disk from above


def test_a_full_disk_stops_a_batch_that_goes_on_when_there_is_room(project: Path) -> None:
    with small_disk(project / "out", "900k"):
        done = batch(project, *HTML)
        made = finished(project / "out")
        left = parts_left(project / "out")
        shutil.copytree(project / "out", project / "saved")
    shutil.rmtree(project / "out")
    (project / "saved").rename(project / "out")

    assert (done.returncode, left) == (2, [])
    assert "error[output-not-writable]" in done.stderr
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert 5 <= len(made) < ROWS_MADE
    goes_on(project)


def test_a_disk_without_room_for_a_note_is_told(project: Path) -> None:
    with small_disk(project / "out", "160k"):
        (project / "out" / "filling").write_bytes(b"x" * (36 << 10))
        done = batch(project, *HTML, "--limit", "2", "--jobs", "1")
        reached = {path.name for path in (project / "out").iterdir() if path.suffix == ".html"}

    assert (done.returncode, reached) == (2, {"01.html"})
    assert "error[output-not-writable]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_may_not_be_written_is_told_and_left_alone(project: Path) -> None:
    folder = project / "out"
    folder.mkdir(mode=0o555)
    setpriv = shutil.which("setpriv")
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if setpriv is None:
            pytest.skip("root can write everywhere here")
        before = (setpriv, "--bounding-set", "-dac_override,-dac_read_search,-fowner")
    done = batch(project, *HTML, before=before)
    reached = list(folder.iterdir())
    folder.chmod(0o755)

    assert (done.returncode, reached) == (2, [])
    assert "error[output-not-writable]" in done.stderr
    assert "Traceback" not in done.stderr
    goes_on(project)


def test_two_batches_at_once_make_each_row_once(project: Path) -> None:
    calls = (running(project, *CALL[3:], "--data", "list.jsonl", *HTML, "--json") for _ in range(2))
    with next(calls) as one, next(calls) as two:
        said = [json.loads(call.communicate(timeout=60)[0])["result"] for call in (one, two)]

    assert (one.returncode, two.returncode) == (0, 0)
    assert sorted((len(each["made"]), each["kept"]) for each in said) == [(0, ROWS_MADE), (ROWS_MADE, 0)]
    assert len(noted(project / "out")) == ROWS_MADE
    goes_on(project)


def test_a_clock_that_jumped_makes_no_row_again(project: Path) -> None:
    batch(project, *HTML)
    for number, path in enumerate(project.rglob("*")):
        years = 30 if number % 2 else -30
        os.utime(path, (path.stat().st_mtime + years * 31_557_600,) * 2)

    goes_on(project)


def test_a_row_that_needs_more_memory_than_there_is_costs_only_itself(project: Path) -> None:
    many = "\n\n".join("{{ person }} again" for _ in range(12))
    edit(project / "content" / "blocks" / "cost.md", "worked for {{ person }}", f"{many}\n\nworked")
    heavy = " ".join(["many words and names of people"] * 3_000)
    listed(project, ["Ada", "Bo", heavy, "Cy", "Di"])
    words = ("-f", "pdf", "--name", "{row}", "-o", "out", "--jobs", "1", "--json")
    done = batch(project, *words, memory=300 << 20)
    said = json.loads(done.stdout)
    (told,) = [each for each in said["diagnostics"] if each["severity"] == "error"]

    assert done.returncode == 4
    assert told["message"].startswith("row 3 (line 3): the ")
    # A library written in C may fall over before the engine is told that there is no memory.
    assert told["code"] in {"report-too-heavy", "engine-crashed"}
    assert [each["row"] for each in said["result"]["made"]] == [1, 2, 4, 5]
    assert finished(project / "out") == {"1.pdf", "2.pdf", "4.pdf", "5.pdf"}


NAMES = (
    "../up",
    "a/b",
    "a\\b",
    "..",
    "CON",
    "com1.x",
    "x" * 300,
    "a:b",
    "a\u202eb",
    " ",
)


def test_names_that_lead_elsewhere_are_all_told_before_anything_is_written(project: Path) -> None:
    listed(project, ["fine", *NAMES, "FINE"])
    done = batch(project, "-f", "html", "--name", "{person}", "-o", "out", "--json")
    told = [(each["code"], each["line"]) for each in json.loads(done.stdout)["diagnostics"]]

    assert done.returncode == 1
    assert told == [("unsafe-output-name", line) for line in range(2, len(NAMES) + 3)]
    assert not (project / "out").exists()
    assert not (project / "up.html").exists()


def test_a_value_that_cannot_be_printed_is_told_before_anything_is_written(project: Path) -> None:
    listed(project, ["fine", "nul\x00", "a\x1bb"])
    done = batch(project, "-f", "html", "--name", "{row}", "-o", "out", "--json")
    told = [(each["code"], each["line"]) for each in json.loads(done.stdout)["diagnostics"]]

    assert (done.returncode, told) == (1, [("control-character", 2), ("control-character", 3)])
    assert not (project / "out").exists()


CSV = b"\xef\xbb\xbfperson;note\r\n=cmd|' /C calc'!A0;@SUM(1)\r\n+49 30;-1\r\nA..;x\r\n"


def test_formulas_and_a_byte_order_mark_are_text(project: Path) -> None:
    (project / "list.jsonl").write_bytes(CSV)
    done = batch(project, *HTML)
    pages = [(project / "out" / f"{row}.html").read_text("utf-8") for row in (1, 2, 3)]

    assert done.returncode == 0, done.stderr
    assert "worked for =cmd|' /C calc'!A0 on" in pages[0]
    assert "worked for +49 30 on" in pages[1]
    assert "worked for A.. on" in pages[2]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("person,note\nAda,x\nBo\nCy,x\nDi", [("broken-row", 3), ("broken-row", 5)]),
        ("person,person\nAda,Bo\n", [("wrong-column", 1)]),
        ("name\nAda\n", [("unknown-value", 8)]),
        ("person\nAda\nBo\nAda\n", [("unsafe-output-name", 4)]),
    ],
)
def test_a_mistake_in_a_list_is_told_before_anything_is_written(
    project: Path, content: str, told: list[tuple[str, int]]
) -> None:
    (project / "list.jsonl").write_text(content, "utf-8")
    name = "{row}" if "unknown-value" in told[0] else "{person}"
    done = batch(project, "-f", "html", "--name", name, "-o", "out", "--json")

    assert done.returncode == 1
    assert [(each["code"], each["line"]) for each in json.loads(done.stdout)["diagnostics"]] == told
    assert not (project / "out").exists()
