"""A mail server on this machine that answers each step with whatever a test wants."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from reportgen.model.delivery import Login, Security, Server

GOOD = {
    "greeting": b"220 mail.example.org\r\n",
    "EHLO": b"250-mail.example.org\r\n250 AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2\r\n",
    "HELO": b"250 mail.example.org\r\n",
    "AUTH": b"235 2.7.0 in\r\n",
    "response": b"235 2.7.0 in\r\n",
    "MAIL": b"250 OK\r\n",
    "RCPT": b"250 OK\r\n",
    "DATA": b"354 go on\r\n",
    "END": b"250 2.0.0 queued as 1A2B\r\n",
    "RSET": b"250 OK\r\n",
    "QUIT": b"221 bye\r\n",
}
Answers = Callable[[str], bytes | None]
"""Step → the bytes to answer with; None cuts the connection without a word, b"" stays silent."""


@dataclass(frozen=True)
class Taken:
    """A whole letter up to its final dot, and what the server answered to that."""

    address: str
    content: bytes
    answer: bytes


@dataclass
class Record:
    """What a server saw."""

    taken: list[Taken] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    connections: int = 0


def good_but(**answers: bytes | None) -> Answers:
    """A server as it should be, except at the named steps."""
    return lambda step: answers.get(step, GOOD.get(step, b"500 what\r\n"))


@contextmanager
def answering(answers: Answers, *, timeout: float = 2.0) -> Iterator[tuple[Server, Record]]:
    """The server while the block runs, as a project would name it."""
    record = Record()
    listener = socket.create_server(("127.0.0.1", 0))
    port = int(listener.getsockname()[1])

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            record.connections += 1
            with connection, suppress(OSError):
                connection.settimeout(10)
                converse(connection, answers, record)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield Server("127.0.0.1", port, Security.NONE, Login.NONE, "", (), 60_000, timeout), record
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(15)
        assert not thread.is_alive()


def converse(connection: socket.socket, answers: Answers, record: Record) -> None:
    """Serve one connection until either side ends it."""
    file = connection.makefile("rb")
    step, address = "greeting", ""
    while True:
        record.steps.append(step)
        answer = answers(step)
        if answer is None:
            return
        connection.sendall(answer)
        if step == "DATA" and answer.startswith(b"354"):
            content = _lines_to_dot(iter(file.readline, b""))
            if content is None:
                return
            record.steps.append("END")
            answer = answers("END")
            record.taken.append(Taken(address, content, answer or b""))
            if answer is None:
                return
            connection.sendall(answer)
        line = file.readline()
        if not line:
            return
        record.lines.append(line)
        is_response = step in ("AUTH", "response") and answer.startswith(b"334")
        step = "response" if is_response else line[:4].decode("latin-1").strip().upper()
        if step == "RCPT":
            address = line.decode().partition("<")[2].partition(">")[0]
        if step == "QUIT":
            return


def _lines_to_dot(lines: Iterator[bytes]) -> bytes | None:
    """The content as a server keeps it; None where the connection ended before the dot."""
    content = b""
    for line in lines:
        if line == b".\r\n":
            return content
        content += line[1:] if line.startswith(b".") else line
    return None
