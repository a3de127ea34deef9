"""A worker that did not finish → what to tell the author."""

from __future__ import annotations

import os
import signal
import traceback

from reportgen.model.diagnostic import Diagnostic
from reportgen.write.worker import guard


def too_heavy(profile: str, what: str) -> Diagnostic:
    """A report that needs more than its limits."""
    return Diagnostic(
        "report-too-heavy",
        f"the report {profile!r} needs more {what} than a report may use",
        hint="look for huge images, tables or spans, or for styles that repeat themselves",
    )


_SIGNALS = frozenset(int(each) for each in signal.Signals)


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
    said = f"with {signal.Signals(number).name}" if number in _SIGNALS else "without a word"
    return Diagnostic(
        "engine-crashed",
        f"the engine stopped at the report {profile!r} {said}",
        hint="the machine may be short of memory; if it is not, please report this",
    )


def killed(profile: str) -> Diagnostic:
    """A report whose worker was ended from outside, mostly by a system short of memory."""
    return Diagnostic(
        "engine-killed",
        f"the system ended the engine at the report {profile!r}",
        hint="the machine may be short of memory: try again with a smaller --jobs",
    )


def told_end(profile: str, status: int, *, is_spent: bool = False, is_full: bool = False) -> Diagnostic:
    """Why a worker ended that has this wait status.

    `is_spent` where it had used up its processor time, `is_full` where it was near its limit of memory.
    """
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    # At its limit of processor time the kernel sends one signal and, a second later, the other.
    if number == signal.SIGXCPU or (number == signal.SIGKILL and is_spent):
        return too_heavy(profile, "processor time")
    if number == signal.SIGKILL:
        return killed(profile)
    # Libraries written in C end the process when they get no memory, or stumble; Python may find none left
    # even to say so.
    if number in {signal.SIGABRT, signal.SIGTRAP, signal.SIGXFSZ} or (
        number in {0, signal.SIGSEGV} and is_full
    ):
        return too_heavy(profile, "memory")
    return ended(profile, number)
