"""A Dask scheduler and its workers as real processes of this machine, on ports that are free."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen

START_SECONDS = 30
OPTIONS = ("--no-dashboard", "--host", "127.0.0.1")
COUNT = (
    "import sys; from distributed import Client; Client(sys.argv[1]).wait_for_workers(int(sys.argv[2]), 30)"
)


@dataclass(slots=True)
class Cluster:
    """Where it is reached, and its processes; logs lie in `folder`."""

    folder: Path
    address: str
    scheduler: Popen[bytes]
    workers: list[Popen[bytes]] = field(default_factory=list)

    def wait_for_workers(self, count: int) -> None:
        """Return once so many workers have reported to the scheduler."""
        call = [sys.executable, "-c", COUNT, self.address, str(count)]
        subprocess.run(call, check=True, timeout=60)  # noqa: S603  # our own interpreter


@contextmanager
def cluster(folder: Path, workers: int, code: Path | None = None) -> Iterator[Cluster]:
    """A cluster for as long as the block lasts; its workers import reportgen from `code`, if given."""
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "scheduler.json"
    with ExitStack() as stack:
        own = ("--port", "0", "--scheduler-file", str(told), *OPTIONS)
        scheduler = stack.enter_context(_process(folder, "dask_scheduler", own))
        made = Cluster(folder, _address(told, scheduler), scheduler)
        for number in range(workers):
            kept = ("--local-directory", str(folder / f"worker-{number}"))
            place = (made.address, "--nthreads", "1", "--no-nanny", *kept, *OPTIONS)
            made.workers.append(stack.enter_context(_process(folder, "dask_worker", place, code)))
        yield made


def _address(told: Path, scheduler: Popen[bytes]) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and scheduler.poll() is None:
        try:
            return str(json.loads(told.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.05)
    raise AssertionError("the scheduler did not start")


@contextmanager
def _process(
    folder: Path, module: str, options: tuple[str, ...], code: Path | None = None
) -> Iterator[Popen[bytes]]:
    environment = os.environ if code is None else {**os.environ, "PYTHONPATH": str(code)}
    number = len(list(folder.glob("*.log")))
    with (folder / f"{module}-{number}.log").open("wb") as log:
        call = [sys.executable, "-m", f"distributed.cli.{module}", *options]
        process = Popen(call, cwd=folder, stdout=log, stderr=log, env=environment)  # noqa: S603  # our own interpreter
        try:
            yield process
        finally:
            process.kill()
            process.wait()
