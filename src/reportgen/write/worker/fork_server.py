"""The process that has imported the engines once and forks a supervisor for each report."""

from __future__ import annotations

import os
import select
import signal
import socket
import sys

from reportgen.write.worker.preload import WORD, load, load_pages, load_word
from reportgen.write.worker.supervisor import supervise_worker


def serve(control: socket.socket, *, has_word: bool) -> None:
    """Fork a supervisor for each pair of sockets that comes in; end when the parent does.

    What Word needs is loaded at once if it is wanted, else while there is no job.
    """
    load_pages()
    later = list(WORD)
    if has_word:
        load_word()
        later.clear()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        while later and not select.select([control], (), (), 0)[0]:
            load(later.pop(0))
        message, handles, _, _ = socket.recv_fds(control, 1, 2)
        if not message:
            return
        job, watch = (socket.socket(fileno=handle) for handle in handles)
        if os.fork() == 0:
            control.close()
            _supervise(job, watch)
        job.close()
        watch.close()


def _supervise(job: socket.socket, watch: socket.socket) -> None:
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        supervise_worker(job, watch)
    finally:
        os._exit(0)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), has_word="word" in sys.argv[2:])
