"""Messages → an SMTP server: verified TLS, no downgrade, one connection reused."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from reportgen.deliver.transport.connection import connect
from reportgen.deliver.transport.secrets import find_secret
from reportgen.deliver.transport.transport import Answer, TransportContext
from reportgen.errors import ContentError
from reportgen.model.delivery import Delivery, Message, Outcome, Server
from reportgen.model.diagnostic import Diagnostic

_START_OF_CONTENT = 354  # RFC 5321 4.2.3
_CLOSING = 421  # as above: the server closes the connection
_LINE_WITH_DOT = re.compile(rb"(?m)^\.")


class Smtp:
    """The transport `smtp`, which is the usual one."""

    name = "smtp"

    def find_mistakes(self, delivery: Delivery) -> tuple[Diagnostic, ...]:
        """A server has to be named."""
        if delivery.server is not None:
            return ()
        return (
            Diagnostic(
                code="missing-server",
                message=f'nothing says through which server "{delivery.mailing.profile}" is mailed',
                span=delivery.mailing.span,
                hint="add `server: {host: …}` to `delivery`; see docs/delivery.md",
            ),
        )

    def open(self, delivery: Delivery, context: TransportContext) -> SmtpConnection:
        """A connection that asks for the secret when it is first needed."""
        server = delivery.server
        if server is None:
            raise ContentError(self.find_mistakes(delivery))
        return SmtpConnection(server, lambda: find_secret(server, context.environment))


class SmtpConnection:
    """A connection that opens when first needed and again after the server closed it."""

    def __init__(
        self, server: Server, secret: Callable[[], str], context: ssl.SSLContext | None = None
    ) -> None:
        self._server = server
        self._secret = secret
        self._context = context or ssl.create_default_context()
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> SmtpConnection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def make_ready(self) -> Diagnostic | None:
        """Connect and log in unless the connection stands."""
        if self._connection is not None:
            return None
        made = connect(self._server, self._secret, self._context)
        if isinstance(made, Diagnostic):
            return made
        self._connection = made
        return None

    def deliver(self, message: Message) -> Answer:
        """Send to one recipient. Only an answer after the final dot settles the matter."""
        connection = self._connection
        if connection is None:
            return Answer(Outcome.DEFERRED, "there is no connection")
        limit = _size_limit(connection)
        if limit and len(message.content) > limit:
            return Answer(Outcome.REFUSED, f"the server takes at most {limit} bytes")
        try:
            code, text = _envelope(connection, message, has_size=limit is not None)
            if code != _START_OF_CONTENT:
                return self._refused(connection, code, text)
            # Without the line with the dot no server may take the message (RFC 5321 4.1.1.4),
            # so whatever fails up to here may safely be tried again.
            connection.send(_LINE_WITH_DOT.sub(b"..", message.content))
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Answer(Outcome.DEFERRED, _words(error))
        return self._finish(connection)

    def _finish(self, connection: smtplib.SMTP) -> Answer:
        try:
            connection.send(b".\r\n")
            code, text = connection.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Answer(Outcome.INTENT, f"the connection ended before an answer: {_words(error)}")
        if code == -1:
            self._drop()
            return Answer(Outcome.INTENT, "the server's answer was none of SMTP")
        if code == _CLOSING:
            self._drop()
        return _judge(code, text)

    def _refused(self, connection: smtplib.SMTP, code: int, text: bytes) -> Answer:
        """The server's answer counts, whatever becomes of the connection afterwards."""
        try:
            if code == _CLOSING or connection.rset()[0] != 250:
                self._drop()
        except (smtplib.SMTPException, OSError):
            self._drop()
        return _judge(code, text)

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(OSError):
                connection.close()

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.quit()
        except (smtplib.SMTPException, OSError):
            with suppress(OSError):
                connection.close()


def _envelope(connection: smtplib.SMTP, message: Message, *, has_size: bool) -> tuple[int, bytes]:
    """The answer to DATA, or the first answer before it that is no consent."""
    options = [f"size={len(message.content)}"] if has_size else []
    code, text = connection.mail(message.sender, options)
    if code == 250:  # RFC 5321 4.2.3
        code, text = connection.rcpt(message.address)
    if code not in (250, 251):
        return code, text
    return connection.docmd("data")


def _size_limit(connection: smtplib.SMTP) -> int | None:
    """What the server offers by SIZE (RFC 1870): None without it, 0 for no fixed bound."""
    if not connection.has_extn("size"):
        return None
    offered = connection.esmtp_features["size"].strip()
    return int(offered) if offered.isdecimal() else 0


def _judge(code: int, text: bytes) -> Answer:
    words = f"{code} {text.decode('utf-8', 'replace')}"
    if 200 <= code < 300:
        return Answer(Outcome.ACCEPTED, words)
    # An answer that is none of SMTP (-1) before the content promises nothing: it may be tried again.
    return Answer(Outcome.REFUSED if 500 <= code < 600 else Outcome.DEFERRED, words)


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__
