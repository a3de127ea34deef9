"""The whole way: project, build, edition, letters, server, ledger, receipts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import Result

from cli.cli_replay import run, starter
from deliver.mail_server import Mailroom, running
from reportgen.model.delivery import Server

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")
EPOCH = {"SOURCE_DATE_EPOCH": "1795333200"}
DELIVERY = """
delivery:
  from: Town notes <notes@example.org>
  subject: "{{ report.title }}, {{ recipient.ward }}"
  recipients: env:PEOPLE
  unsubscribe: ["https://example.org/leave?who={{ recipient.address }}"]
  attach: [pdf]
  server: {host: 127.0.0.1, port: 25, security: none, per_minute: 60000}
"""
PEOPLE = "address,name,ward\nanna@example.org,Anna Müller,North\nben@example.org,<b>Ben</b>,South & West\n"
WORDING = ("content/blocks/cost.md", "3,800", "3,900")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter project, built and recorded as edition 1."""
    project = starter(tmp_path_factory.mktemp("send"))
    with (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write(DELIVERY)
    succeed(project, "build", "-p", "council", "-f", "pdf")
    succeed(project, "edition", "new")
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "project"))


@pytest.fixture
def room() -> Mailroom:
    return Mailroom()


@pytest.fixture
def server(room: Mailroom, project: Path) -> Iterator[Server]:
    """A running server that the project names."""
    with running(room) as found:
        change(project, ("reportgen.yaml", "port: 25,", f"port: {found.port},"))
        yield found


def change(project: Path, *edits: tuple[str, str, str]) -> None:
    for name, old, new in edits:
        text = (project / name).read_text("utf-8")
        assert old in text
        (project / name).write_text(text.replace(old, new), "utf-8")


def call(project: Path, *arguments: str, environment: Mapping[str, str] = EPOCH) -> Result:
    return run(project, *arguments, environment={"PEOPLE": PEOPLE, **environment})


def succeed(project: Path, *arguments: str) -> str:
    result = call(project, *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def codes(result: Result) -> list[str]:
    return [each["code"] for each in json.loads(result.stdout)["diagnostics"]]


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def plain_text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_without_send_letters_are_only_written(project: Path, room: Mailroom, server: Server) -> None:
    said = succeed(project, "send", "-p", "council")

    assert server.port
    assert "nothing was sent" in said
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
    assert lines[:6] == [
        "Evening hours at Riverside library: note for the council",
        "Edition 1, 22 November 2026",
        "",
        "Dear Anna Müller,",
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
    assert second["counts"] == {"earlier": 2, "untried": 0, "unchanged": 0}
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
    assert result["counts"] == {"earlier": 2, "untried": 0, "unchanged": 0}
    assert len(room.taken) == 2


def other_report_changes(project: Path) -> None:
    """A new edition in which the council reads what it read before."""
    change(project, ("profiles/visitors.yaml", "exclude: [judgement-*]", "exclude: [judgement-*, way-home]"))
    assert "is recorded in" in succeed(project, "edition", "new")


def test_an_edition_without_news_for_a_reader_is_left_out_and_said(
    project: Path, room: Mailroom, server: Server
) -> None:
    succeed(project, "send", "-p", "council", "--send")
    other_report_changes(project)
    said = succeed(project, "send", "-p", "council", "--send")

    assert server.port
    assert "anna@example.org: nothing changed for them since edition 1" in said
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


def test_a_refused_letter_is_exit_5(project: Path, room: Mailroom, server: Server) -> None:
    room.refusals = {"ben@example.org": ["550 gone"]}
    result = call(project, "send", "-p", "council", "--send")

    assert server.port
    assert result.exit_code == 5
    assert "550 gone" in result.stdout


def test_a_report_that_is_not_built_as_it_reads_now_is_not_sent(project: Path) -> None:
    change(project, WORDING)
    succeed(project, "edition", "new")
    result = call(project, "send", "-p", "council", "--json")

    assert result.exit_code == 3
    assert codes(result) == ["stale-report"]
    assert not (project / "build" / "outbox").exists()


def test_a_file_changed_after_the_build_is_not_sent(project: Path) -> None:
    (project / "build" / "council.pdf").write_bytes(b"%PDF-1.7 forged")
    result = call(project, "send", "-p", "council", "--json")

    assert (result.exit_code, codes(result)) == (3, ["stale-report"])


def test_what_no_edition_records_is_not_sent(project: Path) -> None:
    shutil.rmtree(project / "editions")
    result = call(project, "send", "-p", "council", "--json")

    assert (result.exit_code, codes(result)) == (3, ["unrecorded-edition"])


def test_a_message_over_its_limit_is_refused_before_anything_is_sent(
    project: Path, room: Mailroom, server: Server
) -> None:
    change(
        project,
        ("reportgen.yaml", "  attach: [pdf]", "  attach: [pdf]\n  limits: {warn: 0.01, refuse: 0.02}"),
    )
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert server.port
    assert (result.exit_code, codes(result)) == (1, ["message-too-large", "message-too-large"])
    assert room.taken == []


def test_every_bad_address_is_said_at_once_and_nothing_is_sent(
    project: Path, room: Mailroom, server: Server
) -> None:
    people = "address\nanna@example\nnobody\nänna@example.org\n"
    result = call(
        project, "send", "-p", "council", "--send", "--json", environment={**EPOCH, "PEOPLE": people}
    )

    found = json.loads(result.stdout)["diagnostics"]
    assert server.port
    assert result.exit_code == 1
    assert [(each["code"], each["path"], each["line"]) for each in found] == [
        ("bad-address", "$PEOPLE", 3),
        ("bad-address", "$PEOPLE", 4),
    ]
    assert room.taken == []


def test_a_list_that_the_environment_lacks_is_said(project: Path) -> None:
    result = run(project, "send", "-p", "council", "--json", environment={"PEOPLE": ""})

    assert (result.exit_code, codes(result)) == (1, ["missing-list"])


def test_a_value_that_nobody_knows_is_said_with_the_nearest(project: Path) -> None:
    change(project, ("reportgen.yaml", "recipient.ward", "recipient.wart"))
    result = call(project, "send", "-p", "council", "--json")

    found = json.loads(result.stdout)["diagnostics"]
    assert [(each["code"], each["hint"]) for each in found] == [
        ("unknown-value", 'did you mean "recipient.ward"?')
    ]


@pytest.mark.parametrize(
    "flags",
    [("--send", "--to", "a@b.org"), ("--status", "--send"), ("--resend-uncertain",), ("--assume-delivered",)],
)
def test_flags_that_exclude_each_other_are_wrong_usage(project: Path, flags: tuple[str, ...]) -> None:
    assert call(project, "send", "-p", "council", *flags).exit_code == 2


def test_a_hosted_workflow_hears_what_was_sent(project: Path, server: Server, tmp_path: Path) -> None:
    files = {"GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    result = call(project, "send", "-p", "council", "--send", environment={**EPOCH, **files})

    assert server.port
    assert result.exit_code == 0
    assert "accepted=2\n" in (tmp_path / "output").read_text("utf-8")
    assert (tmp_path / "summary").read_text("utf-8").startswith("# Receipts\n")
