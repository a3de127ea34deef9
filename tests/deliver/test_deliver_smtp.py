from __future__ import annotations

import ssl
from collections.abc import Callable
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
from reportgen.deliver.ledger import Ledger
from reportgen.deliver.sending import WAITS, Doubt, Sending, send_messages
from reportgen.deliver.smtp import SmtpTransport
from reportgen.model.delivery import Login, Message, Outcome, Security, Server

# aiosmtpd 1.4.6 uses its own deprecated attributes, and warns of logins without TLS, as tested here.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd"),
    pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning"),
    pytest.mark.filterwarnings("ignore:TLSSetup:UserWarning"),
]
OPEN_LOGIN: dict[str, Any] = {"auth_required": True, "auth_require_tls": False}


def post(
    server: Server,
    wanted: tuple[Message, ...],
    ledger: Path,
    *,
    secret: Callable[[], str] = lambda: "right",
    context: ssl.SSLContext | None = None,
    doubt: Doubt = Doubt.REPORT,
) -> tuple[Sending, list[float]]:
    """Send without waiting; the second value is how long it would have waited."""
    waited: list[float] = []
    with Ledger(ledger) as book, SmtpTransport(server, secret, context) as transport:
        sending = send_messages(
            wanted, transport, book, pause=waited.append, per_minute=server.per_minute, doubt=doubt
        )
    return sending, waited


def outcomes(sending: Sending) -> dict[str, Outcome]:
    every = (*sending.receipts, *sending.uncertain)
    return {each.address.partition("@")[0]: each.outcome for each in every}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "delivery" / "ledger.jsonl"


def test_every_recipient_gets_one_message_over_one_connection(ledger: Path) -> None:
    room = Mailroom()
    wanted = messages(5)
    with running(room) as server:
        sending, waited = post(server, wanted, ledger)

    assert sending.is_clean
    assert room.taken == [(each.address, each.content) for each in wanted]
    assert room.connections == 1
    assert waited == [60 / server.per_minute] * 4


def test_nobody_gets_a_second_message_from_a_second_run(ledger: Path) -> None:
    room = Mailroom()
    with running(room) as server:
        post(server, messages(3), ledger)
        sending, _ = post(server, messages(4), ledger)

    assert room.addresses == [f"reader{number}@example.org" for number in range(4)]
    assert [each.address for each in sending.skipped] == [
        f"reader{number}@example.org" for number in range(3)
    ]


def test_a_451_is_tried_again_after_everybody_else(ledger: Path) -> None:
    room = Mailroom(refusals={"reader0@example.org": ["451 greylisted", "451 greylisted"]})
    with running(room) as server:
        sending, waited = post(server, messages(3), ledger)

    assert sending.is_clean
    assert room.addresses == [f"reader{number}@example.org" for number in (1, 2, 0)]
    assert [wait for wait in waited if wait in WAITS] == [1.0, 4.0]


def test_what_stays_deferred_is_sent_by_a_later_run(ledger: Path) -> None:
    room = Mailroom(refusals={"reader0@example.org": ["451 later"] * (1 + len(WAITS))})
    with running(room) as server:
        first, _ = post(server, messages(1), ledger)
        second, _ = post(server, messages(1), ledger)

    assert outcomes(first) == {"reader0": Outcome.DEFERRED}
    assert "451 later" in first.receipts[0].answer
    assert second.is_clean
    assert len(room.taken) == 1


@pytest.mark.parametrize("where", ["refusals", "answers"])
def test_a_550_is_a_refusal_and_the_others_get_theirs(ledger: Path, where: str) -> None:
    room = Mailroom(**{where: {"reader1@example.org": ["550 no such person"]}})  # type: ignore[arg-type]  # by name
    with running(room) as server:
        sending, waited = post(server, messages(3), ledger)

    assert outcomes(sending) == {
        "reader0": Outcome.ACCEPTED,
        "reader1": Outcome.REFUSED,
        "reader2": Outcome.ACCEPTED,
    }
    assert not sending.is_clean
    assert not set(waited) & set(WAITS)
    assert room.connections == 1


def test_a_451_after_the_content_is_tried_again(ledger: Path) -> None:
    room = Mailroom(answers={"reader0@example.org": ["451 disk full"]})
    with running(room) as server:
        sending, _ = post(server, messages(1), ledger)

    assert sending.is_clean
    assert len(room.taken) == 1


def test_a_connection_cut_after_the_content_is_uncertain_and_never_sent_again_unasked(ledger: Path) -> None:
    room = Mailroom(closes_after={"reader1@example.org"})
    with running(room) as server:
        first, _ = post(server, messages(3), ledger)
        second, _ = post(server, messages(3), ledger)

    assert outcomes(first)["reader1"] is Outcome.INTENT
    assert [each.address for each in second.uncertain] == ["reader1@example.org"]
    assert sorted(room.addresses) == [f"reader{number}@example.org" for number in range(3)]


def test_a_person_may_have_the_uncertain_sent_again(ledger: Path) -> None:
    room = Mailroom(closes_after={"reader0@example.org"})
    with running(room) as server:
        post(server, messages(1), ledger)
        room.closes_after.clear()
        sending, _ = post(server, messages(1), ledger, doubt=Doubt.RESEND)

    assert sending.is_clean
    assert len(room.taken) == 2


def test_a_person_may_count_the_uncertain_as_delivered(ledger: Path) -> None:
    room = Mailroom(closes_after={"reader0@example.org"})
    with running(room) as server:
        post(server, messages(1), ledger)
        sending, _ = post(server, messages(1), ledger, doubt=Doubt.ASSUME_DELIVERED)
        again, _ = post(server, messages(1), ledger)

    assert sending.is_clean
    assert again.is_clean
    assert len(room.taken) == 1


def test_a_connection_cut_before_the_content_is_opened_again(ledger: Path) -> None:
    room = Mailroom(closes_before={"reader1@example.org"})
    with running(room) as server:
        sending, _ = post(server, messages(3), ledger)

    assert sending.is_clean
    assert sorted(room.addresses) == [f"reader{number}@example.org" for number in range(3)]
    assert room.connections == 2


def test_a_message_over_the_servers_limit_is_refused_before_it_travels(ledger: Path) -> None:
    room = Mailroom()
    with running(room, data_size_limit=900) as server:
        sending, _ = post(server, messages(1), ledger)

    assert outcomes(sending) == {"reader0": Outcome.REFUSED}
    assert "at most 900 bytes" in sending.receipts[0].answer
    assert room.taken == []


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


def test_a_server_that_is_down_ends_the_run_after_some_patience(ledger: Path) -> None:
    with running(Mailroom()) as server:
        pass
    sending, waited = post(server, messages(2), ledger)

    assert [each.code for each in sending.stopped] == ["no-connection"]
    assert waited == list(WAITS)
    assert len(sending.untried) == 2
    assert ledger.read_bytes() == b""


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
