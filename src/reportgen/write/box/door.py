"""Document + formats → artifacts, made in a process that can read, reach and exhaust nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
from contextlib import suppress

from reportgen.errors import ContentError, EngineError
from reportgen.model.artifact import Artifact
from reportgen.model.document import Document
from reportgen.model.pages import PageFacts
from reportgen.model.profile import Format
from reportgen.write.box.failures import crashed, too_heavy
from reportgen.write.box.limits import Limits
from reportgen.write.box.message import (
    pack_job,
    pack_limits,
    receive_frame,
    send_frame,
    unpack_answer,
)
from reportgen.write.box.preloaded import PRELOADED

ORDINARY = Limits()

MOST_ANSWER = 1 << 30
MOST_END = 4096


def render_in_box(
    document: Document, formats: tuple[Format, ...], limits: Limits = ORDINARY
) -> tuple[Artifact, ...]:
    """Like `render_report`, in a worker of its own; safe to call from several threads.

    Raises what the worker raised; EngineError with `report-too-heavy` when a limit was
    reached and `engine-crashed` when the worker ended without an answer.
    """
    if not formats:
        return ()
    answer = _answer(document, formats, limits)
    if isinstance(answer, PageFacts):
        raise EngineError([crashed(document, None)])
    return answer


def measure_in_box(document: Document, limits: Limits = ORDINARY) -> PageFacts:
    """Like `measure_report`, in a worker of its own; raises what `render_in_box` does."""
    answer = _answer(document, (), limits)
    if not isinstance(answer, PageFacts):
        raise EngineError([crashed(document, None)])
    return answer


def _answer(
    document: Document, formats: tuple[Format, ...], limits: Limits
) -> tuple[Artifact, ...] | PageFacts:
    answer, end = _ask(document, formats, limits)
    if answer is not None:
        return _open(document, answer)
    number = os.WTERMSIG(end["status"]) if os.WIFSIGNALED(end["status"]) else 0
    if end["late"]:
        raise EngineError([too_heavy(document, "time")])
    if number in {signal.SIGXCPU, signal.SIGKILL}:
        raise EngineError([too_heavy(document, "processor time")])
    # Libraries written in C end the process when they get no memory.
    if number in {signal.SIGABRT, signal.SIGTRAP, signal.SIGXFSZ}:
        raise EngineError([too_heavy(document, "memory")])
    raise EngineError([crashed(document, None)])


def _open(document: Document, content: bytes) -> tuple[Artifact, ...] | PageFacts:
    try:
        answer = unpack_answer(content)
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError([crashed(document, error)]) from error
    if isinstance(answer, PageFacts):
        return answer
    if answer and isinstance(answer[0], str):
        kind, diagnostics = answer
        raise (ContentError if kind == "content" else EngineError)(diagnostics)
    return answer


def _ask(
    document: Document, formats: tuple[Format, ...], limits: Limits
) -> tuple[bytes | None, dict[str, int]]:
    """The worker's answer, if any, and how it ended."""
    job, job_there = socket.socketpair()
    watch, watch_there = socket.socketpair()
    with job, watch, PRELOADED.waiting(job, watch):
        with job_there, watch_there:
            PRELOADED.send(job_there, watch_there)
        answer = None
        end = None
        packed = pack_job(document, formats)
        with suppress(BrokenPipeError, ConnectionResetError):
            send_frame(watch, pack_limits(limits))
            send_frame(job, packed)
            answer = receive_frame(job, MOST_ANSWER)
        if answer is None:
            with suppress(ConnectionResetError):
                end = receive_frame(watch, MOST_END)
    return answer, json.loads(end) if end else {"status": 0, "late": False}
