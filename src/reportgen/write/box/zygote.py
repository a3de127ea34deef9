"""The process that has imported the engines once and forks a keeper for each report."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import socket
import sys
from contextlib import suppress

from reportgen.write.box.keeper import keep_worker
from reportgen.write.layout.loading import load_engine

ENGINES = (
    "reportgen.write.layout.fetch",
    "reportgen.write.layout.cascade",
    "reportgen.write.layout.facts",
    "reportgen.write.layout.hanging",
    "reportgen.write.layout.lost",
    "reportgen.write.pdf.finish",
    "reportgen.write.pdf.hook",
    "reportgen.write.pdf.once",
    "reportgen.write.pdf.structure",
    "reportgen.write.pdf.writer",
    "reportgen.write.docx",
    "reportgen.write.docx.notices",
    "reportgen.write.docx.write",
    "reportgen.write.html",
    "pypdfium2",
    # Asked for at the first address that the engine opens, by way of the library for mail.
    "email.policy",
    "email.contentmanager",
)


def serve(control: socket.socket) -> None:
    """Fork a keeper for each pair of sockets that comes in; end when the parent does."""
    _import_engines()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, handles, _, _ = socket.recv_fds(control, 1, 2)
        if not message:
            return
        job, watch = (socket.socket(fileno=handle) for handle in handles)
        if os.fork() == 0:
            control.close()
            _keep(job, watch)
        job.close()
        watch.close()


def _keep(job: socket.socket, watch: socket.socket) -> None:
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        keep_worker(job, watch)
    finally:
        os._exit(0)


def _import_engines() -> None:
    """Import what workers need, once for all of them.

    An engine that cannot be imported says so in the worker, where there is a report to name.
    """
    # Collecting while importing is a tenth of its time, and finds nothing.
    gc.disable()
    with suppress(ImportError, OSError):
        load_engine()
    for name in ENGINES:
        with suppress(ImportError, OSError):
            importlib.import_module(name)
    # What is imported stays: the collectors of the children need not look at it, nor copy its pages.
    gc.freeze()


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
