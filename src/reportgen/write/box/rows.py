"""One shared layout in a worker of its own, asked for one row after another."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TypeAlias

from reportgen.model.artifact import Artifact
from reportgen.model.profile import Format
from reportgen.model.stencil import Stencil, Way
from reportgen.write.box.limits import MEBIBYTE, Limits
from reportgen.write.box.message import (
    pack_job,
    pack_limits,
    receive_frame,
    send_frame,
    unpack_answer,
)
from reportgen.write.box.preloaded import PRELOADED
from reportgen.write.box.stages import read_stage

# Many rows' worth; a chunk that needs more is finished by full layouts.
LIMITS = Limits(memory=1536 * MEBIBYTE, cpu_seconds=900, wall_seconds=1800.0)
MOST_ANSWER = 1 << 30
READY = b"ready"

Answer: TypeAlias = tuple[Way, tuple[Artifact, ...]]
Ask: TypeAlias = Callable[[Mapping[str, str]], Answer | None]


@contextmanager
def rows_in_box(stencil: Stencil, formats: tuple[Format, ...]) -> Iterator[Ask | None]:
    """Ask for rows, from one thread, as long as the context lasts; None where no layout can be shared.

    An answer of None means that the row needs a full layout. Asking a worker that is gone raises
    ConnectionError.
    """
    job, job_there = socket.socketpair()
    watch, watch_there = socket.socketpair()

    def ask(values: Mapping[str, str]) -> Answer | None:
        send_frame(job, json.dumps(dict(values)).encode())
        way, content = _receive(job), _receive(job)
        if way is None or content is None:
            raise ConnectionResetError("the worker is gone")
        return _open(way, content)

    with job, watch, PRELOADED.waiting(job, watch):
        with job_there, watch_there:
            PRELOADED.send(job_there, watch_there)
        is_ready = False
        with suppress(BrokenPipeError, ConnectionResetError):
            send_frame(watch, pack_limits(LIMITS))
            send_frame(job, pack_job(stencil, formats))
            is_ready = _receive(job) == READY
        yield ask if is_ready else None


def _open(way: bytes, content: bytes) -> Answer | None:
    with suppress(ValueError, KeyError, TypeError):
        opened = unpack_answer(content) if way else ()
        artifacts = (
            tuple(each for each in opened if isinstance(each, Artifact)) if isinstance(opened, tuple) else ()
        )
        if artifacts:
            return Way(way.decode()), artifacts
    return None


def _receive(link: socket.socket) -> bytes | None:
    """The next message that is no word about the engine's progress."""
    content = receive_frame(link, MOST_ANSWER)
    while content is not None and read_stage(content) is not None:
        content = receive_frame(link, MOST_ANSWER)
    return content
