"""A manifest + an Ed25519 key → a signed envelope (DSSE v1), and back to the manifest where the key fits.

https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md, signatures by RFC 8032: the same manifest
and key give the same bytes. `cryptography` is an extra and is imported where it is needed.
"""

from __future__ import annotations

import base64
import json
from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.errors import EngineError, UsageError
from reportgen.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PAYLOAD_TYPE = "application/vnd.in-toto+json"


def envelope_name(name: str) -> str:
    """The file of the envelope beside a manifest of this name."""
    return f"{name.removesuffix('.json')}.dsse.json"


def sign_statement(statement: bytes, private_key: bytes, public_key: bytes) -> bytes:
    """The envelope of a manifest; both keys in PEM.

    Raises UsageError where the keys are no pair of Ed25519, EngineError without the package.
    """
    private, public = _private(private_key), _public(public_key)
    if _key_id(private.public_key()) != _key_id(public):
        message = "the key to sign with does not belong to the project's public key"
        raise UsageError([_malformed(message)])
    envelope = {
        "payloadType": PAYLOAD_TYPE,
        "payload": base64.b64encode(statement).decode(),
        "signatures": [
            {"keyid": _key_id(public), "sig": base64.b64encode(private.sign(_signed(statement))).decode()}
        ],
    }
    return json.dumps(envelope, indent=1, sort_keys=True).encode() + b"\n"


def is_signed(statement: bytes, envelope: bytes, public_key: bytes) -> bool:
    """Whether the envelope holds `statement`, signed by the owner of the key.

    Raises UsageError where the key is none of Ed25519, EngineError without the package.
    """
    public = _public(public_key)
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  # an extra

    try:
        held = json.loads(envelope)
        signatures = [base64.b64decode(each["sig"], validate=True) for each in held["signatures"]]
        is_same = base64.b64decode(held["payload"], validate=True) == statement
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
    if not is_same or held["payloadType"] != PAYLOAD_TYPE:
        return False
    for signature in signatures:
        try:
            public.verify(signature, _signed(statement))
        except InvalidSignature:
            continue
        return True
    return False


def _signed(statement: bytes) -> bytes:
    """The pre-authentication encoding."""
    kind = PAYLOAD_TYPE.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(statement), statement)


def _private(pem: bytes) -> Ed25519PrivateKey:
    _require()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415  # as above

    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as wrong:
        raise UsageError([_malformed("the key to sign manifests with is no private key in PEM")]) from wrong
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError([_malformed("the key to sign manifests with is none of Ed25519")])
    return key


def _public(pem: bytes) -> Ed25519PublicKey:
    _require()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  # as above
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415  # as above

    try:
        key = load_pem_public_key(pem)
    except (ValueError, TypeError) as wrong:
        raise UsageError([_malformed("the public key of manifests is none in PEM")]) from wrong
    if not isinstance(key, Ed25519PublicKey):
        raise UsageError([_malformed("the public key of manifests is none of Ed25519")])
    return key


def _key_id(key: Ed25519PublicKey) -> str:
    return sha256(key.public_bytes_raw()).hexdigest()


def _require() -> None:
    try:
        import cryptography  # noqa: F401, PLC0415  # as above
    except ImportError as error:
        message = "signed manifests need the package cryptography, which is not installed"
        hint = "install it with: pip install 'reportgen[sign]'"
        raise EngineError([Diagnostic("missing-package", message, hint=hint)]) from error


def _malformed(message: str) -> Diagnostic:
    hint = (
        "make a pair: openssl genpkey -algorithm ed25519 -out KEY.pem, "
        "then openssl pkey -in KEY.pem -pubout -out manifest.pub"
    )
    return Diagnostic("malformed-signing-key", message, hint=hint)
