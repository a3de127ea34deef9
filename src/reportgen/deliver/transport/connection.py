"""Server + secret → a connection that is protected and logged in, or why there is none."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Login, Security, Server
from reportgen.model.diagnostic import Diagnostic


def connect(server: Server, secret: Callable[[], str], context: ssl.SSLContext) -> smtplib.SMTP | Diagnostic:
    """A connection ready for mail, or what stands in its way for the moment.

    Raises DeliveryError for what waiting cannot cure: no protection, a wrong certificate, a refused login.
    """
    _assert_protected(server)
    try:
        connection = _open(server, context)
    except ssl.SSLCertVerificationError as error:
        raise DeliveryError([_wrong_certificate(server, error)]) from error
    except (smtplib.SMTPException, OSError) as error:
        return _no_connection(server, error)
    try:
        _protect(connection, server, context)
        _log_in(connection, server, secret)
    except ssl.SSLCertVerificationError as error:
        _close(connection)
        raise DeliveryError([_wrong_certificate(server, error)]) from error
    except smtplib.SMTPNotSupportedError as error:
        _close(connection)
        raise DeliveryError([_unsupported(server, error)]) from error
    except smtplib.SMTPResponseException as error:
        _close(connection)
        if 400 <= error.smtp_code < 500:
            return _no_connection(server, error)
        raise DeliveryError([_refused_login(server, error)]) from error
    except (smtplib.SMTPException, OSError) as error:
        _close(connection)
        return _no_connection(server, error)
    except DeliveryError:
        _close(connection)
        raise
    return connection


def _open(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.security is Security.TLS:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.timeout, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    if connection.sock is not None:
        # The line with the dot is sent alone; without this it waits 40 ms for the server's acknowledgement.
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _protect(connection: smtplib.SMTP, server: Server, context: ssl.SSLContext) -> None:
    connection.ehlo_or_helo_if_needed()
    if server.security is Security.STARTTLS:
        # Raises where the server does not offer it: nothing travels unprotected (RFC 8314 3).
        connection.starttls(context=context)
        connection.ehlo_or_helo_if_needed()


def _log_in(connection: smtplib.SMTP, server: Server, secret: Callable[[], str]) -> None:
    if server.login is Login.PASSWORD:
        connection.login(server.user, secret())
    elif server.login is Login.XOAUTH2:
        if "XOAUTH2" not in connection.esmtp_features.get("auth", "").upper().split():
            raise smtplib.SMTPNotSupportedError("it does not offer XOAUTH2")
        answer = f"user={server.user}\x01auth=Bearer {secret()}\x01\x01"
        # A refusal comes as a challenge, which takes an empty answer before the server says 535.
        connection.auth("XOAUTH2", lambda challenge=None: "" if challenge else answer)


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


def _close(connection: smtplib.SMTP) -> None:
    with suppress(OSError):
        connection.close()


def _refused_login(server: Server, error: smtplib.SMTPResponseException) -> Diagnostic:
    answer = error.smtp_error
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return Diagnostic(
        code="login-refused",
        message=f'{server.host} refused the login of "{server.user}": {error.smtp_code} {words}',
        hint="check user and secret (REPORTGEN_SMTP_PASSWORD, its file, the keyring, or the token command)",
    )


def _wrong_certificate(server: Server, error: ssl.SSLCertVerificationError) -> Diagnostic:
    return Diagnostic(
        code="wrong-certificate",
        message=f"{server.host} cannot prove who it is: {error.verify_message}",
        hint="check the host's name; for a house authority set SSL_CERT_FILE to its certificate",
    )


def _unsupported(server: Server, error: smtplib.SMTPNotSupportedError) -> Diagnostic:
    return Diagnostic(
        code="unsupported-connection",
        message=f"{server.host}:{server.port} cannot do what is asked: {str(error).rstrip('.')}",
        hint="check port, security and login; reportgen never falls back to less protection",
    )


def _no_connection(server: Server, error: Exception) -> Diagnostic:
    return Diagnostic(
        code="no-connection",
        message=f"no connection to {server.host}:{server.port}: {error or type(error).__name__}",
        hint="check host, port and security, and whether the server is up",
    )
