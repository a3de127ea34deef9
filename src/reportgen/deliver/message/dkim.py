"""Message + private key → the same message with a DKIM signature before it."""

from __future__ import annotations

from dataclasses import replace

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Message, Signature
from reportgen.model.diagnostic import Diagnostic

VARIABLE = "REPORTGEN_DKIM_KEY"


def sign_message(message: Message, signature: Signature, key: bytes) -> Message:
    """Raises DeliveryError where the package is missing or the key is none."""
    try:
        import dkim  # noqa: PLC0415  # optional
    except ImportError as error:
        hint = "install it with: pip install 'audience-reports[dkim]'"
        raise DeliveryError([Diagnostic("missing-package", "signing needs dkimpy", hint=hint)]) from error
    try:
        header = dkim.sign(
            message.content,
            signature.selector.encode("ascii"),
            signature.domain.encode("ascii"),
            key,
            canonicalize=(b"relaxed", b"relaxed"),
        )
    except (dkim.DKIMException, ValueError) as error:
        what = f"the message cannot be signed for {signature.domain}: {error}"
        hint = f"{VARIABLE} must hold an unencrypted RSA key in PEM"
        raise DeliveryError([Diagnostic("failed-signature", what, hint=hint)]) from error
    return replace(message, content=header + message.content)
