"""Every step of the dialogue with every code, against a real server: what the receipt may say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from deliver.any_server import Answers, Record, answering, good_but
from deliver.letters_made import messages
from deliver.posting import post
from reportgen.deliver.transport.delivery import Sending
from reportgen.deliver.transport.smtp import SmtpConnection
from reportgen.deliver.transport.transport import Answer
from reportgen.model.delivery import Outcome

STEPS = ("MAIL", "RCPT", "DATA", "END")
CONSENT = {"MAIL": {250}, "RCPT": {250, 251}, "DATA": {354}, "END": set(range(200, 300))}
TELLING = (
    0,
    99,
    100,
    150,
    200,
    220,
    221,
    235,
    250,
    251,
    252,
    299,
    300,
    334,
    354,
    399,
    400,
    421,
    450,
    451,
    499,
    500,
    550,
    554,
    599,
    600,
    650,
    700,
    999,
)
LETTER, NEXT = messages(2)


def delivered(answers: Answers) -> tuple[Answer, Record]:
    """One try with one letter."""
    with answering(answers) as (server, record), SmtpConnection(server, str) as connection:
        assert connection.make_ready() is None
        answer = connection.deliver(LETTER)
    return answer, record


def sent(answers: Answers, ledger: Path) -> tuple[Sending, Record]:
    """A whole run with two letters."""
    with answering(answers) as (server, record):
        sending, _ = post(server, (LETTER, NEXT), ledger)
    return sending, record


def expected(step: str, code: int) -> Outcome:
    if code in CONSENT[step]:
        return Outcome.ACCEPTED
    if 400 <= code < 600:
        return Outcome.DEFERRED if code < 500 else Outcome.REFUSED
    return Outcome.INTENT if step == "END" else Outcome.DEFERRED


def assert_honest(step: str, codes: Iterable[int]) -> None:
    for code in codes:
        answer, record = delivered(good_but(**{step: f"{code:03} word\r\n".encode()}))

        assert answer.outcome is expected(step, code), (step, code, answer)
        assert len(record.taken) == (1 if step == "END" or code in CONSENT[step] else 0), (step, code)
        if answer.outcome is Outcome.ACCEPTED:
            assert record.taken[0].content == LETTER.content
            assert record.taken[0].answer.startswith(b"2")


@pytest.mark.parametrize("step", STEPS)
def test_a_receipt_says_accepted_only_after_2xx_to_the_final_dot(step: str) -> None:
    assert_honest(step, TELLING)


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_no_code_at_all_makes_a_receipt_lie(step: str) -> None:
    assert_honest(step, range(1000))


@pytest.mark.parametrize("code", [100, 150, 300, 354, 399, 600, 650, 999, 0])
def test_an_answer_to_the_final_dot_that_is_none_is_uncertain_and_the_letter_never_repeated(
    tmp_path: Path, code: int
) -> None:
    sending, record = sent(good_but(END=f"{code:03} word\r\n".encode()), tmp_path / "ledger")
    again, more = sent(good_but(), tmp_path / "ledger")

    assert [each.address for each in record.taken] == [LETTER.address, NEXT.address]
    assert {each.outcome for each in sending.uncertain} == {Outcome.INTENT}
    assert len(again.uncertain) == 2
    assert more.taken == []


# What a server may say instead of one answer.
ODD = {
    "nothing": b"\r\n",
    "a code of many digits": b"2500000 word\r\n",
    "half a code": b"25\r\n",
    "words": b"hello there\r\n",
    "two codes in one answer": b"250-one\r\n550 two\r\n",
    "other digits": "²⁵⁰ word\r\n".encode(),
    "a byte of nothing": b"\x00250 word\r\n",
    "a line without end": b"250 " + b"x" * 10_000,
    "lines without end": b"250-word\r\n" * 5_000,
    "an answer without its last line": b"250-word\r\n",
    "no line end": b"250 word",
    "silence": b"",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("step", STEPS)
def test_an_answer_that_is_none_of_smtp_is_no_acceptance(step: str, odd: bytes) -> None:
    with (
        answering(good_but(**{step: odd}), timeout=0.3) as (server, record),
        SmtpConnection(server, str) as connection,
    ):
        assert connection.make_ready() is None
        answer = connection.deliver(LETTER)

    assert answer.outcome is (Outcome.INTENT if step == "END" else Outcome.DEFERRED)
    assert len(record.taken) == (step == "END")
    assert len(answer.text) < 700


@pytest.mark.parametrize("step", STEPS)
def test_a_connection_cut_at_a_step_is_uncertain_only_after_the_final_dot(step: str) -> None:
    answer, record = delivered(good_but(**{step: None}))

    assert answer.outcome is (Outcome.INTENT if step == "END" else Outcome.DEFERRED)
    assert len(record.taken) == (step == "END")


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize("step", ["greeting", "EHLO"])
def test_a_server_that_does_not_greet_as_one_gets_nothing(step: str, odd: bytes) -> None:
    with answering(good_but(**{step: odd, "HELO": odd}), timeout=0.3) as (server, record):
        made = SmtpConnection(server, str).make_ready()

    assert made is not None
    assert made.code == "no-connection"
    assert record.taken == []


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_an_answer_given_before_it_was_asked_for_is_not_taken_for_the_next(step: str, tmp_path: Path) -> None:
    right = {"MAIL": b"250 OK\r\n", "RCPT": b"250 OK\r\n", "DATA": b"354 go on\r\n"}[step]
    early = right + b"250 2.0.0 queued already\r\n"
    sending, record = sent(good_but(**{step: early}), tmp_path / "ledger")

    assert record.taken == []
    assert {each.outcome for each in sending.receipts} == {Outcome.DEFERRED}


def test_two_answers_to_the_final_dot_leave_the_second_to_nobody(tmp_path: Path) -> None:
    sending, record = sent(good_but(END=b"250 one\r\n550 two\r\n"), tmp_path / "ledger")

    assert sending.is_clean
    assert [each.address for each in record.taken] == [LETTER.address, NEXT.address]
    assert record.connections == 2


@pytest.mark.parametrize(
    "size", ["9" * 5_000, "9" * 20, "-1", "many", "", "٣", "0", "1e9", "1" + "0" * 19], ids=len
)
def test_an_absurd_size_in_the_greeting_stops_no_letter(size: str) -> None:
    ehlo = f"250-mail\r\n250 SIZE {size}\r\n".encode()
    with answering(good_but(EHLO=ehlo)) as (server, _), SmtpConnection(server, str) as connection:
        made = connection.make_ready()
        answer = connection.deliver(LETTER)

    assert made is None or made.code == "no-connection"
    assert answer.outcome is (Outcome.ACCEPTED if made is None else Outcome.DEFERRED)


def test_a_letter_keeps_its_dots_and_gets_its_last_line_end() -> None:
    answer, record = delivered(good_but())

    assert answer.outcome is Outcome.ACCEPTED
    assert b"\r\n.\r\n" in LETTER.content
    assert record.taken[0].content == LETTER.content


def test_a_server_that_breaks_into_a_letter_with_a_refusal_has_refused_it(tmp_path: Path) -> None:
    sending, record = sent(good_but(DATA=b"354 go on\r\n552 5.3.4 too much\r\n"), tmp_path / "ledger")

    assert {each.outcome for each in sending.receipts} == {Outcome.REFUSED}
    assert record.taken == []
