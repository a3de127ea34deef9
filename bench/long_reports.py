# ruff: noqa: INP001, T201  # a script, not a package; it prints its table
"""Handbooks of random prose, up to 1,500 pages: what they cost as PDF and Word, and how that grows.

Use: python bench/long_reports.py [PAGES …]      100 300 750 1500 by default

Every chapter has headings, lists, a table, notes and references. What each process took is measured from
outside; `space` is the address space of the largest worker, which its limit of memory is about.
"""

from __future__ import annotations

import itertools
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen

from linear import with_all_below
from measured_project import sentence, word

from reportgen.app.init import init

PAGES = (100, 300, 750, 1500)
PAGES_OF_CHAPTER = 2.8
MEBIBYTE = 1 << 20
TICKS = os.sysconf("SC_CLK_TCK")
REPORTGEN = (sys.executable, "-c", "from reportgen.cli import main; main()")


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one build: seconds on the clock, of the call, of its workers; MiB of call and largest worker."""

    pages: int
    wall: float
    call: float
    workers: float
    call_memory: float
    worker_memory: float
    worker_space: float


def main() -> None:
    """Build each handbook once and print what it cost, and the cost of a page beside that of the shortest."""
    wanted = tuple(map(int, sys.argv[1:])) or PAGES
    print(
        f"{'pages':>6}{'wall s':>9}{'call s':>9}{'worker s':>10}{'call MiB':>10}{'worker MiB':>12}"
        f"{'space MiB':>11}{'s a page':>10}{'ratio':>7}"
    )
    first: float | None = None
    for pages in wanted:
        with tempfile.TemporaryDirectory(prefix="reportgen-long-") as folder:
            cost = measure_handbook(Path(folder) / "project", pages)
        seconds = (cost.call + cost.workers) / cost.pages
        first = first or seconds
        print(
            f"{cost.pages:6}{cost.wall:9.1f}{cost.call:9.1f}{cost.workers:10.1f}{cost.call_memory:10.0f}"
            f"{cost.worker_memory:12.0f}{cost.worker_space:11.0f}{seconds:10.4f}{seconds / first:7.2f}",
            flush=True,
        )


def measure_handbook(folder: Path, pages: int) -> Cost:
    """Make the project, build it as PDF and Word, and tell what that took; SystemExit where it fails."""
    make_handbook(folder, round(pages / PAGES_OF_CHAPTER))
    start = time.perf_counter()
    call = (*REPORTGEN, "build", "-p", "handbook", "-f", "pdf", "-f", "docx", "-q", "--force", "--json")
    said = folder / "said.json"
    with (
        said.open("wb") as stdout,
        Popen(call, cwd=folder, stdout=stdout, stderr=DEVNULL) as process,  # noqa: S603  # the program this script is about
    ):
        found: dict[int, tuple[float, float, float]] = {}
        watching = threading.Thread(target=_watch, args=(process, found))
        watching.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        watching.join()
    if process.returncode:
        raise SystemExit(f"{pages} pages failed: {said.read_text()}")
    built = max(int(each) for each in re.findall(r'"pages": (\d+)', said.read_text()))
    workers = [cost for each, cost in found.items() if each != process.pid]
    heaviest = max(workers, key=lambda each: each[2], default=(0.0, 0.0, 0.0))
    return Cost(
        built,
        wall,
        used.ru_utime + used.ru_stime,
        sum(each[0] for each in workers),
        found[process.pid][1],
        heaviest[1],
        heaviest[2],
    )


def make_handbook(folder: Path, chapters: int) -> None:
    """Write a project whose one report has so many chapters, the same words every time."""
    init(folder)
    blocks = folder / "content" / "blocks"
    for number in range(chapters):
        (blocks / f"chapter-{number:04}.md").write_text(_chapter(number), "utf-8")
    (folder / "profiles" / "handbook.yaml").write_text(
        'extends: _base\ntitle: "A handbook"\naudience: handbook\n'
        'outline:\n  - section: Chapters\n    blocks: ["chapter-*"]\n'
        "  - {section: Notes, generate: notes}\nsettings: {contents: true}\n",
        "utf-8",
    )


def _chapter(number: int) -> str:
    seed = itertools.count(number * 1000)
    parts = [_section(number, part, lambda: next(seed)) for part in range(4)]
    rows = "\n".join(
        f"| {word(next(seed) * 5 + 60).title()} | {number * 7 + row} | {sentence(next(seed), 5)} |"
        for row in range(12)
    )
    caption = sentence(next(seed), 6)
    head = f'::: table {{#tbl-{number} caption="{caption}"}}\n| Place | Count | Remark |\n|---|---|---|'
    table = f"{head}\n{rows}\n:::"
    notes = "\n\n".join(f"[^n{part}]: {sentence(number * 50 + part, 14)}" for part in range(4))
    text = "\n\n".join((*parts, table, notes))
    return f"---\ntitle: Chapter {number}, {word(number + 70)}\nkind: context\n---\n{text}\n"


def _section(number: int, part: int, seed: Callable[[], int]) -> str:
    items = "\n".join(f"{'1.' if part % 2 else '*'} {sentence(seed(), 22)}" for _ in range(5))
    after = f"{sentence(seed(), 70)}[^n{part}] See [](#tbl-{number}) and [](#s-{max(0, number - 1)}-{part})."
    return "\n\n".join(
        (
            f"# {sentence(seed(), 4)[:-1]} {{#s-{number}-{part}}}",
            sentence(seed(), 120),
            items,
            sentence(seed(), 130),
            after,
        )
    )


def _watch(process: Popen[bytes], found: dict[int, tuple[float, float, float]]) -> None:
    """Note of every process of the call its processor seconds, and the most MiB it held and reserved."""
    while process.returncode is None:
        for each in with_all_below(process.pid):
            cost = _cost_of(each)
            if cost is not None:
                found[each] = cost
        time.sleep(0.1)


def _cost_of(process: int) -> tuple[float, float, float] | None:
    try:
        status = Path(f"/proc/{process}/status").read_text()
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    sizes = dict(re.findall(r"(VmHWM|VmPeak):\s+(\d+) kB", status))
    if not sizes:
        return None
    seconds = (int(fields[11]) + int(fields[12])) / TICKS
    return seconds, int(sizes["VmHWM"]) / 1024, int(sizes["VmPeak"]) / 1024


if __name__ == "__main__":
    main()
