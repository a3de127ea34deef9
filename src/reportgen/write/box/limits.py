"""What one report may cost."""

from __future__ import annotations

from reportgen.model.frozen import frozen

MEBIBYTE = 1 << 20


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
