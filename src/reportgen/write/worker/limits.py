"""What one report may cost."""

from __future__ import annotations

import os
from typing import Any

from reportgen.model.frozen import frozen

MEBIBYTE = 1 << 20
# A process that ends for want of memory has mostly asked for a large piece, and been some way from its limit.
NEAR = 0.85


@frozen
class Limits:
    """`memory` is address space in bytes; times in seconds; `output` bounds any file it writes, in bytes."""

    memory: int = 1024 * MEBIBYTE
    cpu_seconds: int = 120
    wall_seconds: float = 180.0
    output: int = 256 * MEBIBYTE


def set_limits(limits: Limits) -> None:
    """Bind this process, for good."""
    import resource  # noqa: PLC0415  # not on Windows, where messages are read all the same

    bounds = {
        resource.RLIMIT_AS: (limits.memory, limits.memory),
        # At the soft limit the kernel sends SIGXCPU, a second later SIGKILL.
        resource.RLIMIT_CPU: (limits.cpu_seconds, limits.cpu_seconds + 1),
        resource.RLIMIT_FSIZE: (limits.output, limits.output),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_NOFILE: (64, 64),
    }
    for kind, wanted in bounds.items():
        _, ceiling = resource.getrlimit(kind)
        # A limit can only go down.
        most = max(wanted) if ceiling == resource.RLIM_INFINITY else ceiling
        resource.setrlimit(kind, (min(wanted[0], most), min(wanted[1], most)))


def memory_limit() -> int:
    """The bytes of address space that this process may have; -1 where there is no limit."""
    import resource  # noqa: PLC0415  # as above

    return resource.getrlimit(resource.RLIMIT_AS)[0]


def was_full(used: Any, memory: int) -> bool:
    """Whether a process with these figures of use had come near its `memory`, in bytes of address space.

    The system counts what it held; what was only set aside for it is taken to be as much as here, in the
    process that it was forked from.
    """
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123  # no Path needed
            size, held = (int(pages) for pages in stream.read().split()[:2])
    except (OSError, ValueError):
        return False
    set_aside = (size - held) * os.sysconf("SC_PAGE_SIZE")
    return memory > 0 and bool(used.ru_maxrss * 1024 + set_aside >= NEAR * memory)
