"""Messages → an SMTP server: verified TLS, no downgrade, one connection reused."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from types import TracebackType
from typing import Protocol

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Login, Message, Outcome, Security, Server
from reportgen.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said to one message. DEFERRED may be tried again; INTENT means that nobody knows."""

    outcome: Outcome
    text: str


class Transport(Protocol):
    """Anything that takes one message and says what became of it."""

    def make_ready(self) -> None:
        """Connect where needed; raises DeliveryError before anything is promised."""
        ...

    def deliver(self, message: Message) -> Answer:
        """Hand one message over, once."""
        ...


class SmtpTransport:
    """A connection that opens when first needed and again after the server closed it."""

    def __init__(
        self, server: Server, secret: Callable[[], str], context: ssl.SSLContext | None = None
    ) -> None:
        _assert_protected(server)
        self._server = server
        self._secret = secret
        self._context = context or ssl.create_default_context()
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> SmtpTransport:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def make_ready(self) -> None:
        """Connect and log in unless the connection stands."""
        self._connected()

    def deliver(self, message: Message) -> Answer:
        """Send to one recipient. Only an answer to DATA settles the matter; a silence after it does not."""
        connection = self._connected()
        try:
            limit = int(connection.esmtp_features.get("size", "0") or 0)
            if limit and len(message.content) > limit:
                return Answer(Outcome.REFUSED, f"the server takes at most {limit} bytes")
            code, text = connection.mail(
                message.sender, ["size=" + str(len(message.content))] if limit else []
            )
            if code == 250:  # RFC 5321 4.2.3
                code, text = connection.rcpt(message.address)
            if code not in (250, 251):
                connection.rset()
                return _judge(code, text)
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            return Answer(Outcome.DEFERRED, str(error))
        return self._send_content(connection, message)

    def _send_content(self, connection: smtplib.SMTP, message: Message) -> Answer:
        try:
            return _judge(*connection.data(message.content))
        except smtplib.SMTPDataError as error:
            return _judge(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            return Answer(Outcome.INTENT, f"the connection ended before an answer: {error}")

    def _connected(self) -> smtplib.SMTP:
        if self._connection is not None:
            return self._connection
        server = self._server
        try:
            if server.security is Security.TLS:
                connection: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=server.timeout, context=self._context
                )
            else:
                connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
            if server.security is Security.STARTTLS:
                connection.starttls(context=self._context)
            connection.ehlo_or_helo_if_needed()
            self._log_in(connection)
        except smtplib.SMTPAuthenticationError as error:
            raise DeliveryError([_refused_login(server, error)]) from error
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryError([_no_connection(server, error)]) from error
        self._connection = connection
        return connection

    def _log_in(self, connection: smtplib.SMTP) -> None:
        if self._server.login is Login.PASSWORD:
            connection.login(self._server.user, self._secret())
        elif self._server.login is Login.XOAUTH2:
            answer = f"user={self._server.user}\x01auth=Bearer {self._secret()}\x01\x01"
            connection.auth("XOAUTH2", lambda challenge=None: "" if challenge else answer)

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.quit()
        except (smtplib.SMTPException, OSError):
            connection.close()


def _judge(code: int, text: bytes | str) -> Answer:
    words = f"{code} {text.decode('utf-8', 'replace') if isinstance(text, bytes) else text}"
    if 200 <= code < 300:
        return Answer(Outcome.ACCEPTED, words)
    return Answer(Outcome.DEFERRED if 400 <= code < 500 else Outcome.REFUSED, words)


def _assert_protected(server: Server) -> None:
    if server.security is not Security.NONE or _is_loopback(server.host):
        return
    raise DeliveryError(
        [
            Diagnostic(
                code="unprotected-connection",
                message=f"mail to {server.host} would travel unprotected",
                hint="set security to tls (port 465) or starttls (port 587)",
            )
        ]
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refused_login(server: Server, error: smtplib.SMTPAuthenticationError) -> Diagnostic:
    return Diagnostic(
        code="login-refused",
        message=f"{server.host} refused the login of {server.user}: {error.smtp_code}",
        hint="check the secret in REPORTGEN_SMTP_PASSWORD, or the token command",
    )


def _no_connection(server: Server, error: Exception) -> Diagnostic:
    return Diagnostic(
        code="no-connection",
        message=f"no protected connection to {server.host}:{server.port}: {error}",
        hint="check host, port and security; certificates are always verified",
    )
