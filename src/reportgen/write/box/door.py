"""Document + formats → artifacts, made in a process that can read, reach and exhaust nothing."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
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

ORDINARY = Limits()

MOST_ANSWER = 1 << 30
MOST_END = 4096

# What the engines may know of this machine.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "FC_LANG": "en"}


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
    with job, watch:
        with job_there, watch_there:
            _ZYGOTE.send(job_there, watch_there)
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


class _Zygote:
    """Started when first needed, ended with this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.control = socket.socket()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0

    def send(self, job: socket.socket, watch: socket.socket) -> None:
        with self.lock:
            # A fork of this process must not share its parent's control socket.
            if self.process is None or self.process.poll() is not None or self.owner != os.getpid():
                self.start()
            socket.send_fds(self.control, [b"."], [job.fileno(), watch.fileno()])

    def start(self) -> None:
        self.control.close()
        self.control, there = socket.socketpair()
        path = os.pathsep.join(entry for entry in sys.path if entry)
        with there:
            self.process = subprocess.Popen(  # noqa: S603  # our own module in our own interpreter
                [sys.executable, "-m", "reportgen.write.box.zygote", str(there.fileno())],
                pass_fds=(there.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={**ENVIRONMENT, "PYTHONPATH": path},
            )
        self.owner = os.getpid()

    def stop(self) -> None:
        if self.process is not None and self.owner == os.getpid():
            self.control.close()
            self.process.terminate()
            self.process.wait()


_ZYGOTE = _Zygote()
atexit.register(_ZYGOTE.stop)
