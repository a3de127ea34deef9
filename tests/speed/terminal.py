"""The command line in a terminal of its own: what it draws, and keys pressed while it does."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

CALL = "from reportgen.cli import main; main()"
INTERRUPT = b"\x03"
MOST_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """All that came to the terminal, and how the program ended."""

    text: str
    exit_code: int
    seconds_after_key: float = 0.0

    @property
    def lines(self) -> list[str]:
        """Every state of the line that changes."""
        return [each.removeprefix("\033[K") for each in self.text.replace("\n", "\r").split("\r")]


def in_terminal(
    project: Path,
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    press_when: Callable[[str], bool] | None = None,
) -> Shown:
    """Run a call in a terminal of 100 columns; Ctrl-C is pressed once `press_when` likes what it sees."""
    process, terminal = pty.fork()
    if process == 0:
        # Started in the background, a shell's children are deaf to Ctrl-C; in a terminal nobody is.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.chdir(project)
        own = {"TERM": "xterm", "COLUMNS": "100", **(environment or {})}
        kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
        os.execve(sys.executable, [sys.executable, "-c", CALL, *arguments], {**kept, **own})  # noqa: S606  # our own program
    try:
        return _watch(process, terminal, press_when)
    finally:
        os.close(terminal)


def _watch(process: int, terminal: int, press_when: Callable[[str], bool] | None) -> Shown:
    seen, deadline, pressed_at = b"", time.monotonic() + MOST_SECONDS, 0.0
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the program has closed its end
            break
        if not part:
            break
        seen += part
        if press_when is not None and not pressed_at and press_when(seen.decode("utf-8", "replace")):
            pressed_at = time.monotonic()
            os.write(terminal, INTERRUPT)
    else:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    took = time.monotonic() - pressed_at if pressed_at else 0.0
    return Shown(seen.decode("utf-8", "replace"), os.waitstatus_to_exitcode(status), took)
