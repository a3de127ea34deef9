"""Environment, file or keyring → a private key in PEM. Never a flag, never a file of the project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.deliver.transport.secrets import SERVICE, from_keyring
from reportgen.errors import DeliveryError
from reportgen.model.diagnostic import Diagnostic


def find_private_key(environment: Mapping[str, str], variable: str, account: str) -> bytes:
    """The key; raises DeliveryError where there is none.

    In this order: the variable, the file that the variable with `_FILE` at its end names, the keyring.
    """
    if environment.get(variable):
        return environment[variable].encode()
    path = environment.get(f"{variable}_FILE")
    try:
        if path:
            return Path(path).read_bytes()
    except OSError as error:
        message = f"{variable}_FILE names a file that cannot be read: {path}"
        raise DeliveryError([Diagnostic("missing-secret", message)]) from error
    stored = from_keyring(account)
    if stored:
        return stored.encode()
    message = "there is no key to sign with"
    hint = f"set {variable} or {variable}_FILE, or store it: keyring set {SERVICE} {account}"
    raise DeliveryError([Diagnostic("missing-secret", message, hint=hint)])
