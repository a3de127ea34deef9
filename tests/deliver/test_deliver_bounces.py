"""Letters that came back: read from delivery reports, noted in the ledger, not written to again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliver.delivery_reports import report
from deliver.mail_server import Mailroom
from deliver.projects_sent import WORDING, call, change, succeed
from reportgen.deliver.bounces import LONGEST_TEXT, read_bounces
from reportgen.model.delivery import Server
from reportgen.workspace.mailbox import load_messages

ANNA = "anna@example.org"
SEND = ("send", "-p", "council")


def receipts(project: Path) -> dict[str, dict[str, str]]:
    found = json.loads(succeed(project, *SEND, "--status", "--json"))["result"]
    return {each["to"]: each for each in found}


def bounce(project: Path, address: str = ANNA, **said: str) -> Path:
    """A delivery report about the letter to `address`, as a file."""
    path = project.parent / "bounce.eml"
    path.write_bytes(report(receipts(project)[address]["message_id"], address, **said))
    return path


def test_a_report_names_the_recipient_the_code_and_the_servers_words() -> None:
    (found,) = read_bounces(report("<a@b>", ANNA)) or ()

    assert (found.address, found.status, found.reason) == (
        ANNA,
        "5.1.1",
        f"550 5.1.1 <{ANNA}>: no such user",
    )
    assert found.message_ids == {"<a@b>"}
    assert found.is_permanent


@pytest.mark.parametrize("original", ["text/rfc822-headers", "message/global"])
def test_a_report_may_bring_only_the_headers_back(original: str) -> None:
    (found,) = read_bounces(report("<a@b>", ANNA, original=original)) or ()

    assert found.message_ids == {"<a@b>"}


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_delays_and_successes_are_no_failures(action: str) -> None:
    assert read_bounces(report("<a@b>", ANNA, action=action)) == ()


def test_lines_may_end_as_unix_ends_them() -> None:
    assert read_bounces(report("<a@b>", ANNA).replace(b"\r\n", b"\n"))


def test_what_is_no_report_is_none() -> None:
    assert read_bounces(b"Subject: Out of office\r\n\r\nBack on Monday.\r\n") is None
    assert read_bounces(b"") is None
    assert read_bounces(b"Content-Type: multipart/report; report-type=delivery-status\r\n\r\nx") is None


def test_words_of_a_hostile_server_are_cleaned_and_cut() -> None:
    (found,) = read_bounces(report("<a@b>", ANNA, reason="smtp; \x1b[31mred\x07 " + "x" * 999)) or ()

    assert found.reason.isprintable()
    assert len(found.reason) == LONGEST_TEXT


@pytest.mark.parametrize(
    "content",
    [
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=a\r\n\r\n"
        + b"--a\r\n" * 200_000,
        report("<a@b>", ANNA).replace(b"Status: 5.1.1", b"\r\nAction: failed\r\n" * 100_000),
        b"Content-Type: multipart/report; boundary*0*=%ff''%;report-type*=x'%ff;\r\n\r\n--a",
        report("<a@b>", ANNA).replace(
            b"Content-Type: message/delivery-status", b"Content-Type: \xff\x00;;=;"
        ),
        b"\r\n" * 1_000_000,
    ],
)
def test_a_message_made_to_break_the_reader_takes_no_long_time(content: bytes) -> None:
    found = read_bounces(content)

    assert found is None or len(found) <= 1000


@given(st.binary(max_size=200), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_no_damage_to_a_report_breaks_the_reader(damage: bytes, at: int) -> None:
    whole = report("<a@b>", ANNA)

    found = read_bounces(whole[:at] + damage + whole[at + len(damage) :])

    assert found is None or all(each.address.isprintable() for each in found)


def test_mailboxes_of_every_kind_are_read(tmp_path: Path) -> None:
    first, second = report("<a@b>", ANNA), report("<c@d>", "ben@example.org")
    (tmp_path / "one.eml").write_bytes(first)
    (tmp_path / "box").write_bytes(b"From a Mon\n" + first + b"\n\nFrom b Tue\n" + second)
    for name in ("new", "cur", "tmp"):
        (tmp_path / "maildir" / name).mkdir(parents=True)
    (tmp_path / "maildir/new/1.host").write_bytes(first)
    (tmp_path / "maildir/cur/2.host:2,S").write_bytes(second)
    (tmp_path / "maildir/tmp/3.host").write_bytes(b"half")

    counts = [
        len([each for _, each in load_messages(tmp_path / name) if read_bounces(each)])
        for name in ("one.eml", "box", "maildir")
    ]

    assert counts == [1, 2, 2]


@pytest.mark.slow
def test_a_bounced_letter_is_noted_once(project: Path, server: Server) -> None:
    assert server.port
    succeed(project, *SEND, "--send")
    path = bounce(project)

    first = json.loads(succeed(project, *SEND, "--bounces", str(path), "--json"))["result"]
    again = json.loads(succeed(project, *SEND, "--bounces", str(path), "--json"))["result"]

    assert [each["to"] for each in first["receipts"]] == [ANNA]
    assert (again["receipts"], again["known"]) == ([], 1)
    assert receipts(project)[ANNA]["outcome"] == "bounced"
    assert receipts(project)[ANNA]["answer"].startswith("5.1.1 550")
    assert receipts(project)["ben@example.org"]["outcome"] == "accepted"


@pytest.mark.slow
def test_who_cannot_be_reached_gets_no_later_edition_and_is_named(
    project: Path, server: Server, room: Mailroom
) -> None:
    assert server.port
    succeed(project, *SEND, "--send")
    succeed(project, *SEND, "--bounces", str(bounce(project)))
    change(project, WORDING)
    succeed(project, "build", "-p", "council", "-f", "pdf")
    succeed(project, "edition", "new")
    room.taken.clear()

    said = succeed(project, *SEND, "--send")

    assert room.addresses == ["ben@example.org"]
    assert f"{ANNA}: not written to, since edition 1 bounced (5.1.1" in said
    assert "1 left out because their last letter bounced" in said


def test_a_call_may_write_to_bounced_addresses_again(project: Path, server: Server, room: Mailroom) -> None:
    assert server.port
    succeed(project, *SEND, "--send")
    succeed(project, *SEND, "--bounces", str(bounce(project)))
    room.taken.clear()

    succeed(project, *SEND, "--send", "--resend-bounced")
    after = succeed(project, *SEND, "--send")

    assert room.addresses == [ANNA]
    assert "2 sent earlier" in after


def test_a_failure_that_may_pass_stops_no_later_letter(project: Path, server: Server, room: Mailroom) -> None:
    assert server.port
    succeed(project, *SEND, "--send")
    succeed(project, *SEND, "--bounces", str(bounce(project, status="4.4.7", reason="smtp; 451 later")))
    room.taken.clear()

    succeed(project, *SEND, "--send")

    assert room.addresses == [ANNA]


def test_what_cannot_be_used_is_told_and_changes_nothing(project: Path, server: Server) -> None:
    assert server.port
    succeed(project, *SEND, "--send")
    folder = project.parent / "mails"
    folder.mkdir()
    (folder / "a-note.eml").write_bytes(b"Subject: Out of office\r\n\r\nBack on Monday.\r\n")
    (folder / "b-foreign.eml").write_bytes(report("<someone@else>", ANNA))
    before = (project / "delivery/ledger.jsonl").read_bytes()

    result = call(project, *SEND, "--bounces", str(folder), "--json")

    diagnostics = [
        (each["code"], Path(each["path"]).name) for each in json.loads(result.stdout)["diagnostics"]
    ]
    assert diagnostics == [("no-delivery-report", "a-note.eml"), ("unknown-bounce", "b-foreign.eml")]
    assert (project / "delivery/ledger.jsonl").read_bytes() == before


def test_reading_bounces_sends_nothing(project: Path, server: Server, room: Mailroom) -> None:
    assert server.port

    assert call(project, *SEND, "--bounces", str(project), "--send").exit_code == 2
    assert room.taken == []
