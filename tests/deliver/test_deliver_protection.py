from __future__ import annotations

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from deliver.letters_made import messages
from deliver.mail_server import Mailroom, running
from deliver.posting import post
from reportgen.model.delivery import Login, Security, Server

# aiosmtpd 1.4.6 uses its own deprecated attributes, and warns of logins without TLS, as tested here.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd"),
    pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning"),
    pytest.mark.filterwarnings("ignore:TLSSetup:UserWarning"),
]
OPEN_LOGIN: dict[str, Any] = {"auth_required": True, "auth_require_tls": False}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "delivery" / "ledger.jsonl"


def test_nothing_travels_where_the_server_offers_no_starttls(ledger: Path) -> None:
    room = Mailroom()
    with running(room) as server:
        sending, _ = post(replace(server, security=Security.STARTTLS), messages(2), ledger)

    assert [each.code for each in sending.stopped] == ["unsupported-connection"]
    assert len(sending.untried) == 2
    assert room.taken == []


def test_a_server_elsewhere_is_never_spoken_to_in_the_clear(ledger: Path) -> None:
    server = Server("mail.example.org", 25, Security.NONE, Login.NONE, "", (), 60, 1.0)
    sending, _ = post(server, messages(1), ledger)

    assert [each.code for each in sending.stopped] == ["unprotected-connection"]


def test_plain_and_login_take_the_password(ledger: Path) -> None:
    room = Mailroom()
    with running(room, authenticator=room.authenticate, **OPEN_LOGIN) as server:
        sending, _ = post(replace(server, login=Login.PASSWORD, user="desk"), messages(1), ledger)

    assert sending.is_clean
    assert room.logins


def test_a_wrong_password_stops_before_anything_is_sent(ledger: Path) -> None:
    room = Mailroom()
    with running(room, authenticator=room.authenticate, **OPEN_LOGIN) as server:
        asked = replace(server, login=Login.PASSWORD, user="desk")
        sending, waited = post(asked, messages(1), ledger, secret=lambda: "wrong")

    assert [each.code for each in sending.stopped] == ["login-refused"]
    assert waited == []
    assert room.taken == []


@pytest.mark.parametrize(("token", "codes"), [("good", []), ("stale", ["login-refused"])])
def test_xoauth2_sends_the_token_and_hears_a_refusal(ledger: Path, token: str, codes: list[str]) -> None:
    room = Mailroom(token="good")  # noqa: S106  # a word of this test
    with running(room, authenticator=room.authenticate, **OPEN_LOGIN) as server:
        asked = replace(server, login=Login.XOAUTH2, user="desk@example.org")
        sending, _ = post(asked, messages(1), ledger, secret=lambda: token)

    assert [each.code for each in sending.stopped] == codes
    assert room.logins == [f"user=desk@example.org\x01auth=Bearer {token}\x01\x01"]
    assert len(room.taken) == (0 if codes else 1)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate for 127.0.0.1 that signs itself, and its key."""
    folder = tmp_path_factory.mktemp("authority")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return folder


def presenting(authority: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(authority / "certificate.pem", authority / "key.pem")
    return context


@pytest.mark.parametrize("implicit", [True, False])
def test_mail_travels_by_tls_to_a_server_that_proves_who_it_is(
    ledger: Path, authority: Path, *, implicit: bool
) -> None:
    room = Mailroom()
    trusting = ssl.create_default_context(cafile=str(authority / "certificate.pem"))
    with running(room, tls=presenting(authority), implicit=implicit) as server:
        sending, _ = post(server, messages(2), ledger, context=trusting)

    assert sending.is_clean
    assert len(room.taken) == 2


@pytest.mark.parametrize("implicit", [True, False])
def test_nothing_travels_to_a_server_whose_certificate_nobody_vouches_for(
    ledger: Path, authority: Path, *, implicit: bool
) -> None:
    room = Mailroom()
    with running(room, tls=presenting(authority), implicit=implicit) as server:
        sending, waited = post(server, messages(1), ledger)

    assert [each.code for each in sending.stopped] == ["wrong-certificate"]
    assert waited == []
    assert room.taken == []


def test_nothing_travels_to_a_server_with_another_name(ledger: Path, authority: Path) -> None:
    room = Mailroom()
    trusting = ssl.create_default_context(cafile=str(authority / "certificate.pem"))
    with running(room, tls=presenting(authority)) as server:
        sending, _ = post(replace(server, host="localhost"), messages(1), ledger, context=trusting)

    assert [each.code for each in sending.stopped] == ["wrong-certificate"]
    assert room.taken == []
