"""Environment, file or keyring → the secret of a login. Never a flag, never a file of the project."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Login, Server
from reportgen.model.diagnostic import Diagnostic

VARIABLE = "REPORTGEN_SMTP_PASSWORD"
FILE_VARIABLE = "REPORTGEN_SMTP_PASSWORD_FILE"
SERVICE = "reportgen"
_LONGEST_COMMAND = 60  # seconds


def find_secret(server: Server, environment: Mapping[str, str]) -> str:
    """The password or access token; raises DeliveryError where there is none.

    In this order: the token command, the variable, the file that a variable names, the keyring.
    """
    if server.login is Login.XOAUTH2 and server.token_command:
        return _from_command(server.token_command)
    if environment.get(VARIABLE):
        return environment[VARIABLE]
    if environment.get(FILE_VARIABLE):
        return _from_file(Path(environment[FILE_VARIABLE]))
    secret = from_keyring(f"{server.user}@{server.host}")
    if secret:
        return secret
    message = f'there is no secret for "{server.user}" at {server.host}'
    hint = (
        f"set {VARIABLE} or {FILE_VARIABLE}, or store it: keyring set {SERVICE} {server.user}@{server.host}"
    )
    raise DeliveryError([Diagnostic("missing-secret", message, hint=hint)])


def _from_command(command: tuple[str, ...]) -> str:
    try:
        ran = subprocess.run(  # noqa: S603  # the project's own command, without a shell
            command, capture_output=True, text=True, timeout=_LONGEST_COMMAND, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise DeliveryError([_failed(command, str(error))]) from error
    token = ran.stdout.strip()
    # What the command printed is a secret, so only its complaint may be shown.
    if ran.returncode != 0 or not token or len(token.split()) != 1:
        complaint = ran.stderr.strip().splitlines()
        raise DeliveryError(
            [_failed(command, complaint[-1] if complaint else f"exit {ran.returncode}, no token")]
        )
    return token


def _failed(command: tuple[str, ...], why: str) -> Diagnostic:
    return Diagnostic(
        code="failed-token-command",
        message=f'the token command "{command[0]}" gave no token: {why}',
        hint="run it by hand: it must print one token and nothing else",
    )


def _from_file(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{FILE_VARIABLE} names a file that cannot be read: {path}"
        raise DeliveryError([Diagnostic("missing-secret", message)]) from error


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
