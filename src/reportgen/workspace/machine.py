"""How many reports this machine can render at a time."""

from __future__ import annotations

import os
from pathlib import Path

JOB_BYTES = 400 << 20
"""What a long report needs, with its engine; a short one needs a quarter."""


def jobs_here() -> int:
    """One for each processor this process may use, as long as memory lasts; at least one."""
    has_affinity = hasattr(os, "sched_getaffinity")
    processors = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    free = _free_bytes()
    return max(1, processors if free is None else min(processors, free // JOB_BYTES))


def _free_bytes() -> int | None:
    """Memory that can be had without swapping; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        found = next(line for line in lines if line.startswith("MemAvailable:"))
        return int(found.split()[1]) * 1024
    except (OSError, ValueError, StopIteration, IndexError):
        return None
