"""Servers that misuse a login: no secret in any output, no traceback, nothing sent."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from deliver.any_server import Answers, answering, good_but
from deliver.letters_made import messages
from deliver.posting import post
from reportgen.deliver.ledger.lines import plain
from reportgen.deliver.transport.delivery import Sending
from reportgen.deliver.transport.login import quotable, secret_forms
from reportgen.model.delivery import Login, Security

SECRET = "hunter2 Pässwort/+&"  # noqa: S105  # a word of this test
WAYS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda secret: secret.encode(),
    "in capitals": lambda secret: secret.upper().encode(),
    "with line ends": lambda secret: secret.replace(" ", "  ").encode(),
    "percent-encoded": lambda secret: quote(secret).encode(),
    "in hexadecimal": lambda secret: secret.encode().hex().encode(),
    "in base64": lambda secret: b64encode(secret.encode()),
    "in base64 after one byte": lambda secret: b64encode(b"!" + secret.encode()),
    "in base64 after two bytes": lambda secret: b64encode(b"!!" + secret.encode()),
    "as PLAIN has it": lambda secret: b64encode(f"\0desk\0{secret}".encode()),
    "as XOAUTH2 has it": lambda secret: b64encode(f"user=desk\x01auth=Bearer {secret}\x01\x01".encode()),
}


def logged_in(
    answers: Answers, ledger: Path, login: Login = Login.PASSWORD, secret: str = SECRET
) -> tuple[Sending, list[bytes]]:
    with answering(answers, timeout=1.0) as (server, record):
        asked = replace(server, login=login, user="desk")
        sending, _ = post(asked, messages(1), ledger, secret=lambda: secret)
    return sending, record.lines


def everything_said(sending: Sending, ledger: Path) -> str:
    receipts = [plain(each) for each in (*sending.receipts, *sending.uncertain)]
    return f"{receipts!r}{sending.stopped!r}{ledger.read_text('utf-8')}"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("step", ["AUTH", "MAIL", "RCPT", "DATA", "END", "RSET"])
@pytest.mark.parametrize("code", [250, 421, 535, 354, 999])
def test_a_server_that_repeats_the_secret_is_not_quoted(
    tmp_path: Path, step: str, code: int, way: Callable[[str], bytes]
) -> None:
    words = way(SECRET)
    sending, _ = logged_in(good_but(**{step: b"%d you said %s\r\n" % (code, words)}), tmp_path / "ledger")
    said = everything_said(sending, tmp_path / "ledger")

    assert words.decode() not in said
    assert SECRET not in said


def test_a_server_that_greets_with_the_secret_it_was_told_before_is_not_quoted(tmp_path: Path) -> None:
    greetings = [b"220 mail\r\n"]

    def answers(step: str) -> bytes | None:
        if step == "greeting":
            return greetings.pop() if greetings else b"554 " + SECRET.encode() + b"\r\n"
        return good_but(AUTH=b"454 later\r\n")(step)

    sending, _ = logged_in(answers, tmp_path / "ledger")

    assert [each.code for each in sending.stopped] == ["no-connection"]
    assert "hunter2" not in everything_said(sending, tmp_path / "ledger")


def test_words_that_repeat_no_secret_are_quoted_as_they_are() -> None:
    forms = secret_forms("desk", SECRET)

    assert quotable("250 2.0.0 queued as 1A2B", forms) == "250 2.0.0 queued as 1A2B"
    assert quotable(f"250 {SECRET}", forms).startswith("250 (left out")
    assert SECRET[:3] not in quotable(f"250 {'x' * 490} {SECRET}", forms)


@pytest.mark.parametrize("challenge", [b"no base64", b"====", b"\xff\xfe", b"QQ", b"", b"x" * 3_000])
def test_a_challenge_that_is_none_stops_the_login_without_a_traceback(
    tmp_path: Path, challenge: bytes
) -> None:
    ehlo = b"250-mail\r\n250 AUTH CRAM-MD5\r\n"
    sending, _ = logged_in(
        good_but(EHLO=ehlo, AUTH=b"334 " + challenge + b"\r\n", response=b"535 no\r\n"), tmp_path / "ledger"
    )

    assert [each.code for each in sending.stopped] in (["no-connection"], ["login-refused"])
    assert len(sending.untried) == 1


def test_a_server_that_asks_for_ever_gets_no_second_answer(tmp_path: Path) -> None:
    sending, lines = logged_in(good_but(AUTH=b"334 \r\n", response=b"334 \r\n"), tmp_path / "ledger")

    assert [each.code for each in sending.stopped] == ["login-refused"]
    assert len([each for each in lines if each.startswith(b"AUTH")]) == 1


@pytest.mark.parametrize("offered", [b"PLAIN", b"LOGIN", b"CRAM-MD5"])
@pytest.mark.parametrize("secret", ["right", "pässwört", "密码", "\x00", "a" * 3_000])
def test_every_mechanism_takes_every_secret(tmp_path: Path, offered: bytes, secret: str) -> None:
    ehlo = b"250-mail\r\n250 AUTH " + offered + b"\r\n"
    first = b"235 in\r\n" if offered == b"PLAIN" else b"334 PDFAbWFpbD4=\r\n"
    responses = iter([b"334 UGFzc3dvcmQ6\r\n", b"235 in\r\n"] if offered == b"LOGIN" else [b"235 in\r\n"])

    def answers(step: str) -> bytes | None:
        return next(responses) if step == "response" else good_but(EHLO=ehlo, AUTH=first)(step)

    sending, lines = logged_in(answers, tmp_path / "ledger", secret=secret)

    assert sending.is_clean
    if offered == b"LOGIN":
        assert b64encode(secret.encode()) + b"\r\n" in lines


def test_a_server_without_a_common_way_to_log_in_is_told_nothing(tmp_path: Path) -> None:
    ehlo = b"250-mail\r\n250 AUTH GSSAPI\r\n"
    sending, lines = logged_in(good_but(EHLO=ehlo), tmp_path / "ledger", Login.XOAUTH2)

    assert [each.code for each in sending.stopped] == ["unsupported-connection"]
    assert not any(each.startswith(b"AUTH") for each in lines)


@pytest.mark.parametrize("code", [*range(100, 700, 50), 235, 432, 454, 534, 535, 538])
def test_only_235_is_a_login(tmp_path: Path, code: int) -> None:
    sending, _ = logged_in(good_but(AUTH=b"%d word\r\n" % code), tmp_path / "ledger")

    assert sending.is_clean == (code == 235)
    assert [each.code for each in sending.stopped] == (
        [] if code == 235 else ["no-connection"] if 400 <= code < 500 else ["login-refused"]
    )


def test_what_a_server_says_before_the_connection_is_protected_is_not_believed(tmp_path: Path) -> None:
    ehlo = b"250-mail\r\n250 STARTTLS\r\n"
    injected = b"220 go\r\n250 AUTH PLAIN\r\n"
    with answering(good_but(EHLO=ehlo, STARTTLS=injected, STAR=injected), timeout=1.0) as (server, record):
        asked = replace(server, security=Security.STARTTLS, login=Login.PASSWORD, user="desk")
        sending, _ = post(asked, messages(1), tmp_path / "ledger", secret=lambda: SECRET)

    assert [each.code for each in sending.stopped] == ["no-connection"]
    assert not any(b"AUTH" in each for each in record.lines)
