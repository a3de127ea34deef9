"""Document + formats → artifacts, made in a process that can read, reach and exhaust nothing."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TypeAlias

from reportgen.errors import EngineError
from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.page_facts import PageFacts
from reportgen.write.worker.failures import WorkerEnd, ended, explain_end, silent
from reportgen.write.worker.limits import Limits, limits_for
from reportgen.write.worker.patience import start_patience
from reportgen.write.worker.pool import FORK_SERVER
from reportgen.write.worker.progress import OnProgress, ignore_progress, read_stage
from reportgen.write.worker.protocol import (
    ASK_FOR_CORE,
    GRANTED,
    REFUSED,
    pack_job,
    pack_limits,
)
from reportgen.write.worker.results import open_answer, open_artifacts

# Whether there is a core to spare, until the report is finished.
AcquireCore: TypeAlias = Callable[[], bool]

MOST_ANSWER = 1 << 30
MOST_END = 4096


def no_spare_core() -> bool:
    """Every core has its own work."""
    return False


def render_in_worker(
    document: Document,
    formats: tuple[Format, ...],
    limits: Limits | None = None,
    *,
    on_progress: OnProgress = ignore_progress,
    acquire_core: AcquireCore = no_spare_core,
) -> tuple[Artifact, ...]:
    """Like `render_report`, in a worker of its own; safe to call from several threads.

    `on_progress` gets what the worker is doing; `acquire_core` says whether it may use one processor more.
    Raises what the worker raised; EngineError with `report-too-heavy` when a limit was reached and
    `engine-crashed` when the worker ended without an answer.
    """
    if not formats:
        return ()
    job = pack_job(document, formats)
    limits = limits or limits_for(document)
    answer = run_in_worker(job, document.profile, limits, on_progress=on_progress, acquire_core=acquire_core)
    return open_artifacts(document.profile, answer)


def measure_in_worker(document: Document, limits: Limits | None = None) -> PageFacts:
    """Like `measure_report`, in a worker of its own; raises what `render_in_worker` does."""
    limits = limits or limits_for(document)
    answer = open_answer(document.profile, run_in_worker(pack_job(document, ()), document.profile, limits))
    if not isinstance(answer, PageFacts):
        raise EngineError([ended(document.profile, 0)])
    return answer


def run_in_worker(
    job: bytes,
    profile: str,
    limits: Limits,
    *,
    on_progress: OnProgress = ignore_progress,
    acquire_core: AcquireCore = no_spare_core,
) -> bytes:
    """What a worker of its own answers to a packed job, which only that worker opens.

    Raises EngineError when the worker ended without an answer, or gave none in time.
    """
    link, link_there = socket.socketpair()
    watch, watch_there = socket.socketpair()
    with link, watch, FORK_SERVER.waiting(link, watch):
        server = FORK_SERVER.send(link_there, watch_there)
        patience = start_patience(limits.wall_seconds)
        try:
            with suppress(BrokenPipeError, ConnectionResetError):
                patience.send(watch, pack_limits(limits))
                patience.send(link, job)
                answer = patience.receive(link, MOST_ANSWER)
                while answer is not None:
                    if answer == ASK_FOR_CORE:
                        patience.send(link, GRANTED if acquire_core() else REFUSED)
                    elif (stage := read_stage(answer)) is not None:
                        on_progress(*stage)
                    else:
                        return answer
                    answer = patience.receive(link, MOST_ANSWER)
            end = None
            with suppress(ConnectionResetError):
                end = patience.receive(watch, MOST_END)
        except TimeoutError as error:
            FORK_SERVER.replace(server)
            raise EngineError([silent(profile, patience.seconds)]) from error
    raise EngineError([explain_end(profile, WorkerEnd(**json.loads(end)) if end else WorkerEnd(), limits)])
