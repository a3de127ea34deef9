"""The end of a call: at once, instead of taking apart what the system frees anyway."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from typing import NoReturn


def leave(ended: SystemExit) -> NoReturn:
    """Write what waits to be written, do what is registered for the end, and end with the exit code.

    Python would first free every object of every module, which takes a tenth of a short call. Raises
    `ended` where Python has to end it: other threads run, or the output cannot be written.
    """
    is_alone = threading.active_count() == 1
    if not (is_alone and isinstance(ended.code, int | None) and _is_written()):
        raise ended
    atexit._run_exitfuncs()  # noqa: SLF001  # there is no other name for it, and coverage and temporary folders count on it
    _is_written()
    os._exit(ended.code or 0)


def _is_written() -> bool:
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return False
    return True
