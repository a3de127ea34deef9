"""Server + secret → a session that is protected and logged in, or why there is none."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address

from reportgen.deliver.transport.login import ACCEPTED, log_in
from reportgen.deliver.transport.steps import Reply
from reportgen.deliver.transport.wire import Wire
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Login, Security, Server
from reportgen.model.diagnostic import Diagnostic

_READY = 220  # RFC 5321 4.2.3
_DONE = 250
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_LONGEST_SIZE = 20  # digits (RFC 1870 3)


@dataclass(frozen=True, slots=True)
class Session:
    """A server that is ready for mail, and what it offers by keyword."""

    wire: Wire
    extensions: Mapping[str, str]

    @property
    def size_limit(self) -> int | None:
        """What the server offers by SIZE (RFC 1870): None without it, 0 for no fixed bound."""
        offered = self.extensions.get("SIZE")
        if offered is None:
            return None
        is_number = offered.isascii() and offered.isdecimal() and len(offered) <= _LONGEST_SIZE
        return int(offered) if is_number else 0


def connect(
    server: Server, secret: Callable[[], str], context: Callable[[], ssl.SSLContext]
) -> Session | Diagnostic:
    """A session ready for mail, or what stands in its way for the moment.

    Raises DeliveryError for what waiting cannot cure: no protection, a wrong certificate, a refused login.
    """
    _assert_protected(server)
    # Known before the server's first word, which may repeat what it was told by another call.
    word = "" if server.login is Login.NONE else secret()
    wire = _open(server)
    if isinstance(wire, Diagnostic):
        return wire
    try:
        found = _session(wire, server, word, context)
    except ssl.SSLCertVerificationError as error:
        wire.close()
        raise DeliveryError([_wrong_certificate(server, error)]) from error
    except DeliveryError:
        wire.close()
        raise
    if isinstance(found, Diagnostic):
        wire.close()
    return found


def _open(server: Server) -> Wire | Diagnostic:
    try:
        # The system takes plain numbers only, and those of a file know where they were written.
        opened = socket.create_connection((server.host, int(server.port)), float(server.timeout))
        return Wire(opened, float(server.timeout))
    except (OSError, UnicodeError) as error:
        return _no_connection(server, str(error) or type(error).__name__)


def _session(
    wire: Wire, server: Server, secret: str, context: Callable[[], ssl.SSLContext]
) -> Session | Diagnostic:
    extensions = _greeted(wire, server, context)
    if not isinstance(extensions, Reply) and server.security is Security.STARTTLS:
        extensions = _start_tls(wire, server, extensions, context) or _extensions(wire)
    if isinstance(extensions, Reply):
        return _no_connection(server, extensions)
    if server.login is Login.NONE:
        return Session(wire, extensions)
    return _logged_in(wire, server, extensions, secret)


def _greeted(wire: Wire, server: Server, context: Callable[[], ssl.SSLContext]) -> Mapping[str, str] | Reply:
    """What the server offers after its greeting, or the reply that is none."""
    failed = wire.protect(context(), server.host) if server.security is Security.TLS else None
    greeting = failed or wire.read_reply()
    return _extensions(wire) if greeting.code == _READY else greeting


def _extensions(wire: Wire) -> Mapping[str, str] | Reply:
    """What the server offers, by keyword; empty where it only knows HELO, a reply where it knows neither."""
    name = _own_name() or wire.address
    reply = wire.command(f"EHLO {name}")
    if reply.code == _DONE:
        # The first line greets; each further one is a keyword and what belongs to it (RFC 5321 4.1.1.1).
        lines = (line.partition(" ") for line in reply.lines[1:])
        return {word.upper(): rest.strip() for word, _, rest in lines if word}
    if reply.code // 100 != 5:
        return reply
    reply = wire.command(f"HELO {name}")
    return {} if reply.code == _DONE else reply


@cache
def _own_name() -> str:
    """This machine's whole name; empty where it has none."""
    name = socket.getfqdn()
    return name if _HOST.fullmatch(name) else ""


def _start_tls(
    wire: Wire, server: Server, extensions: Mapping[str, str], context: Callable[[], ssl.SSLContext]
) -> Reply | None:
    """Why the connection could not be protected; nothing travels unprotected (RFC 8314 3)."""
    if "STARTTLS" not in extensions:
        raise DeliveryError([_unsupported(server, "it does not offer STARTTLS")])
    reply = wire.command("STARTTLS")
    if reply.code == _READY:
        return wire.protect(context(), server.host)
    if reply.code // 100 == 5:
        raise DeliveryError([_unsupported(server, f"it refuses STARTTLS ({reply.code})")])
    return reply


def _logged_in(
    wire: Wire, server: Server, extensions: Mapping[str, str], secret: str
) -> Session | Diagnostic:
    offered = frozenset(extensions.get("AUTH", "").upper().split())
    reply = log_in(wire, server.login, offered, server.user, secret)
    if reply is None:
        raise DeliveryError([_unsupported(server, f"it offers no way to log in by {server.login}")])
    if reply.code == ACCEPTED:
        return Session(wire, extensions)
    if reply.code // 100 in (0, 4):
        return _no_connection(server, reply)
    raise DeliveryError([_refused_login(server, reply)])


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
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _refused_login(server: Server, reply: Reply) -> Diagnostic:
    return Diagnostic(
        code="login-refused",
        message=f'{server.host} refused the login of "{server.user}": {reply}',
        hint="check user and secret (REPORTGEN_SMTP_PASSWORD, its file, the keyring, or the token command)",
    )


def _wrong_certificate(server: Server, error: ssl.SSLCertVerificationError) -> Diagnostic:
    return Diagnostic(
        code="wrong-certificate",
        message=f"{server.host} cannot prove who it is: {error.verify_message}",
        hint="check the host's name; for a house authority set SSL_CERT_FILE to its certificate",
    )


def _unsupported(server: Server, why: str) -> Diagnostic:
    return Diagnostic(
        code="unsupported-connection",
        message=f"{server.host}:{server.port} cannot do what is asked: {why}",
        hint="check port, security and login; reportgen never falls back to less protection",
    )


def _no_connection(server: Server, why: Reply | str) -> Diagnostic:
    return Diagnostic(
        code="no-connection",
        message=f"no connection to {server.host}:{server.port}: {why}",
        hint="check host, port and security, and whether the server is up",
    )
