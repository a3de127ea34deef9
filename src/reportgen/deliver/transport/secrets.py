"""Environment, file or keyring → a secret or a private key. Never a flag, never a file of the project."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Login, Server
from reportgen.model.diagnostic import Diagnostic

VARIABLE = "REPORTGEN_SMTP_PASSWORD"
SERVICE = "reportgen"
_LONGEST_COMMAND = 60  # seconds
_LONGEST_COMPLAINT = 300  # characters


def find_secret(server: Server, environment: Mapping[str, str]) -> str:
    """The password or access token; raises DeliveryError where there is none.

    In this order: the token command, the variable, the file that a variable names, the keyring.
    """
    if server.login is Login.XOAUTH2 and server.token_command:
        return _from_command(server.token_command)
    found = _stored(environment, VARIABLE, f"{server.user}@{server.host}")
    if found is not None:
        try:
            return found.decode().strip("\r\n")
        except UnicodeDecodeError as error:
            message = f'the secret for "{server.user}" at {server.host} is no text in UTF-8'
            raise DeliveryError([Diagnostic("missing-secret", message)]) from error
    message = f'there is no secret for "{server.user}" at {server.host}'
    raise DeliveryError([_missing(message, VARIABLE, f"{server.user}@{server.host}")])


def find_private_key(environment: Mapping[str, str], variable: str, account: str) -> bytes:
    """The key in PEM; raises DeliveryError where there is none.

    In this order: the variable, the file that the variable with `_FILE` at its end names, the keyring.
    """
    found = _stored(environment, variable, account)
    if found is None:
        raise DeliveryError([_missing("there is no key to sign with", variable, account)])
    return found


def _stored(environment: Mapping[str, str], variable: str, account: str) -> bytes | None:
    if environment.get(variable):
        return environment[variable].encode("utf-8", "surrogateescape")
    path = environment.get(f"{variable}_FILE")
    if path:
        try:
            return Path(path).read_bytes()
        except OSError as error:
            message = f"{variable}_FILE names a file that cannot be read: {path}"
            raise DeliveryError([Diagnostic("missing-secret", message)]) from error
    stored = from_keyring(account)
    return stored.encode() if stored else None


def _missing(message: str, variable: str, account: str) -> Diagnostic:
    hint = f"set {variable} or {variable}_FILE, or store it: keyring set {SERVICE} {account}"
    return Diagnostic("missing-secret", message, hint=hint)


def _from_command(command: tuple[str, ...]) -> str:
    try:
        ran = subprocess.run(  # noqa: S603  # the project's own command, without a shell
            command, capture_output=True, text=True, timeout=_LONGEST_COMMAND, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DeliveryError([_failed(command, f"it took more than {_LONGEST_COMMAND} seconds")]) from error
    except (OSError, ValueError) as error:
        raise DeliveryError([_failed(command, str(error))]) from error
    token = ran.stdout.strip()
    if ran.returncode != 0 or not token or len(token.split()) != 1:
        raise DeliveryError(
            [_failed(command, _complaint(ran.stderr, token) or f"exit {ran.returncode}, no token")]
        )
    return token


def _complaint(errors: str, printed: str) -> str:
    """The last words on stderr, unless they repeat what the command printed, which is a secret."""
    last = errors.strip().rpartition("\n")[2].strip()[:_LONGEST_COMPLAINT]
    return "" if any(word in errors for word in printed.split()) else last


def _failed(command: tuple[str, ...], why: str) -> Diagnostic:
    return Diagnostic(
        code="failed-token-command",
        message=f'the token command "{command[0]}" gave no token: {why}',
        hint="run it by hand: it must print one token and nothing else",
    )


def from_keyring(account: str) -> str | None:
    """What the keyring holds for `account`; None where the package or a usable keyring is missing."""
    try:
        import keyring  # noqa: PLC0415  # optional
        from keyring.errors import KeyringError  # noqa: PLC0415  # as above
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, account)
    except KeyringError:
        # A machine without a keyring is no mistake; the caller says what else there is.
        return None
