"""A real SMTP server on this machine, with faults on demand."""

from __future__ import annotations

import ssl
import warnings
from asyncio import WriteTransport
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from reportgen.model.delivery import Login, Security, Server


@dataclass
class Mailroom:
    """What a server does with each address, and what it took.

    `refusals` maps an address to answers given to RCPT, one a try, before it is accepted; `answers` are
    given to the content instead. `closes_after` and `closes_before` cut the connection around the answer.
    """

    refusals: dict[str, list[str]] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)
    closes_after: set[str] = field(default_factory=set)
    closes_before: set[str] = field(default_factory=set)
    token: str = ""
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    connections: int = 0
    logins: list[str] = field(default_factory=list)

    async def handle_EHLO(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        del server, envelope
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        del session, options
        if address in self.closes_before:
            self.closes_before.discard(address)
            _cut(server)
        waiting = self.refusals.get(address)
        if waiting:
            return waiting.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        del session
        address = envelope.rcpt_tos[0]
        waiting = self.answers.get(address)
        if waiting:
            return waiting.pop(0)
        content = envelope.original_content or b""
        self.taken.append((address, content))
        if address in self.closes_after:
            _cut(server)
        return "250 taken"

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        """As the large providers do it: a refusal is a challenge first, and 535 after the answer to it."""
        from base64 import b64decode  # noqa: PLC0415

        login = b64decode(args[1]).decode()
        self.logins.append(login)
        if f"auth=Bearer {self.token}\x01\x01" in login:
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"401"}', encode_to_b64=True)
        return AuthResult(success=False, handled=False)

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        """PLAIN and LOGIN with the password `right`."""
        del server, session, envelope
        self.logins.append(mechanism)
        is_right = isinstance(data, LoginPassword) and data.password == b"right"
        return AuthResult(success=is_right, handled=False)

    @property
    def addresses(self) -> list[str]:
        """Who got a message, in order."""
        return [address for address, _ in self.taken]


def _cut(server: SMTP) -> None:
    assert isinstance(server.transport, WriteTransport)
    server.transport.abort()


@contextmanager
def running(
    room: Mailroom, *, tls: ssl.SSLContext | None = None, implicit: bool = False, **options: Any
) -> Iterator[Server]:
    """The server while the block runs, as a project would name it."""
    settings: dict[str, Any] = {"data_size_limit": 33554432, **options}
    if tls is not None and not implicit:
        settings["tls_context"] = tls
    controller = Controller(
        room, hostname="127.0.0.1", port=0, ssl_context=tls if implicit else None, **settings
    )
    with warnings.catch_warnings():
        # aiosmtpd 1.4.6 warns of what these tests ask for: logins without TLS, its own old attributes.
        warnings.simplefilter("ignore")
        _start(controller)
    try:
        security = Security.NONE
        if tls is not None:
            security = Security.TLS if implicit else Security.STARTTLS
        yield Server("127.0.0.1", controller.port, security, Login.NONE, "", (), 60_000, 5.0)
    finally:
        controller.stop()


def _start(controller: Controller) -> None:
    import socket  # noqa: PLC0415

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        controller.port = probe.getsockname()[1]
    controller.start()
