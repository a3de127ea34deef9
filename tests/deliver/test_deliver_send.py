"""The whole way: project, build, edition, letters, server, ledger, receipts."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from conformance.pictures.kinds import rasters
from deliver.mail_server import Mailroom
from deliver.projects_sent import EPOCH, PEOPLE, WORDING, call, change, codes, parsed, plain_text, succeed
from reportgen.compose.pictures.sound import sound_picture
from reportgen.model.delivery import Server

# aiosmtpd 1.4.6 uses its own deprecated attributes.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")]


def test_without_send_letters_are_only_written(project: Path, room: Mailroom, server: Server) -> None:
    printed = succeed(project, "send", "-p", "council")

    assert server.port
    assert "nothing was sent" in printed
    assert room.taken == []
    assert not (project / "delivery").exists()
    assert [path.suffix for path in sorted((project / "build" / "outbox").iterdir())] == [
        ".eml",
        ".eml",
        ".html",
    ]


def test_each_letter_is_for_one_person_and_holds_the_built_file(project: Path) -> None:
    succeed(project, "send", "-p", "council")

    letters = {
        str(message["To"]): message
        for path in (project / "build" / "outbox").glob("*.eml")
        for message in [parsed(path.read_bytes())]
    }
    ben = letters['"<b>Ben</b>" <ben@example.org>']
    assert set(letters) == {"Anna Müller <anna@example.org>", '"<b>Ben</b>" <ben@example.org>'}
    assert ben["Subject"] == "Evening hours at Riverside library: note for the council, South & West"
    assert ben["List-Unsubscribe"] == "<https://example.org/leave?who=ben%40example.org>"
    (attached,) = ben.iter_attachments()
    assert attached.get_filename() == "council.pdf"
    assert attached.get_content() == (project / "build" / "council.pdf").read_bytes()
    html = ben.get_body(("html",))
    assert html is not None
    assert "Dear &lt;b&gt;Ben&lt;/b&gt;," in html.get_content()
    assert "Dear <b>Ben</b>," in plain_text(ben)


def test_the_plain_text_reads_well(project: Path) -> None:
    succeed(project, "send", "-p", "council")

    (path,) = (project / "build" / "outbox").glob("*anna*.eml")
    lines = plain_text(parsed(path.read_bytes())).splitlines()
    assert lines[:9] == [
        "Evening hours at Riverside library: note for the council",
        "Edition 1, 22 November 2026",
        "",
        "Dear Anna Müller,",
        "",
        "The evenings were used. The evenings drew 1,240 visits. Our confidence:",
        "moderate",
        "",
        "This is the first edition that we send you.",
    ]
    assert max(len(line) for line in lines) <= 80
    assert not any(first == second == "" for first, second in pairwise(lines))


def test_the_index_page_shows_names_without_running_them(project: Path) -> None:
    succeed(project, "send", "-p", "council")

    page = (project / "build" / "outbox" / "index.html").read_text("utf-8")
    assert "<b>Ben" not in page
    assert "&lt;b&gt;Ben" in page
    assert "default-src 'none'" in page


def test_the_same_call_writes_the_same_letters(project: Path) -> None:
    def letters() -> dict[str, bytes]:
        succeed(project, "send", "-p", "council")
        return {path.name: path.read_bytes() for path in (project / "build" / "outbox").glob("*.eml")}

    assert letters() == letters()


def test_each_recipient_gets_an_edition_once(project: Path, room: Mailroom, server: Server) -> None:
    first = json.loads(succeed(project, "send", "-p", "council", "--send", "--json"))["result"]
    second = json.loads(succeed(project, "send", "-p", "council", "--send", "--json"))["result"]

    assert server.port
    assert first["counts"]["accepted"] == 2
    assert second["counts"] == {"earlier": 2, "untried": 0, "unchanged": 0, "suppressed": 0}
    assert sorted(room.addresses) == ["anna@example.org", "ben@example.org"]


def test_receipts_say_who_got_which_files(project: Path, room: Mailroom, server: Server) -> None:
    succeed(project, "send", "-p", "council", "--send")

    receipts = json.loads((project / "build" / "outbox" / "receipts.json").read_text("utf-8"))
    page = (project / "build" / "outbox" / "receipts.md").read_text("utf-8")
    verified = json.loads(succeed(project, "verify", "build/council.pdf", "--json"))["result"]
    assert server.port
    assert [each["to"] for each in receipts] == room.addresses
    assert {each["outcome"] for each in receipts} == {"accepted"}
    assert {each["answer"] for each in receipts} == {"250 taken"}
    assert receipts[0]["files"] == {"council.pdf": verified[0]["sha256"]}
    assert all(each["message_id"] in page and each["to"] in page for each in receipts)


def test_the_status_shows_the_ledger(project: Path, room: Mailroom, server: Server) -> None:
    assert succeed(project, "send", "-p", "council", "--status") == "nothing has been sent yet\n"

    succeed(project, "send", "-p", "council", "--send")
    status = json.loads(succeed(project, "send", "-p", "council", "--status", "--json"))["result"]

    assert server.port
    assert [(each["to"], each["edition"], each["outcome"]) for each in status] == [
        (address, "1", "accepted") for address in room.addresses
    ]


def next_edition(project: Path, *edits: tuple[str, str, str]) -> None:
    change(project, *edits)
    succeed(project, "build", "-p", "council", "-f", "pdf")
    succeed(project, "edition", "new")


def test_a_later_letter_opens_with_what_changed_since_this_persons_last(
    project: Path, room: Mailroom, server: Server
) -> None:
    succeed(project, "send", "-p", "council", "--send")
    next_edition(project, WORDING)
    people = PEOPLE + "eve@example.org,Eve,East\n"
    result = call(project, "send", "-p", "council", "--send", environment={**EPOCH, "PEOPLE": people})

    letters = {address: parsed(content) for address, content in room.taken}
    assert server.port
    assert result.exit_code == 0, result.output
    assert "Reworded: “What it cost”" in plain_text(letters["anna@example.org"])
    assert "SINCE EDITION 1 OF 22 NOVEMBER 2026" in plain_text(letters["anna@example.org"])
    assert letters["anna@example.org"]["In-Reply-To"] == parsed(room.taken[0][1])["Message-ID"]
    assert "This is the first edition" in plain_text(letters["eve@example.org"])
    assert letters["eve@example.org"]["In-Reply-To"] is None


def test_nobody_gets_a_letter_when_nothing_changed_for_them(
    project: Path, room: Mailroom, server: Server
) -> None:
    succeed(project, "send", "-p", "council", "--send")
    change(project, ("profiles/visitors.yaml", "title:", "# changed\ntitle:"))
    succeed(project, "edition", "new")
    result = json.loads(succeed(project, "send", "-p", "council", "--send", "--json"))["result"]

    assert server.port
    assert result["counts"] == {"earlier": 2, "untried": 0, "unchanged": 0, "suppressed": 0}
    assert len(room.taken) == 2


def other_report_changes(project: Path) -> None:
    """A new edition in which the council reads what it read before."""
    change(project, ("profiles/visitors.yaml", "exclude: [judgement-*]", "exclude: [judgement-*, way-home]"))
    assert "is recorded in" in succeed(project, "edition", "new")


def test_an_edition_without_news_for_a_reader_is_left_out_and_reported(
    project: Path, room: Mailroom, server: Server
) -> None:
    succeed(project, "send", "-p", "council", "--send")
    other_report_changes(project)
    printed = succeed(project, "send", "-p", "council", "--send")

    assert server.port
    assert "anna@example.org: nothing changed for them since edition 1" in printed
    assert len(room.taken) == 2


def test_a_letter_may_say_that_nothing_changed(project: Path, room: Mailroom, server: Server) -> None:
    change(project, ("reportgen.yaml", "  attach: [pdf]", "  attach: [pdf]\n  unchanged: send"))
    succeed(project, "send", "-p", "council", "--send")
    other_report_changes(project)
    succeed(project, "send", "-p", "council", "--send")

    assert server.port
    assert len(room.taken) == 4
    assert "Nothing changed for you since edition 1 of 22 November 2026." in plain_text(
        parsed(room.taken[3][1])
    )


def test_a_proof_goes_to_one_address_and_counts_for_nobody(
    project: Path, room: Mailroom, server: Server
) -> None:
    succeed(project, "send", "-p", "council", "--to", "me@example.org")
    succeed(project, "send", "-p", "council", "--send")

    assert server.port
    assert room.addresses == ["me@example.org", "anna@example.org", "ben@example.org"]
    assert parsed(room.taken[0][1])["Subject"].startswith("[Proof] Evening hours")
    assert plain_text(parsed(room.taken[0][1])).startswith("PROOF.")


def test_an_uncertain_letter_is_exit_5_until_a_person_decides(
    project: Path, room: Mailroom, server: Server
) -> None:
    room.closes_after = {"ben@example.org"}
    first = call(project, "send", "-p", "council", "--send")
    second = call(project, "send", "-p", "council", "--send")
    decided = call(project, "send", "-p", "council", "--send", "--assume-delivered")

    assert server.port
    assert [each.exit_code for each in (first, second, decided)] == [5, 5, 0]
    assert "1 uncertain" in second.stdout
    assert "--resend-uncertain" in second.stdout
    assert room.addresses == ["anna@example.org", "ben@example.org"]


def test_claimed_letters_are_sent_by_the_one_who_claimed_them_and_uncertain_to_others(
    project: Path, room: Mailroom, server: Server
) -> None:
    claimed = call(project, "send", "-p", "council", "--claim")
    another = call(project, "send", "-p", "council", "--claim")
    unasked = call(project, "send", "-p", "council", "--send")
    before = list(room.addresses)
    sent = call(project, "send", "-p", "council", "--send", "--resend-uncertain")

    assert server.port
    assert [each.exit_code for each in (claimed, another, unasked, sent)] == [0, 5, 5, 0]
    assert before == []
    assert room.addresses == ["anna@example.org", "ben@example.org"]


def test_nothing_is_sent_unsigned_where_a_signature_is_asked_for(
    project: Path, room: Mailroom, server: Server
) -> None:
    change(
        project, ("reportgen.yaml", "  attach:", "  dkim: {domain: example.org, selector: notes}\n  attach:")
    )
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert server.port
    assert (result.exit_code, codes(result)) == (5, ["missing-secret"])
    assert room.taken == []


def test_claimed_letters_that_were_not_tried_are_not_uncertain(
    project: Path, room: Mailroom, server: Server
) -> None:
    login = ("reportgen.yaml", "security: none", "security: none, login: password, user: desk")
    call(project, "send", "-p", "council", "--claim")
    change(project, login)
    without_secret = call(project, "send", "-p", "council", "--send", "--resend-uncertain")
    change(project, (login[0], login[2], login[1]))
    later = call(project, "send", "-p", "council", "--send")

    assert server.port
    assert (without_secret.exit_code, later.exit_code) == (5, 0)
    assert room.addresses == ["anna@example.org", "ben@example.org"]


def test_two_reports_may_share_a_ledger(project: Path, room: Mailroom, server: Server) -> None:
    succeed(project, "build", "-p", "visitors", "-f", "pdf")
    succeed(project, "send", "-p", "council", "-p", "visitors", "--send")

    assert server.port
    assert room.addresses == ["anna@example.org", "ben@example.org"] * 2
    assert len({parsed(content)["Message-ID"] for _, content in room.taken}) == 4


def test_a_profile_may_link_instead_of_attaching(project: Path) -> None:
    with (project / "profiles" / "council.yaml").open("a", encoding="utf-8") as stream:
        stream.write('\ndelivery: {attach: [], link: "https://example.org/{{ recipient.ward }}"}\n')
    succeed(project, "build", "-p", "council", "-f", "pdf", "-f", "docx")
    succeed(project, "send", "-p", "council")

    (path,) = (project / "build" / "outbox").glob("*ben*.eml")
    message = parsed(path.read_bytes())
    assert list(message.iter_attachments()) == []
    assert "https://example.org/South%20%26%20West" in plain_text(message)


def test_a_refused_letter_is_exit_5(project: Path, room: Mailroom, server: Server) -> None:
    room.refusals = {"ben@example.org": ["550 gone"]}
    result = call(project, "send", "-p", "council", "--send")

    assert server.port
    assert result.exit_code == 5
    assert "550 gone" in result.stdout


def test_a_hosted_workflow_hears_what_was_sent(project: Path, server: Server, tmp_path: Path) -> None:
    files = {"GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    result = call(project, "send", "-p", "council", "--send", environment={**EPOCH, **files})

    assert server.port
    assert result.exit_code == 0
    assert "accepted=2\n" in (tmp_path / "output").read_text("utf-8")
    assert (tmp_path / "summary").read_text("utf-8").startswith("# Receipts\n")


def test_the_picture_of_a_letter_is_upright_and_keeps_its_notes_to_itself(project: Path) -> None:
    image = project / "content" / "images" / "street.jpg"
    image.parent.mkdir(exist_ok=True)
    image.write_bytes(rasters()["turned6.jpg"])
    picture = "  picture: {file: images/street.jpg, alt: The street}\n  attach: [pdf]"
    change(project, ("reportgen.yaml", "  attach: [pdf]", picture))

    succeed(project, "send", "-p", "council")

    letter = parsed(next((project / "build" / "outbox").glob("*.eml")).read_bytes())
    (shown,) = [part for part in letter.walk() if part.get_content_type() == "image/jpeg"]
    content = shown.get_payload(decode=True)
    assert content == sound_picture(rasters()["turned6.jpg"])
    assert isinstance(content, bytes)
    assert b"secret" not in content
