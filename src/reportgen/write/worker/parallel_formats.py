"""Several formats of one report → the first written here, the others in a process beside it.

A worker asks its parent for one more core just when it is about to write: then it is known what else there
is to do.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

from reportgen.errors import EngineError
from reportgen.model.report.artifact import Artifact
from reportgen.write.engine.progress import silence_stages
from reportgen.write.render import RunAll, run_in_sequence
from reportgen.write.worker.failures import WorkerEnd, explain_end
from reportgen.write.worker.limits import is_single_threaded, memory_limit, memory_use
from reportgen.write.worker.protocol import ASK_FOR_CORE, GRANTED, pack_artifacts, receive_frame, send_frame
from reportgen.write.worker.results import answer_of, open_artifacts

MOST_REPLY = 16
MOST_ANSWER = 1 << 30


def parallel_writer(
    profile: str,
    link: socket.socket,
    between: tuple[socket.socket, socket.socket],
    fork: Callable[[], int],
    *,
    may_fork: Callable[[], bool] = is_single_threaded,
) -> RunAll:
    """Write the first format here and, if the parent on `link` grants a core, the others in a fork.

    The two talk over the pair `between`, for in a sandbox no socket can be made. A process with threads
    does not fork: Pango asks fontconfig in some (1.50 for a moment, 1.56 in one that stays), which a fork
    lacks and would wait for. Raises what writing raised, EngineError where the fork ended without an answer.
    """

    def write(writing: Sequence[Callable[[], Artifact]]) -> tuple[Artifact, ...]:
        first, *others = writing
        if not others or not may_fork() or not _is_granted(link):
            return run_in_sequence(writing)
        here, there = between
        with here, there:
            worker = fork()
            if worker == 0:
                _write_there(profile, others, there)
            there.close()
            made = first()
            answer = receive_frame(here, MOST_ANSWER)
        _, status, used = os.wait4(worker, 0)
        if answer is None:
            is_full = memory_use().is_near(memory_limit(), touched=used.ru_maxrss << 10)
            raise EngineError([explain_end(profile, WorkerEnd(status, is_full=is_full))])
        return made, *open_artifacts(profile, answer)

    return write


def _is_granted(link: socket.socket) -> bool:
    send_frame(link, ASK_FOR_CORE)
    return receive_frame(link, MOST_REPLY) == GRANTED


def _write_there(profile: str, writing: Sequence[Callable[[], Artifact]], link: socket.socket) -> NoReturn:
    """Answer on `link` and end."""
    silence_stages()
    try:
        answer = answer_of(profile, lambda: pack_artifacts(run_in_sequence(writing)))
        # The other process may have ended by a mistake of its own.
        with suppress(OSError):
            send_frame(link, answer)
    finally:
        os._exit(0)
