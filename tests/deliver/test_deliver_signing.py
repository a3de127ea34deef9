from __future__ import annotations

import base64
from collections.abc import Callable

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from deliver.letters_made import LETTER
from reportgen.deliver.message.dkim import VARIABLE, sign_message
from reportgen.deliver.message.message import compose_message
from reportgen.deliver.transport.secrets import find_private_key
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Signature

SIGNATURE = Signature("example.org", "briefings")


@pytest.fixture(scope="module")
def pair() -> tuple[bytes, Callable[..., bytes]]:
    """A private key, and the DNS that answers with its public half."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    record = b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)

    def answer(name: bytes, timeout: int = 5) -> bytes:
        assert (name.rstrip(b"."), timeout) == (b"briefings._domainkey.example.org", 5)
        return record

    return private, answer


def test_a_signed_message_is_verified_and_a_changed_one_is_not(
    pair: tuple[bytes, Callable[..., bytes]],
) -> None:
    private, dns = pair
    message = compose_message(LETTER)
    signed = sign_message(message, SIGNATURE, private)

    assert signed.content.endswith(message.content)
    assert dkim.verify(signed.content, dnsfunc=dns)
    assert not dkim.verify(signed.content.replace(b"Evening", b"Morning"), dnsfunc=dns)


def test_what_is_no_key_is_reported() -> None:
    with pytest.raises(DeliveryError, match="cannot be signed"):
        sign_message(compose_message(LETTER), SIGNATURE, b"no key")


def test_a_missing_key_says_where_to_put_it() -> None:
    with pytest.raises(DeliveryError) as caught:
        find_private_key({}, VARIABLE, "dkim:briefings.example.org")

    assert "REPORTGEN_DKIM_KEY" in (caught.value.diagnostics[0].hint or "")
