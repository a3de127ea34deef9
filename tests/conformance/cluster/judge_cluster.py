"""Reports made by two workers of a real cluster that die on the way: whole files, the same bytes, an end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen
from typing import IO

import reportgen
from reportgen.app.verify import verify_files
from reportgen.record import Finding
from speed.builds import edit, running, starter
from speed.cluster import Cluster, cluster
from speed.processes import below, wait_for_end, wait_for_worker

PROFILES = 8
PATIENCE = 120


def main(work: Path) -> int:
    """Run every trial in a folder of its own; raises AssertionError where something is not as promised."""
    for number, trial in enumerate(TRIALS):
        began = time.monotonic()
        print(f"{trial.__name__.replace('_', ' ')} …", end=" ", flush=True)  # noqa: T201  # what a judge is for
        folder = work / f"{number}"
        project = starter(folder)
        _enlarge(project)
        trial(project, folder)
        print(f"{time.monotonic() - began:.0f} s", flush=True)  # noqa: T201  # as above
    return 0


def two_workers_make_what_this_machine_makes(project: Path, folder: Path) -> None:
    """Also Word files, and the manifest."""
    with cluster(folder / "cluster", workers=2) as made:
        made.wait_for_workers(2)
        code, said = _build(project, made)
    assert code == 0, said
    _compare(project)


def a_worker_killed_on_the_way_costs_nothing(project: Path, folder: Path) -> None:
    """Its report is made by the other one; nothing that it started stays."""
    with cluster(folder / "cluster", workers=2) as made:
        made.wait_for_workers(2)
        with _building(project, made) as call:
            victim = made.workers[0]
            wait_for_worker(victim.pid)
            boxes = below(victim.pid)
            os.kill(victim.pid, signal.SIGKILL)
            victim.wait()
            code = call.wait(timeout=PATIENCE)
            said = _read(call.stderr)
        left = wait_for_end(boxes)
    assert code == 0, said
    assert len(boxes) >= 3
    assert left == []
    _compare(project)


def rows_of_a_list_survive_a_killed_worker(project: Path, folder: Path) -> None:
    """Few enough rows for each to be laid out in full, by the cluster."""
    (project / "people.csv").write_text("name\nAnna\nBen\nCora\n", "utf-8")
    edit(project / "content" / "blocks" / "cost.md", "Two members", "Dear {{ name }}, two members")
    asked = ("batch", "-p", "council", "--data", "people.csv", "-f", "pdf")
    with cluster(folder / "cluster", workers=2) as made:
        made.wait_for_workers(2)
        with running(project, *asked, "-o", "there", *_by(made)) as call:
            victim = made.workers[0]
            wait_for_worker(victim.pid)
            os.kill(victim.pid, signal.SIGKILL)
            code = call.wait(timeout=PATIENCE)
            said = _read(call.stderr)
    assert code == 0, said
    with running(project, *asked, "-o", "here") as call:
        assert call.wait(timeout=PATIENCE) == 0
    for number in (1, 2, 3):
        name = f"council-{number}.pdf"
        assert (project / "there" / name).read_bytes() == (project / "here" / name).read_bytes(), name


def all_workers_killed_end_the_call(project: Path, folder: Path) -> None:
    """Exit 4 within half a minute; what was finished comes from the cache afterwards."""
    with cluster(folder / "cluster", workers=2) as made:
        made.wait_for_workers(2)
        with _building(project, made) as call:
            for victim in made.workers:
                wait_for_worker(victim.pid)
                os.kill(victim.pid, signal.SIGKILL)
            began = time.monotonic()
            code = call.wait(timeout=PATIENCE)
            took = time.monotonic() - began
            said = _read(call.stderr)
    assert code == 4, said
    assert "missing-workers" in said
    assert took < 40, took
    _are_whole(project / "there")


def a_scheduler_killed_ends_the_call(project: Path, folder: Path) -> None:
    """Exit 4, at once."""
    with cluster(folder / "cluster", workers=2) as made:
        made.wait_for_workers(2)
        with _building(project, made) as call:
            wait_for_worker(made.workers[0].pid)
            made.scheduler.kill()
            began = time.monotonic()
            code = call.wait(timeout=PATIENCE)
            took = time.monotonic() - began
            said = _read(call.stderr)
    assert code == 4, said
    assert "unreachable-scheduler" in said, said
    assert took < 40, took
    _are_whole(project / "there")


def a_worker_with_other_writers_is_refused(project: Path, folder: Path) -> None:
    """Its reportgen has the same version, and one comment more."""
    code_there = folder / "code"
    source = Path(reportgen.__file__).parent
    shutil.copytree(source, code_there / "reportgen", ignore=shutil.ignore_patterns("__pycache__"))
    templates = source.parent.parent / "templates"
    if templates.is_dir():
        shutil.copytree(templates, folder / "templates")
    edit(
        code_there / "reportgen" / "write" / "html" / "page.py",
        "from __future__",
        "# changed\nfrom __future__",
    )
    with cluster(folder / "cluster", workers=1, code=code_there) as made:
        code, said = _build(project, made)
    assert code == 4, said
    assert said.count("error[foreign-worker]") == 1, said
    assert "writers" in said, said
    assert not (project / "there").exists()


def ctrl_c_ends_the_call_and_the_work(project: Path, folder: Path) -> None:
    """Jobs that wait are taken back; the workers live on for others."""
    with cluster(folder / "cluster", workers=2) as made:
        made.wait_for_workers(2)
        with _building(project, made) as call:
            wait_for_worker(made.workers[0].pid)
            call.send_signal(signal.SIGINT)
            began = time.monotonic()
            code = call.wait(timeout=PATIENCE)
            took = time.monotonic() - began
        alive = [worker.poll() is None for worker in made.workers]
    assert code == 130
    assert took < 10, took
    assert alive == [True, True]


def _enlarge(project: Path) -> None:
    """Enough reports, each long enough, for something to happen to them."""
    edit(project / "content" / "blocks" / "cost.md", "worked", "worked " * 6000)
    text = (project / "profiles" / "council.yaml").read_text("utf-8")
    for number in range(PROFILES):
        audience = f"audience: reader-{number}"
        own = text.replace("audience: council", audience)
        (project / "profiles" / f"reader-{number}.yaml").write_text(own, "utf-8")


def _asked(made: Cluster) -> tuple[str, ...]:
    return ("build", "-f", "pdf", "-f", "docx", "-o", "there", *_by(made))


def _by(made: Cluster) -> tuple[str, ...]:
    return ("--executor", "dask", "--scheduler", made.address)


def _build(project: Path, made: Cluster) -> tuple[int, str]:
    with _building(project, made) as call:
        said = call.communicate(timeout=PATIENCE)[1]
    return call.returncode, said


def _building(project: Path, made: Cluster) -> AbstractContextManager[Popen[str]]:
    return running(project, *_asked(made))


def _compare(project: Path) -> None:
    here = [
        sys.executable,
        "-c",
        "from reportgen.cli import main; main()",
        "build",
        "-f",
        "pdf",
        "-f",
        "docx",
    ]
    subprocess.run([*here, "-q", "-o", "here"], cwd=project, check=True, capture_output=True)  # noqa: S603  # our own interpreter
    names = sorted(path.name for path in (project / "here").iterdir() if path.is_file())
    assert len(names) == 2 * (PROFILES + 2) + 1, names
    for name in names:
        there = (project / "there" / name).read_bytes()
        assert there == (project / "here" / name).read_bytes(), name


def _are_whole(folder: Path) -> None:
    files = tuple(path for path in folder.glob("*") if path.suffix in {".pdf", ".docx"})
    assert {each.finding for each in verify_files(folder, files, None)} <= {Finding.SAME}
    assert list(folder.rglob("*.part")) == []


def _read(stream: IO[str] | None) -> str:
    return stream.read() if stream is not None else ""


TRIALS: tuple[Callable[[Path, Path], None], ...] = (
    two_workers_make_what_this_machine_makes,
    a_worker_killed_on_the_way_costs_nothing,
    rows_of_a_list_survive_a_killed_worker,
    all_workers_killed_end_the_call,
    a_scheduler_killed_ends_the_call,
    a_worker_with_other_writers_is_refused,
    ctrl_c_ends_the_call_and_the_work,
)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
