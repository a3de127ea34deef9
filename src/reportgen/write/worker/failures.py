"""How a worker ended → the diagnostic for the author."""

from __future__ import annotations

import os
import signal
import traceback

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.write.worker import guard
from reportgen.write.worker.limits import MEBIBYTE, Limits

ORDINARY = Limits()

_SIGNALS = frozenset(int(each) for each in signal.Signals)


@frozen
class WorkerEnd:
    """A wait status, and whether the worker had met its limit of time, of processor time, of memory."""

    status: int = 0
    is_late: bool = False
    is_spent: bool = False
    is_full: bool = False


def too_heavy(profile: str, what: str, most: str) -> Diagnostic:
    """A report that needs more than its limits, which grow with its text or are set."""
    setting = "memory" if what == "memory" else "seconds"
    return Diagnostic(
        "report-too-heavy",
        f"the report {profile!r} needs more {what} than it may use ({most})",
        hint="look for huge images, tables or spans, and for styles that repeat themselves; divide the "
        f"report, or raise `{setting}` below `limits` in reportgen.yaml",
    )


def in_mebibytes(size: int) -> str:
    """A number of bytes for a message."""
    return f"{size // MEBIBYTE:,} MiB"


def crashed(profile: str, error: BaseException) -> Diagnostic:
    """A report at which the engine gave up."""
    name, place = type(error).__name__, place_of(error)
    return Diagnostic(
        "engine-crashed",
        f"the engine stopped at the report {profile!r} with {name} at {place}: {error}",
        hint="if no block or theme is unusual, please report this",
    )


def place_of(error: BaseException) -> str:
    """The file and line that raised it."""
    # The guard raises where the engine asks: what asked is the frame before.
    frames = [each for each in traceback.extract_tb(error.__traceback__) if each.filename != guard.__file__]
    frame = frames[-1]
    return f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119  # no file, a name to show


def ended(profile: str, number: int) -> Diagnostic:
    """A report at which the engine fell over, by the number of the signal; 0 if there was none."""
    how = f"with {signal.Signals(number).name}" if number in _SIGNALS else "without a word"
    return Diagnostic(
        "engine-crashed",
        f"the engine stopped at the report {profile!r} {how}",
        hint="the machine may be short of memory; if it is not, please report this",
    )


def silent(profile: str, seconds: float) -> Diagnostic:
    """A report whose worker neither answered nor ended, long after its time was up."""
    return Diagnostic(
        "engine-silent",
        f"the engine gave no answer for the report {profile!r} in {seconds:.0f} seconds",
        hint="try again: a new one is started; if it stays silent, run reportgen doctor",
    )


def killed(profile: str) -> Diagnostic:
    """A report whose worker was ended from outside, mostly by a system short of memory."""
    return Diagnostic(
        "engine-killed",
        f"the system ended the engine at the report {profile!r}",
        hint="the machine may be short of memory: try again with a smaller --jobs",
    )


def explain_end(profile: str, end: WorkerEnd, limits: Limits = ORDINARY) -> Diagnostic:
    """Why a worker ended without an answer."""
    if end.is_late:
        return too_heavy(profile, "time", f"{limits.wall_seconds:,.1f} s")
    number = os.WTERMSIG(end.status) if os.WIFSIGNALED(end.status) else 0
    # At its limit of processor time the kernel sends one signal and, a second later, the other.
    if number == signal.SIGXCPU or (number == signal.SIGKILL and end.is_spent):
        return too_heavy(profile, "processor time", f"{limits.cpu_seconds:,} s")
    if number == signal.SIGKILL:
        return killed(profile)
    # Libraries written in C end the process when they get no memory, or stumble; Python may find none left
    # even to say so.
    if end.is_full or number in {signal.SIGABRT, signal.SIGTRAP, signal.SIGXFSZ}:
        return too_heavy(profile, "memory", in_mebibytes(limits.memory))
    return ended(profile, number)
