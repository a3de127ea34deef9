"""Seconds that a worker may use → sockets that are waited on until then and no longer."""

from __future__ import annotations

import socket
import time

from reportgen.model.frozen import frozen
from reportgen.write.worker.protocol import receive_frame, send_frame

GRACE_SECONDS = 60.0
"""What starting the engines and saying how a worker ended may take beside its own time."""


@frozen
class Patience:
    """`seconds` in all, until `deadline` of the monotonic clock.

    A supervisor ends its worker in time; this is for a supervisor that does not, or that never started.
    """

    seconds: float
    deadline: float

    def send(self, link: socket.socket, content: bytes) -> None:
        """Send one message; raises TimeoutError where nobody takes it until the deadline."""
        self._limit(link)
        send_frame(link, content)

    def receive(self, link: socket.socket, most: int) -> bytes | None:
        """The next message, as `receive_frame` gives it; raises TimeoutError at the deadline."""
        return receive_frame(link, most, before_each=lambda: self._limit(link))

    def _limit(self, link: socket.socket) -> None:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        link.settimeout(left)


def start_patience(seconds: float) -> Patience:
    """Patience for a worker that may use `seconds` from now on."""
    whole = seconds + GRACE_SECONDS
    return Patience(whole, time.monotonic() + whole)
