"""Message + certificate and key → the same message with a detached S/MIME signature (RFC 8551 3.5)."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Message
from reportgen.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.x509 import Certificate

VARIABLE = "REPORTGEN_SMIME_KEY"
PASSPHRASE = "REPORTGEN_SMIME_PASSPHRASE"  # noqa: S105 - the name of a variable, no secret
_LINE = "\r\n"
_SIGNATURE_WIDTH = 76  # RFC 2045 6.8: characters in a line of base64
_BODY_FIELDS = (b"content-",)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signs: the sender's certificate, those that lead from it to an authority, and the key."""

    certificate: Certificate
    chain: tuple[Certificate, ...]
    key: RSAPrivateKey | EllipticCurvePrivateKey


def read_identity(certificates: bytes, key: bytes, passphrase: str | None, now: datetime) -> Identity:
    """The identity in PEM files; the first certificate is the sender's.

    Raises DeliveryError where the package is missing, where a file is none, where the key is another
    certificate's, and where the certificate is not valid `now`.
    """
    try:
        from cryptography import x509  # noqa: PLC0415  # optional
        from cryptography.hazmat.primitives.asymmetric import ec, rsa  # noqa: PLC0415  # as above
        from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415  # as above
            load_pem_private_key,
        )
    except ImportError as error:
        hint = "install it with: pip install 'audience-reports[smime]'"
        raise DeliveryError(
            [Diagnostic("missing-package", "S/MIME needs cryptography", hint=hint)]
        ) from error
    try:
        own, *chain = x509.load_pem_x509_certificates(certificates)
    except ValueError as error:
        raise _failed("the certificate file holds no certificate in PEM") from error
    try:
        private = load_pem_private_key(key, passphrase.encode() if passphrase else None)
    except (ValueError, TypeError) as error:
        raise _failed(
            f"{VARIABLE} cannot be read: {error}", f"an encrypted key needs {PASSPHRASE}"
        ) from error
    if not isinstance(private, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise _failed("the key is neither RSA nor of an elliptic curve")
    if private.public_key() != own.public_key():
        raise _failed("the key belongs to another certificate")
    if not own.not_valid_before_utc <= now <= own.not_valid_after_utc:
        raise _failed(
            f"the certificate is valid from {own.not_valid_before_utc} to {own.not_valid_after_utc}"
        )
    return Identity(own, tuple(chain), private)


def seal_message(message: Message, identity: Identity) -> Message:
    """The signed message: its body unchanged as the first part, the signature as the second.

    The signature holds the moment of signing, as RFC 8551 2.5.1 wants it: of everything that reportgen
    makes this alone is not the same twice. Raises DeliveryError where the certificate is for other senders.
    """
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415  # optional
    from cryptography.hazmat.primitives.serialization import pkcs7  # noqa: PLC0415  # as above

    named = _addresses(identity.certificate)
    if named and message.sender.lower() not in named:
        raise _failed(
            f"the certificate is for {', '.join(sorted(named))}, and the sender is {message.sender}",
            "mail programs warn of such letters: sign with a certificate for the sender's address",
        )
    fields, entity = _parted(message.content)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(entity)
    builder = builder.add_signer(identity.certificate, identity.key, hashes.SHA256())
    for each in identity.chain:
        builder = builder.add_certificate(each)
    signature = builder.sign(
        serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    )
    return replace(message, content=_joined(fields, entity, signature, message.key))


def _addresses(certificate: Certificate) -> frozenset[str]:
    """The mail addresses that a certificate names (RFC 8550 3)."""
    from cryptography import x509  # noqa: PLC0415  # optional
    from cryptography.x509.oid import NameOID  # noqa: PLC0415  # as above

    found = {str(each.value) for each in certificate.subject.get_attributes_for_oid(NameOID.EMAIL_ADDRESS)}
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        pass
    else:
        found.update(names.get_values_for_type(x509.RFC822Name))
    return frozenset(each.lower() for each in found)


def _parted(content: bytes) -> tuple[bytes, bytes]:
    """The fields of the message itself, and the MIME entity that is signed, both with CRLF line ends."""
    head, _, body = content.partition(b"\r\n\r\n")
    own: list[bytes] = []
    inner: list[bytes] = []
    chosen = own
    for line in head.split(b"\r\n"):
        if not line.startswith((b" ", b"\t")):
            chosen = inner if line.lower().startswith(_BODY_FIELDS) else own
        chosen.append(line)
    entity = b"\r\n".join(inner) + b"\r\n\r\n" + body
    return b"\r\n".join(own) + b"\r\n", entity


def _joined(fields: bytes, entity: bytes, signature: bytes, key: str) -> bytes:
    boundary = "=_" + hashlib.sha256(f"{key}smime".encode()).hexdigest()[:30]
    head = (
        'Content-Type: multipart/signed; protocol="application/pkcs7-signature";'
        f'{_LINE} micalg=sha-256; boundary="{boundary}"{_LINE}{_LINE}'
        f"This is a signed message (S/MIME).{_LINE}--{boundary}{_LINE}"
    )
    tail = (
        f"{_LINE}--{boundary}{_LINE}"
        f'Content-Type: application/pkcs7-signature; name="smime.p7s"{_LINE}'
        f"Content-Transfer-Encoding: base64{_LINE}"
        f'Content-Disposition: attachment; filename="smime.p7s"{_LINE}{_LINE}'
        f"{_base64(signature)}{_LINE}--{boundary}--{_LINE}"
    )
    return fields + head.encode() + entity + tail.encode()


def _base64(content: bytes) -> str:
    text = b64encode(content).decode()
    return _LINE.join(text[at : at + _SIGNATURE_WIDTH] for at in range(0, len(text), _SIGNATURE_WIDTH))


def _failed(what: str, hint: str | None = None) -> DeliveryError:
    return DeliveryError([Diagnostic("failed-signature", what, hint=hint)])
