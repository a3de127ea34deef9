"""The fork server as its parent sees it: started early, asked often, ended with this process."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# What the engines may know of this machine.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0", "FC_LANG": "en"}

HAND_OVER_SECONDS = 60.0
"""How long it may leave jobs lying; it takes them when its engines are loaded."""
END_SECONDS = 10.0


class ForkServer:
    """Starts the process of `fork_server.py` and hands jobs to it, from any thread."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.control = socket.socket()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.has_word = False
        self.open: set[socket.socket] = set()

    def warm_up(self, *, has_word: bool) -> None:
        """Start it now, so that it loads the engines while this process reads the project."""
        with self.lock:
            self.has_word = has_word
            self.ensure()

    def send(self, job: socket.socket, watch: socket.socket) -> int:
        """Give away the other ends of two sockets; returns the process that has them now."""
        handles = [job.fileno(), watch.fileno()]
        with job, watch, self.lock:
            self.ensure()
            try:
                socket.send_fds(self.control, [b"."], handles)
            except (BrokenPipeError, ConnectionResetError, TimeoutError):
                # It was killed a moment ago, or takes nothing any more.
                self.start()
                socket.send_fds(self.control, [b"."], handles)
            return self.process.pid if self.process is not None else 0

    def replace(self, process: int) -> None:
        """End `process`, which gives no answer, unless another took its place; the next job starts one."""
        with self.lock:
            if self.process is not None and self.process.pid == process:
                self.stop()

    @contextmanager
    def waiting(self, *sockets: socket.socket) -> Iterator[None]:
        """Remember what a thread waits on, so that `abandon` can end the wait."""
        self.open.update(sockets)
        try:
            yield
        finally:
            self.open.difference_update(sockets)

    def abandon(self) -> None:
        """Hang up on every report in work: its supervisor ends the worker, and who waits gets no answer."""
        for each in tuple(self.open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def ensure(self) -> None:
        """Start the process where there is none; a fork must not share its parent's control socket."""
        if self.process is None or self.process.poll() is not None or self.owner != os.getpid():
            self.start()

    def start(self) -> None:
        """Start the process."""
        self.stop()
        self.control, there = socket.socketpair()
        self.control.settimeout(HAND_OVER_SECONDS)
        path = os.pathsep.join(entry for entry in sys.path if entry)
        with there:
            self.process = subprocess.Popen(  # noqa: S603  # our own module in our own interpreter
                [
                    *(sys.executable, "-m", "reportgen.write.worker.fork_server", str(there.fileno())),
                    *(["word"] if self.has_word else []),
                ],
                pass_fds=(there.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={**ENVIRONMENT, "PYTHONPATH": path},
                # Ctrl-C is for this process, which then tells the others.
                start_new_session=True,
            )
        self.owner = os.getpid()

    def stop(self) -> None:
        """End the process. It has nothing to put in order, and one that hangs hears nothing else."""
        self.control.close()
        if self.process is not None and self.owner == os.getpid():
            self.process.kill()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(END_SECONDS)
        self.process = None


FORK_SERVER = ForkServer()
atexit.register(FORK_SERVER.stop)
