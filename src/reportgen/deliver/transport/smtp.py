"""Messages → an SMTP server: verified TLS, no downgrade, one connection reused."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from reportgen.deliver.transport.connection import Session, connect
from reportgen.deliver.transport.login import quotable, secret_forms
from reportgen.deliver.transport.secrets import find_secret
from reportgen.deliver.transport.steps import Reply, Step, judge, leads_on
from reportgen.deliver.transport.transport import Answer, TransportContext
from reportgen.deliver.transport.wire import Wire
from reportgen.errors import ContentError
from reportgen.model.delivery import Delivery, Message, Outcome, Server
from reportgen.model.diagnostic import Diagnostic

_DONE = 250  # RFC 5321 4.2.3


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
                hint="add `server: {host: …}` to `delivery`; see `reportgen help delivery`",
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
        self._context = context
        self._session: Session | None = None
        self._forms: frozenset[str] = frozenset()

    def __enter__(self) -> SmtpConnection:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            self._session.wire.command("QUIT")
        self._drop()

    def make_ready(self) -> Diagnostic | None:
        """Connect and log in unless the connection stands."""
        if self._session is not None and self._session.wire.is_idle():
            return None
        self._drop()
        made = connect(self._server, self._asked_secret, self._trust)
        if isinstance(made, Diagnostic):
            return replace(made, message=quotable(made.message, self._forms))
        self._session = made
        return None

    def deliver(self, message: Message) -> Answer:
        """Send to one recipient. Only an answer after the final dot settles the matter."""
        session = self._session
        if session is None:
            return Answer(Outcome.DEFERRED, "there is no connection")
        limit = session.size_limit
        if limit and len(message.content) > limit:
            return Answer(Outcome.REFUSED, f"the server takes at most {limit} bytes")
        step, reply = _dialogue(session.wire, message, has_size=limit is not None)
        verdict = judge(step, reply)
        if not verdict.is_connection_sound or (step is not Step.END and not _is_reset(session.wire)):
            self._drop()
        return Answer(verdict.answer.outcome, quotable(verdict.answer.text, self._forms))

    def _trust(self) -> ssl.SSLContext:
        # Made when first needed: reading the authorities takes a tenth of a second.
        self._context = self._context or ssl.create_default_context()
        return self._context

    def _asked_secret(self) -> str:
        secret = self._secret()
        # A server may repeat what it was told, now or after the next connect.
        self._forms |= secret_forms(self._server.user, secret)
        return secret

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.wire.close()


def _dialogue(wire: Wire, message: Message, *, has_size: bool) -> tuple[Step, Reply]:
    """The last step that was reached, and what the server said to it."""
    size = f" SIZE={len(message.content)}" if has_size else ""
    commands = {
        Step.MAIL: f"MAIL FROM:<{message.sender}>{size}",
        Step.RCPT: f"RCPT TO:<{message.address}>",
        Step.DATA: "DATA",
    }
    for step, command in commands.items():
        reply = wire.command(command)
        if not leads_on(step, reply):
            return step, reply
    broke_in = wire.send_lines(message.content)
    return (Step.LINES, broke_in) if broke_in is not None else (Step.END, wire.ask("."))


def _is_reset(wire: Wire) -> bool:
    """Whether the server forgot the letter that it did not want, so that the next may follow."""
    return wire.command("RSET").code == _DONE
