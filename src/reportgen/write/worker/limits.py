"""What one report may cost."""

from __future__ import annotations

import os
from collections.abc import Mapping

from reportgen.model.frozen import frozen
from reportgen.model.report.document import Document

MEBIBYTE = 1 << 20
# A process that ends for want of memory has mostly asked for a large piece, and been some way from its limit.
NEAR = 0.85
OWN_STATUS = "/proc/self/status"


@frozen
class Limits:
    """`memory` is address space in bytes; times in seconds; `output` bounds any file it writes, in bytes."""

    memory: int = 1024 * MEBIBYTE
    cpu_seconds: int = 120
    wall_seconds: float = 180.0
    output: int = 256 * MEBIBYTE


# What a letter of a report's HTML takes of memory in bytes and of processor time in seconds: measured, and
# rounded up by half and more, with 224 pages of dense prose (545 bytes, 1.3e-5 s) and with handbooks of 100
# to 1,480 pages (320 bytes, 1.6e-5 s; `bench/long_reports.py`), PDF and Word. A page has some 4,300 letters.
MEMORY_OF_LETTER = 800
SECONDS_OF_LETTER = 3e-5
SHORT = MEBIBYTE  # letters of HTML that the ordinary limits are made for
MOST_MEMORY = 8192 * MEBIBYTE


def limits_for(document: Document) -> Limits:
    """What a report may cost: what its project says, else the more the longer it is, up to an end."""
    ordinary, asked = Limits(), document.limits
    further = max(0, len(document.html) - SHORT)
    memory = min(MOST_MEMORY, ordinary.memory + further * MEMORY_OF_LETTER)
    seconds = asked.seconds or ordinary.cpu_seconds + int(further * SECONDS_OF_LETTER)
    return Limits(
        memory=asked.memory * MEBIBYTE if asked.memory else memory,
        cpu_seconds=seconds,
        wall_seconds=max(1.5 * seconds, ordinary.wall_seconds + 2 * (seconds - ordinary.cpu_seconds)),
        output=ordinary.output,
    )


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


@frozen
class MemoryUse:
    """Address space of one process in bytes: its `peak`, and the part of that it never touched."""

    peak: int = 0
    untouched: int = 0

    def is_near(self, limit: int, touched: int = 0) -> bool:
        """Whether it came near `limit`; `touched` is what is known of what it held at last."""
        return limit > 0 < self.peak and max(self.peak, self.untouched + touched) >= NEAR * limit


def memory_use(process: int | None = None) -> MemoryUse:
    """What a running process uses, this one unless a number is given; zeros where the system does not say."""
    sizes = _status(OWN_STATUS if process is None else f"/proc/{process}/status")
    peak, touched = (int(sizes.get(name, b"0").split()[0]) << 10 for name in (b"VmPeak", b"VmHWM"))
    return MemoryUse(peak, max(0, peak - touched))


def is_at_memory_limit() -> bool:
    """Whether this process has come near its own limit of address space."""
    return memory_use().is_near(memory_limit())


def is_single_threaded() -> bool:
    """Whether the system says that one thread runs in this process."""
    return int(_status(OWN_STATUS).get(b"Threads", b"0")) == 1


def _status(path: str) -> Mapping[bytes, bytes]:
    """What the system says of a process, by name; nothing where it does not say."""
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            lines = os.read(handle, 4096).split(b"\n")
        finally:
            os.close(handle)
    except OSError:
        return {}
    return {name: content for name, _, content in (line.partition(b":") for line in lines)}
