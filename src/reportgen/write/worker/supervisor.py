"""A job → a worker forked for it, watched until it ends: its folder, its limits, its end."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from reportgen.write.worker.failures import WorkerEnd
from reportgen.write.worker.limits import Limits, MemoryUse, memory_use
from reportgen.write.worker.protocol import receive_frame, send_frame, unpack_limits
from reportgen.write.worker.worker import work

MOST_LIMITS = 4096
GLANCE_SECONDS = 0.05
"""How often a worker's memory is looked at while it works."""


def supervise_worker(job: socket.socket, watch: socket.socket) -> None:
    """Fork a worker for `job`; send on `watch` how it ended. Kills it when its time is up or nobody waits."""
    content = receive_frame(watch, MOST_LIMITS)
    if content is None:
        return
    limits = unpack_limits(content)
    folder = tempfile.mkdtemp(prefix="reportgen-worker-")
    try:
        worker = os.fork()
        if worker == 0:
            _run(job, watch, limits, folder)
        _make_group(worker)
        job.close()
        end = _wait(worker, watch, limits)
        _end(worker)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    send_frame(watch, json.dumps(asdict(end)).encode())


def _run(job: socket.socket, watch: socket.socket, limits: Limits, folder: str) -> None:
    watch.close()
    _make_group(0)
    try:
        work(job, limits, folder)
    finally:
        # Ends at once: nothing of the engine is worth taking apart.
        os._exit(0)


def _make_group(worker: int) -> None:
    """Give the worker, or this process, a group, with which all ends that it starts.

    Both do, for either may be first.
    """
    with suppress(OSError):
        os.setpgid(worker, worker)


def _end(worker: int) -> None:
    """End the worker and what it has left behind."""
    with suppress(ProcessLookupError):
        os.killpg(worker, signal.SIGKILL)


def _wait(worker: int, watch: socket.socket, limits: Limits) -> WorkerEnd:
    """How the worker ended: its wait status, and which of its limits it had met."""
    deadline = time.monotonic() + limits.wall_seconds
    handle = os.pidfd_open(worker) if hasattr(os, "pidfd_open") else None
    waited_for: list[Any] = [watch] if handle is None else [watch, handle]
    pause = GLANCE_SECONDS if handle is not None else GLANCE_SECONDS / 2
    memory = MemoryUse()
    try:
        while True:
            done, status, used = os.wait4(worker, os.WNOHANG)
            if done:
                is_spent = used.ru_utime + used.ru_stime >= limits.cpu_seconds
                is_full = memory.is_near(limits.memory, touched=used.ru_maxrss << 10)
                return WorkerEnd(status, is_spent=is_spent, is_full=is_full)
            # Of a process that has ended the system does not say what it held.
            memory = max(memory, memory_use(worker), key=lambda use: use.peak)
            left = deadline - time.monotonic()
            is_late = left <= 0
            ready, _, _ = select.select(waited_for, (), (), min(max(0.0, left), pause))
            # The parent sends nothing while it waits: a readable socket means that it is gone.
            if is_late or watch in ready:
                _end(worker)
                _, status = os.waitpid(worker, 0)
                return WorkerEnd(status, is_late=is_late)
    finally:
        if handle is not None:
            os.close(handle)
