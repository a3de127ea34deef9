"""Document + formats → artifacts, made in a process that can read, reach and exhaust nothing."""

from __future__ import annotations

import json
import socket
from contextlib import suppress

from reportgen.errors import EngineError
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts
from reportgen.write.worker.failures import ended, told_end, too_heavy
from reportgen.write.worker.limits import Limits
from reportgen.write.worker.parallel_formats import ASKING, LENT, REFUSED, Lend, lend_nothing
from reportgen.write.worker.pool import PRELOADED
from reportgen.write.worker.progress import Hear, ignore_stages, read_stage
from reportgen.write.worker.protocol import pack_job, pack_limits, receive_frame, send_frame
from reportgen.write.worker.results import open_answer, open_artifacts

ORDINARY = Limits()

MOST_ANSWER = 1 << 30
MOST_END = 4096


def render_in_box(
    document: Document,
    formats: tuple[Format, ...],
    limits: Limits = ORDINARY,
    *,
    hear: Hear = ignore_stages,
    lend: Lend = lend_nothing,
) -> tuple[Artifact, ...]:
    """Like `render_report`, in a worker of its own; safe to call from several threads.

    `hear` is told what the worker is doing; `lend` is asked whether it may use one processor more. Raises
    what the worker raised; EngineError with `report-too-heavy` when a limit was reached and `engine-crashed`
    when the worker ended without an answer.
    """
    if not formats:
        return ()
    answer = answer_in_box(pack_job(document, formats), document.profile, limits, hear=hear, lend=lend)
    return open_artifacts(document.profile, answer)


def measure_in_box(document: Document, limits: Limits = ORDINARY) -> PageFacts:
    """Like `measure_report`, in a worker of its own; raises what `render_in_box` does."""
    answer = open_answer(document.profile, answer_in_box(pack_job(document, ()), document.profile, limits))
    if not isinstance(answer, PageFacts):
        raise EngineError([ended(document.profile, 0)])
    return answer


def answer_in_box(
    job: bytes,
    profile: str,
    limits: Limits = ORDINARY,
    *,
    hear: Hear = ignore_stages,
    lend: Lend = lend_nothing,
) -> bytes:
    """What a worker of its own answers to a packed job, which only that worker opens.

    Raises EngineError when the worker ended without an answer.
    """
    answer, end = _ask(job, limits, hear, lend)
    if answer is not None:
        return answer
    if end["late"]:
        raise EngineError([too_heavy(profile, "time")])
    raise EngineError(
        [told_end(profile, end["status"], is_spent=bool(end["spent"]), is_full=bool(end["full"]))]
    )


def _ask(content: bytes, limits: Limits, hear: Hear, lend: Lend) -> tuple[bytes | None, dict[str, int]]:
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
            while answer is not None:
                if answer == ASKING:
                    send_frame(job, LENT if lend() else REFUSED)
                elif (stage := read_stage(answer)) is not None:
                    hear(*stage)
                else:
                    break
                answer = receive_frame(job, MOST_ANSWER)
        if answer is None:
            with suppress(ConnectionResetError):
                end = receive_frame(watch, MOST_END)
    return answer, json.loads(end) if end else {"status": 0, "late": False, "spent": False, "full": False}
