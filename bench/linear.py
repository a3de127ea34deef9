# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""Six pages and sixty, cold: how time and memory grow with the pages, workers counted too.

Use: python bench/linear.py [ROUNDS]      3 by default
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, Popen

from measured_project import SIZES, make_project

REPORTGEN = (sys.executable, "-c", "from reportgen.cli import main; main()")
FORMATS = (("-f", "pdf"), ("-f", "pdf", "-f", "docx"))
MEBIBYTE = 1 << 20


def main() -> None:
    """Measure both reports in turns and tell the ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory(prefix="reportgen-linear-") as folder:
        project = Path(folder) / "project"
        make_project(project)
        for formats in FORMATS:
            _tell(project, formats, rounds)


def _tell(project: Path, formats: tuple[str, ...], rounds: int) -> None:
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in SIZES}
    for number in range(rounds + 1):
        for name in SIZES:
            found = _run(project, (*REPORTGEN, "build", "-p", name, "--force", "-q", *formats))
            if number:
                runs[name].append(found)
    print(f"{' '.join(formats):20}{'wall s':>9}{'MB together':>13}{'MB largest':>12}")
    medians = {name: tuple(map(statistics.median, zip(*each, strict=True))) for name, each in runs.items()}
    for name, (wall, together, largest) in medians.items():
        print(f"{name:20}{wall:9.2f}{together:13.0f}{largest:12.0f}")
    six, sixty = medians.values()
    ratios = [more / less for less, more in zip(six, sixty, strict=True)]
    print(f"{'sixty / six':20}{ratios[0]:9.1f}{ratios[1]:13.1f}{ratios[2]:12.1f}\n", flush=True)


def _run(project: Path, call: tuple[str, ...]) -> tuple[float, float, float]:
    """Seconds, and the most megabytes: of all processes together, shared pages split, and of the largest."""
    start = time.perf_counter()
    with Popen(call, cwd=project, stdout=DEVNULL, stderr=DEVNULL) as process:  # noqa: S603  # the program this script is about
        most = [0.0, 0.0]
        looking = threading.Thread(target=_look, args=(process, most))
        looking.start()
        code = process.wait()
        wall = time.perf_counter() - start
        looking.join()
    if code:
        raise SystemExit(f"failed: {' '.join(call)}")
    return wall, most[0] / MEBIBYTE, most[1] / MEBIBYTE


def _look(process: Popen[bytes], most: list[float]) -> None:
    while process.poll() is None:
        sizes = [size for each in with_all_below(process.pid) if (size := bytes_of(each))]
        most[0] = max(most[0], sum(sizes))
        most[1] = max(most[1], max(sizes, default=0))
        time.sleep(0.05)


def with_all_below(process: int) -> Iterator[int]:
    """A process and every one that it started."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from with_all_below(int(child))


def bytes_of(process: int) -> int:
    """Proportional set size: a page that several processes share counts once in all."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    if not Path("/proc/self/smaps_rollup").exists() or os.name != "posix":
        raise SystemExit("this system does not say what its processes use")
    main()
