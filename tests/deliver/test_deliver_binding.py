"""What is sent is what the edition says: artifact, values, edition and ledger agree, or nothing goes out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from deliver.letters_made import messages
from deliver.mail_server import Mailroom
from deliver.projects_sent import call, change, codes, parsed, plain_text, succeed
from reportgen.app.send.binding import assert_same_files
from reportgen.errors import StaleError
from reportgen.model.delivery import Message, Outcome, Receipt, Server

# aiosmtpd 1.4.6 uses its own deprecated attributes.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")
FIRST, SECOND = (replace(each, digests={"note.pdf": "00"}) for each in messages(2))


def shown_value(project: Path, where: tuple[str, str, str]) -> None:
    """A value that the report shows, recorded as edition 2."""
    change(project, where, ("reportgen.yaml", "\nvalues:\n", "\nvalues:\n  region: North\n"))
    succeed(project, "edition", "new")


@pytest.mark.parametrize(
    "where",
    [
        ("content/blocks/cost.md", "3,800", "3,800 {{ region }}"),
        ("profiles/council.yaml", "note for the council", "note for the council, {{ region }}"),
        ("profiles/council.yaml", "What the eight weeks", "In {{ region }}, what the eight weeks"),
    ],
    ids=["text", "title", "standfirst"],
)
def test_a_report_built_with_values_that_no_edition_records_is_not_sent(
    project: Path, room: Mailroom, server: Server, where: tuple[str, str, str]
) -> None:
    shown_value(project, where)
    succeed(project, "build", "-p", "council", "-f", "pdf", "--set", "region=SOUTH")
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert server.port
    assert (result.exit_code, codes(result)) == (3, ["unrecorded-edition"])
    assert "--set region=SOUTH" in result.stdout
    assert room.taken == []


def test_a_value_that_the_report_does_not_show_stops_no_letter(project: Path) -> None:
    shown_value(project, ("content/blocks/cost.md", "3,800", "3,800 {{ region }}"))
    succeed(project, "build", "-p", "council", "-f", "pdf", "--set", "region=North", "--set", "unused=1")

    succeed(project, "send", "-p", "council")


def receipt(message: Message, outcome: Outcome, digests: dict[str, str]) -> Receipt:
    return Receipt(
        message.key,
        message.profile,
        message.edition,
        message.address,
        message.message_id,
        outcome,
        "250",
        "2026-11-22T06:17:00+00:00",
        digests,
    )


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.INTENT, Outcome.BOUNCED])
def test_one_edition_never_goes_out_with_two_files_of_one_name(outcome: Outcome) -> None:
    ledger = {FIRST.key: receipt(FIRST, outcome, {"note.pdf": "11"})}

    with pytest.raises(StaleError) as caught:
        assert_same_files((SECOND,), ledger)
    assert [each.code for each in caught.value.diagnostics] == ["edition-sent-otherwise"]


@pytest.mark.parametrize(
    ("outcome", "digests", "edition"),
    [
        (Outcome.ACCEPTED, {"note.pdf": "00"}, "3"),
        (Outcome.ACCEPTED, {"note.docx": "11"}, "3"),
        (Outcome.ACCEPTED, {"note.pdf": "11"}, "2"),
        (Outcome.REFUSED, {"note.pdf": "11"}, "3"),
        (Outcome.DEFERRED, {"note.pdf": "11"}, "3"),
    ],
)
def test_what_did_not_arrive_or_was_another_edition_stops_no_letter(
    outcome: Outcome, digests: dict[str, str], edition: str
) -> None:
    assert_same_files((SECOND,), {FIRST.key: replace(receipt(FIRST, outcome, digests), edition=edition)})


def test_who_has_the_edition_is_not_asked_about_again() -> None:
    assert_same_files((FIRST,), {FIRST.key: receipt(FIRST, Outcome.ACCEPTED, {"note.pdf": "11"})})


def test_an_edition_that_went_out_with_another_file_is_not_sent_on(
    project: Path, room: Mailroom, server: Server
) -> None:
    succeed(project, "send", "-p", "council", "--send")
    ledger = project / "delivery" / "ledger.jsonl"
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    kept = [
        re.sub(r'"council.pdf": "[0-9a-f]{4}', '"council.pdf": "0000', each)
        for each in lines
        if "anna@" in each
    ]
    ledger.write_text("".join(kept), "utf-8")
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert server.port
    assert (result.exit_code, codes(result)) == (3, ["edition-sent-otherwise"])
    assert len(room.taken) == 2


def test_a_letter_shows_the_bottom_line_and_no_digests(project: Path) -> None:
    succeed(project, "send", "-p", "council")
    (path,) = (project / "build" / "outbox").glob("*anna*.eml")
    message = parsed(path.read_bytes())
    html = message.get_body(("html",))

    assert html is not None
    for text in (plain_text(message), str(html.get_content())):
        assert "The evenings drew 1,240 visits" in text
        assert "SHA-256" not in text
        assert not re.search(r"[0-9a-f]{64}", text)


def test_receipts_that_cannot_be_written_after_sending_hide_nothing(
    project: Path, room: Mailroom, server: Server
) -> None:
    (project / "build" / "outbox" / "receipts.json").mkdir(parents=True)
    result = call(project, "send", "-p", "council", "--send", "--json")
    answer = json.loads(result.stdout)

    assert server.port
    assert (result.exit_code, codes(result)) == (5, ["unwritten-receipts"])
    assert [each["outcome"] for each in answer["result"]["receipts"]] == ["accepted", "accepted"]
    assert len(room.taken) == 2
