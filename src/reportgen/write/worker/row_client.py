"""One shared layout in a worker of its own, asked for one row after another."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TypeAlias

from reportgen.model.profile import Format
from reportgen.model.report.artifact import Artifact
from reportgen.model.report.document import Document
from reportgen.model.report.stencil import Stencil, Way
from reportgen.model.report.unshareable import Refusal
from reportgen.write.worker.limits import MEBIBYTE, Limits, limits_for
from reportgen.write.worker.patience import Patience, start_patience
from reportgen.write.worker.pool import FORK_SERVER
from reportgen.write.worker.progress import read_stage
from reportgen.write.worker.protocol import READY, pack_job, pack_limits, unpack_answer, unpack_refusal

# Many rows' worth beside the layout they share; a chunk that needs more is finished by full layouts.
ROWS = Limits(memory=512 * MEBIBYTE, cpu_seconds=780, wall_seconds=1620.0)
MOST_ANSWER = 1 << 30

Answer: TypeAlias = tuple[Way, tuple[Artifact, ...]]
Ask: TypeAlias = Callable[[Mapping[str, str]], Answer | Refusal]
NO_ANSWER = Refusal("the worker gave no answer that can be read", is_fault=True)
NO_WORKER = Refusal("the worker ended while it laid out what rows share", is_fault=True)


@contextmanager
def rows_in_worker(stencil: Stencil, formats: tuple[Format, ...]) -> Iterator[Ask | Refusal]:
    """Ask for rows, from one thread, as long as the context lasts; a refusal where no layout can be shared.

    An answer that is a refusal means that the row needs a full layout. Asking a worker that is gone raises
    ConnectionError.
    """
    job, job_there = socket.socketpair()
    watch, watch_there = socket.socketpair()

    def ask(values: Mapping[str, str]) -> Answer | Refusal:
        with _no_worker_at_deadline():
            patience.send(job, json.dumps(dict(values)).encode())
            way, content = _receive(job, patience), _receive(job, patience)
        if way is None or content is None:
            raise ConnectionResetError("the worker is gone")
        return _open(way, content)

    with job, watch, FORK_SERVER.waiting(job, watch):
        server = FORK_SERVER.send(job_there, watch_there)
        limits = _limits(stencil.document)
        patience = start_patience(limits.wall_seconds)
        reply = None
        try:
            with suppress(BrokenPipeError, ConnectionResetError):
                patience.send(watch, pack_limits(limits))
                patience.send(job, pack_job(stencil, formats))
                reply = _receive(job, patience)
        except TimeoutError:
            FORK_SERVER.replace(server)
        yield ask if reply == READY else NO_WORKER if reply is None else _refusal(reply)


def _limits(document: Document) -> Limits:
    whole = limits_for(document)
    return Limits(
        memory=whole.memory + ROWS.memory,
        cpu_seconds=whole.cpu_seconds + ROWS.cpu_seconds,
        wall_seconds=whole.wall_seconds + ROWS.wall_seconds,
    )


def _open(way: bytes, content: bytes) -> Answer | Refusal:
    if not way:
        return _refusal(content)
    with suppress(ValueError, KeyError, TypeError):
        opened = unpack_answer(content)
        artifacts = (
            tuple(each for each in opened if isinstance(each, Artifact)) if isinstance(opened, tuple) else ()
        )
        if artifacts:
            return Way(way.decode()), artifacts
    return NO_ANSWER


def _refusal(content: bytes) -> Refusal:
    try:
        return unpack_refusal(content)
    except (ValueError, KeyError, TypeError):
        return NO_ANSWER


@contextmanager
def _no_worker_at_deadline() -> Iterator[None]:
    """For who asks, a worker that is silent is one that is gone."""
    try:
        yield
    except TimeoutError as error:
        raise ConnectionResetError("the worker gives no answer") from error


def _receive(link: socket.socket, patience: Patience) -> bytes | None:
    """The next message that is no word about the engine's progress."""
    content = patience.receive(link, MOST_ANSWER)
    while content is not None and read_stage(content) is not None:
        content = patience.receive(link, MOST_ANSWER)
    return content
