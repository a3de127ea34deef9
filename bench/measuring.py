# ruff: noqa: INP001  # a script, not a package
"""Calls → wall time, processor time and memory of each whole process, taken in turns."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Call = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians: seconds on the clock and of processors, megabytes of the largest process."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Case:
    """A call, what to do before each run of it, and the exit code that is right."""

    call: Call
    before: Callable[[], None]
    exit_code: int = 0


def measure(cases: Mapping[str, Case], folder: Path, rounds: int) -> Mapping[str, Measured]:
    """Run every case once in each round, after one round that only warms the disk."""
    runs: dict[str, list[Measured]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            case.before()
            measured = run_once(case.call, folder, name, case.exit_code)
            if number:
                runs[name].append(measured)
    return {
        name: Measured(
            statistics.median(each.wall for each in found),
            statistics.median(each.processor for each in found),
            statistics.median(each.memory for each in found),
        )
        for name, found in runs.items()
    }


def run_once(call: Call, folder: Path, name: str, exit_code: int = 0) -> Measured:
    """One run of a call; SystemExit where it ends otherwise."""
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  # the programs this script is about
        call, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode != exit_code:
        raise SystemExit(f"{name} failed: {' '.join(call)}")
    return Measured(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
