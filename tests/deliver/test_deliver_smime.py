"""Letters signed by S/MIME: verified by OpenSSL, otherwise the letter that was composed."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from deliver.authority import NOW, Authority, Issued, found_authority
from deliver.letters_made import LETTER, PDF, WORD
from deliver.mail_server import Mailroom
from deliver.projects_sent import call, change, codes, parsed
from deliver.test_deliver_signing import pair  # noqa: F401  # a fixture
from reportgen.deliver.message.dkim import sign_message
from reportgen.deliver.message.message import compose_message
from reportgen.deliver.message.smime import read_identity, seal_message
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Message, Server, Signature

SENDER = "notes@example.org"
MESSAGE = compose_message(LETTER)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return found_authority()


@pytest.fixture(scope="module")
def issued(authority: Authority) -> Issued:
    return authority.issue(SENDER)


def sealed(issued: Issued, chain: bytes = b"", message: Message = MESSAGE) -> Message:
    identity = read_identity(issued.certificate + chain, issued.key, None, NOW)
    return seal_message(message, identity)


def verified(content: bytes, authority: Authority, folder: Path) -> bytes | None:
    """What OpenSSL says was signed, None where it says that the signature is none."""
    (folder / "letter.eml").write_bytes(content)
    (folder / "authority.pem").write_bytes(authority.certificate)
    command = ["openssl", "smime", "-verify", "-in", "letter.eml", "-CAfile", "authority.pem", "-crlfeol"]
    moment = ["-attime", str(int(NOW.timestamp())), "-purpose", "smimesign"]
    ran = subprocess.run([*command, *moment], cwd=folder, capture_output=True, check=False)  # noqa: S603  # ours
    return ran.stdout if ran.returncode == 0 else None


def test_openssl_verifies_a_signed_letter_and_no_changed_one(
    authority: Authority, issued: Issued, tmp_path: Path
) -> None:
    content = sealed(issued).content

    assert verified(content, authority, tmp_path) is not None
    assert verified(content.replace(b"Dear Anna", b"Dear Anne"), authority, tmp_path) is None
    assert verified(content, found_authority(), tmp_path) is None


def test_what_is_signed_is_the_letter_with_its_files_byte_for_byte(
    authority: Authority, issued: Issued, tmp_path: Path
) -> None:
    inner = verified(sealed(issued).content, authority, tmp_path)

    assert inner is not None
    found = message_from_bytes(inner, policy=default)
    assert [each.get_content() for each in found.iter_attachments()] == [PDF.content, WORD.content]


def test_the_headers_of_the_message_stay_as_they_were(issued: Issued) -> None:
    before, after = parsed(MESSAGE.content), parsed(sealed(issued).content)

    def kept(message: object) -> list[tuple[str, str]]:
        return [(name, str(value)) for name, value in message.items() if name != "Content-Type"]  # type: ignore[attr-defined]  # an EmailMessage

    assert kept(after) == kept(before)
    assert after.get_content_type() == "multipart/signed"
    assert after["Content-Type"].params["protocol"] == "application/pkcs7-signature"
    assert all(len(line) <= 998 for line in sealed(issued).content.split(b"\r\n"))


def test_a_signature_of_an_elliptic_curve_is_verified_too(authority: Authority, tmp_path: Path) -> None:
    issued = authority.issue(SENDER, key=ec.generate_private_key(ec.SECP256R1()))

    assert verified(sealed(issued).content, authority, tmp_path) is not None


def test_dkim_signs_what_was_sealed(
    issued: Issued,
    authority: Authority,
    pair: tuple[bytes, object],  # noqa: F811  # the fixture
    tmp_path: Path,
) -> None:
    private, dns = pair

    content = sign_message(sealed(issued), Signature("example.org", "briefings"), private).content

    assert dkim.verify(content, dnsfunc=dns)
    assert verified(content, authority, tmp_path) is not None


def test_an_encrypted_key_needs_its_passphrase(authority: Authority) -> None:
    issued = authority.issue(SENDER, passphrase="open sesame")  # noqa: S106  # of a key made here

    assert read_identity(issued.certificate, issued.key, "open sesame", NOW)
    for wrong in (None, "closed"):
        with pytest.raises(DeliveryError, match="cannot be read") as caught:
            read_identity(issued.certificate, issued.key, wrong, NOW)
        assert "REPORTGEN_SMIME_PASSPHRASE" in (caught.value.diagnostics[0].hint or "")


def test_a_certificate_of_another_sender_signs_nothing(authority: Authority) -> None:
    with pytest.raises(DeliveryError, match=r"is for other@example\.org"):
        sealed(authority.issue("other@example.org"))


def test_a_certificate_without_an_address_may_sign(authority: Authority, tmp_path: Path) -> None:
    assert verified(sealed(authority.issue()).content, authority, tmp_path) is not None


@pytest.mark.parametrize("days", [-1, 3])
def test_a_certificate_out_of_its_time_signs_nothing(issued: Issued, days: int) -> None:
    moment = NOW + timedelta(days=days * 30)

    with pytest.raises(DeliveryError, match="the certificate is valid from"):
        read_identity(issued.certificate, issued.key, None, moment)


def test_a_key_of_another_certificate_signs_nothing(authority: Authority, issued: Issued) -> None:
    with pytest.raises(DeliveryError, match="belongs to another certificate"):
        read_identity(issued.certificate, authority.issue(SENDER).key, None, NOW)


@pytest.mark.parametrize(("certificate", "key"), [(b"", None), (b"no pem", None), (None, b"no pem")])
def test_files_that_hold_no_pem_are_reported(
    issued: Issued, certificate: bytes | None, key: bytes | None
) -> None:
    with pytest.raises(DeliveryError):
        read_identity(
            issued.certificate if certificate is None else certificate,
            issued.key if key is None else key,
            None,
            NOW,
        )


@pytest.mark.slow
def test_a_project_sends_signed_letters(
    project: Path, server: Server, room: Mailroom, authority: Authority, issued: Issued
) -> None:
    (project / "briefings.pem").write_bytes(issued.certificate + authority.certificate)
    change(project, ("reportgen.yaml", "  server:", "  smime: {certificate: briefings.pem}\n  server:"))
    environment = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "REPORTGEN_SMIME_KEY": issued.key.decode()}

    result = call(project, "send", "-p", "council", "--send", environment=environment)

    assert result.exit_code == 0, result.output
    assert server.port
    assert all(verified(each, authority, project) is not None for _, each in room.taken)
    assert len(room.taken) == 2


def test_without_its_key_nothing_is_sent(
    project: Path, server: Server, room: Mailroom, issued: Issued
) -> None:
    (project / "briefings.pem").write_bytes(issued.certificate)
    change(project, ("reportgen.yaml", "  server:", "  smime: {certificate: briefings.pem}\n  server:"))

    result = call(project, "send", "-p", "council", "--send", "--json")

    assert server.port
    assert (result.exit_code, codes(result)) == (5, ["missing-secret"])
    assert room.taken == []


def test_a_letter_keeps_its_identity_when_signed(issued: Issued) -> None:
    made = sealed(issued)

    assert replace(made, content=MESSAGE.content) == MESSAGE
