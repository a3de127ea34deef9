"""A socket → replies of an SMTP server, within bounds of lines, bytes and time; commands the other way."""

from __future__ import annotations

import re
import socket
import ssl
from contextlib import suppress
from time import monotonic

from reportgen.deliver.transport.steps import Reply, broken

LONGEST_LINE = 4_096  # bytes; RFC 5321 4.5.3.1.5 allows 512
MOST_LINES = 100
_CHUNK = 65_536
_LINE = re.compile(rb"([0-9]{3})(?:([ -])([^\n]*))?\r?\n")
_LINE_WITH_DOT = re.compile(rb"(?m)^\.")


class Wire:
    """A connection that asks and hears one reply for each question.

    `timeout` is in seconds, for a whole reply and for each part of a letter. Whatever goes wrong is a reply
    with the code `steps.BROKEN`; only a certificate that proves nothing raises ssl.SSLCertVerificationError.
    """

    def __init__(self, opened: socket.socket, timeout: float) -> None:
        self._socket = opened
        self._timeout = timeout
        self._unread = b""
        # The line with the dot is sent alone; without this it waits 40 ms for the server's acknowledgement.
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    @property
    def address(self) -> str:
        """Our own end, as an address literal of SMTP (RFC 5321 4.1.3)."""
        host = str(self._socket.getsockname()[0])
        return f"[IPv6:{host}]" if ":" in host else f"[{host}]"

    def protect(self, context: ssl.SSLContext, host: str) -> Reply | None:
        """Go on by TLS; a reply where that failed. What came before it in the clear is never believed."""
        if self._spoke_early():
            return broken("the server spoke before the connection was protected")
        try:
            self._socket.settimeout(self._timeout)
            self._socket = context.wrap_socket(self._socket, server_hostname=host)
        except ssl.SSLCertVerificationError:
            raise
        except (OSError, ValueError) as error:
            return broken(_words(error))
        return None

    def command(self, line: str) -> Reply:
        """Say `line` and hear the answer. A server that spoke before it was asked is not believed."""
        if self._spoke_early():
            return broken("the server ended the connection or answered before it was asked")
        return self.ask(line)

    def ask(self, line: str) -> Reply:
        """As `command`, for a moment when the server is known to be silent."""
        if failed := self._send(line.encode("utf-8") + b"\r\n"):
            return failed
        return self.read_reply()

    def send_lines(self, content: bytes) -> Reply | None:
        """Send a whole letter but not the dot that ends it; a reply only where the server broke in."""
        stuffed = _LINE_WITH_DOT.sub(b"..", content)
        if not stuffed.endswith(b"\r\n"):
            stuffed += b"\r\n"
        for start in range(0, len(stuffed), _CHUNK):
            if self._spoke_early():
                return self.read_reply()
            if failed := self._send(stuffed[start : start + _CHUNK]):
                return failed
        return self.read_reply() if self._spoke_early() else None

    def read_reply(self) -> Reply:
        """The next reply, of one line or many (RFC 5321 4.2.1)."""
        end = monotonic() + self._timeout
        lines: list[str] = []
        code = b""
        while len(lines) < MOST_LINES:
            line = self._read_line(end)
            if isinstance(line, Reply):
                return line
            found = _LINE.fullmatch(line)
            if found is None or (lines and found[1] != code):
                return broken("the server's answer is none of SMTP")
            code = found[1]
            lines.append(_printable(found[3] or b""))
            if found[2] != b"-":
                return Reply(int(code), tuple(lines))
        return broken(f"the server's answer has more than {MOST_LINES} lines")

    def is_idle(self) -> bool:
        """Whether the server is still there and has said nothing unasked."""
        return not self._spoke_early()

    def close(self) -> None:
        """End the connection at once."""
        with suppress(OSError):
            self._socket.close()

    def _read_line(self, end: float) -> bytes | Reply:
        while b"\n" not in self._unread:
            if len(self._unread) > LONGEST_LINE:
                return broken(f"the server's answer has a line of more than {LONGEST_LINE} bytes")
            left = end - monotonic()
            if left <= 0:
                return broken("timed out")
            try:
                self._socket.settimeout(left)
                more = self._socket.recv(LONGEST_LINE)
            except OSError as error:
                return broken(_words(error))
            if not more:
                return broken("the server ended the connection")
            self._unread += more
        line, _, self._unread = self._unread.partition(b"\n")
        return line + b"\n"

    def _send(self, content: bytes) -> Reply | None:
        try:
            self._socket.settimeout(self._timeout)
            self._socket.sendall(content)
        except OSError as error:
            return broken(_words(error))
        return None

    def _spoke_early(self) -> bool:
        """Whether something can be read although nothing was asked, the end of the connection included."""
        if self._unread:
            return True
        try:
            self._socket.settimeout(0)
            self._unread = self._socket.recv(LONGEST_LINE)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            # Silence. A TLS session ticket makes the socket readable and is no word of the server.
            return False
        except OSError:
            return True
        return True


def _printable(text: bytes) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text.decode("utf-8", "replace")).strip()


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
