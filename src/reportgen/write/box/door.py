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
from reportgen.write.box.failures import crashed, ended, killed, too_heavy
from reportgen.write.box.limits import Limits
from reportgen.write.box.message import (
    pack_job,
    pack_limits,
    receive_frame,
    send_frame,
    unpack_answer,
)
from reportgen.write.box.preloaded import PRELOADED
from reportgen.write.box.stages import Hear, ignore_stages, read_stage

ORDINARY = Limits()

MOST_ANSWER = 1 << 30
MOST_END = 4096


def render_in_box(
    document: Document,
    formats: tuple[Format, ...],
    limits: Limits = ORDINARY,
    *,
    hear: Hear = ignore_stages,
) -> tuple[Artifact, ...]:
    """Like `render_report`, in a worker of its own; safe to call from several threads.

    `hear` is told what the worker is doing. Raises what the worker raised; EngineError with
    `report-too-heavy` when a limit was reached and `engine-crashed` when the worker ended without an answer.
    """
    if not formats:
        return ()
    answer = answer_in_box(pack_job(document, formats), document.profile, limits, hear=hear)
    return open_artifacts(document.profile, answer)


def measure_in_box(document: Document, limits: Limits = ORDINARY) -> PageFacts:
    """Like `measure_report`, in a worker of its own; raises what `render_in_box` does."""
    answer = _open(document.profile, answer_in_box(pack_job(document, ()), document.profile, limits))
    if not isinstance(answer, PageFacts):
        raise EngineError([ended(document.profile, 0)])
    return answer


def answer_in_box(
    job: bytes, profile: str, limits: Limits = ORDINARY, *, hear: Hear = ignore_stages
) -> bytes:
    """What a worker of its own answers to a packed job, which only that worker opens.

    Raises EngineError when the worker ended without an answer.
    """
    answer, end = _ask(job, limits, hear)
    if answer is not None:
        return answer
    number = os.WTERMSIG(end["status"]) if os.WIFSIGNALED(end["status"]) else 0
    if end["late"]:
        raise EngineError([too_heavy(profile, "time")])
    # At its limit of processor time the kernel sends one signal and, a second later, the other.
    if number == signal.SIGXCPU or (number == signal.SIGKILL and end["spent"]):
        raise EngineError([too_heavy(profile, "processor time")])
    if number == signal.SIGKILL:
        raise EngineError([killed(profile)])
    # Libraries written in C end the process when they get no memory.
    if number in {signal.SIGABRT, signal.SIGTRAP, signal.SIGXFSZ}:
        raise EngineError([too_heavy(profile, "memory")])
    raise EngineError([ended(profile, number)])


def open_artifacts(profile: str, answer: bytes) -> tuple[Artifact, ...]:
    """The artifacts in a packed answer; raises what the worker raised, EngineError where it is no answer."""
    opened = _open(profile, answer)
    if isinstance(opened, PageFacts):
        raise EngineError([ended(profile, 0)])
    return opened


def _open(profile: str, content: bytes) -> tuple[Artifact, ...] | PageFacts:
    try:
        answer = unpack_answer(content)
    except (ValueError, KeyError, TypeError) as error:
        raise EngineError([crashed(profile, error)]) from error
    if isinstance(answer, PageFacts):
        return answer
    if answer and isinstance(answer[0], str):
        kind, diagnostics = answer
        raise (ContentError if kind == "content" else EngineError)(diagnostics)
    return answer


def _ask(content: bytes, limits: Limits, hear: Hear) -> tuple[bytes | None, dict[str, int]]:
    """The worker's answer, if any, and how it ended."""
    job, job_there = socket.socketpair()
    watch, watch_there = socket.socketpair()
    with job, watch, PRELOADED.waiting(job, watch):
        with job_there, watch_there:
            PRELOADED.send(job_there, watch_there)
        answer = None
        end = None
        with suppress(BrokenPipeError, ConnectionResetError):
            send_frame(watch, pack_limits(limits))
            send_frame(job, content)
            answer = receive_frame(job, MOST_ANSWER)
            while answer is not None and (stage := read_stage(answer)) is not None:
                hear(*stage)
                answer = receive_frame(job, MOST_ANSWER)
        if answer is None:
            with suppress(ConnectionResetError):
                end = receive_frame(watch, MOST_END)
    return answer, json.loads(end) if end else {"status": 0, "late": False, "spent": False}
