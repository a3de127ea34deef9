"""The processes below one, and the one among them that renders a report."""

from __future__ import annotations

import time
from pathlib import Path


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
        return b"reportgen.write.worker.fork_server" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False


# Far more than it ever takes: a machine with other work on it is no failure.
PATIENCE_SECONDS = 120


def wait_for_worker(process: int) -> int:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        workers = [number for number, depth in below(process).items() if depth == 3 and is_box(number)]
        if workers:
            return workers[0]
        time.sleep(0.005)
    raise AssertionError("no worker was started")


def wait_for_end(processes: dict[int, int], seconds: float = PATIENCE_SECONDS) -> list[int]:
    """Those that are still there after a while."""
    deadline = time.monotonic() + seconds
    while any(Path(f"/proc/{each}").exists() for each in processes) and time.monotonic() < deadline:
        time.sleep(0.05)
    return [each for each in processes if Path(f"/proc/{each}").exists()]
