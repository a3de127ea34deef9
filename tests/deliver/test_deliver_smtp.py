from __future__ import annotations

from pathlib import Path

import pytest

from deliver.letters_made import messages
from deliver.mail_server import Mailroom, running
from deliver.posting import outcomes, post
from reportgen.deliver.transport.delivery import WAITS, IfUncertain
from reportgen.model.delivery import Outcome

# aiosmtpd 1.4.6 uses its own deprecated attributes.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")


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
        sending, _ = post(server, messages(1), ledger, if_uncertain=IfUncertain.RESEND)

    assert sending.is_clean
    assert len(room.taken) == 2


def test_a_person_may_count_the_uncertain_as_delivered(ledger: Path) -> None:
    room = Mailroom(closes_after={"reader0@example.org"})
    with running(room) as server:
        post(server, messages(1), ledger)
        sending, _ = post(server, messages(1), ledger, if_uncertain=IfUncertain.ASSUME_DELIVERED)
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


def test_a_server_that_is_down_ends_the_run_after_some_patience(ledger: Path) -> None:
    with running(Mailroom()) as server:
        pass
    sending, waited = post(server, messages(2), ledger)

    assert [each.code for each in sending.stopped] == ["no-connection"]
    assert waited == list(WAITS)
    assert len(sending.untried) == 2
    assert ledger.read_bytes() == b""
