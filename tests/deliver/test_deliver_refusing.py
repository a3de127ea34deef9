"""What keeps letters from being written or sent, and what is said then."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli.cli_replay import run
from deliver.mail_server import Mailroom
from deliver.projects_sent import EPOCH, WORDING, call, change, codes, succeed
from reportgen.app.send import letters
from reportgen.model.delivery import Server

# aiosmtpd 1.4.6 uses its own deprecated attributes.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")


@pytest.mark.slow
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


def test_a_mailing_that_would_fill_the_machine_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "MOST_BYTES", 80_000)
    result = call(project, "send", "-p", "council", "--json")

    assert (result.exit_code, codes(result)) == (1, ["mailing-too-large"])


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


def test_a_list_that_the_environment_lacks_is_reported(project: Path) -> None:
    result = run(project, "send", "-p", "council", "--send", "--json", environment={"PEOPLE": ""})

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
