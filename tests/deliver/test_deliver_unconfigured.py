"""A project that says little of its mail: a preview to look at, a proof to oneself, no letter to others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.cli_replay import run
from deliver.mail_server import Mailroom, running
from deliver.projects_sent import EPOCH, PEOPLE, codes, parsed

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")]
VARIABLES = """
delivery:
  from: env:DESK
  recipients: env:PEOPLE
  attach: [pdf]
  server: {host: env:MAIL_HOST, port: 9, security: none}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A starter project with one report, built and recorded, that says nothing of its mail."""
    assert run(tmp_path, "init", "project").exit_code == 0
    folder = tmp_path / "project"
    (folder / "profiles" / "visitors.yaml").unlink()
    for arguments in (("build", "-p", "council", "-f", "pdf"), ("edition", "new")):
        assert run(folder, *arguments, environment=EPOCH).exit_code == 0
    return folder


def say(project: Path, delivery: str) -> None:
    with (project / "reportgen.yaml").open("a", encoding="utf-8") as stream:
        stream.write(delivery)


def send(project: Path, *arguments: str, environment: Mapping[str, str] = EPOCH) -> tuple[int, list[str]]:
    call = ("send", "-p", "council", "--json", *arguments)
    result = run(project, *call, environment={**EPOCH, **environment})
    assert result.stdout, result.output
    return result.exit_code, codes(result)


def letters(project: Path) -> list[tuple[str, str]]:
    written = sorted((project / "build" / "outbox").glob("*.eml"))
    return [(str(each["From"]), str(each["To"])) for each in (parsed(path.read_bytes()) for path in written)]


def test_a_proof_to_oneself_needs_nothing_but_a_server(project: Path) -> None:
    room = Mailroom()
    with running(room) as server:
        where = f"{{host: 127.0.0.1, port: {server.port}, security: none}}"
        say(project, f"\ndelivery:\n  attach: [pdf]\n  server: {where}\n")
        code, said = send(project, "--to", "me@example.org")

    assert (code, said) == (0, [])
    assert room.addresses == ["me@example.org"]
    assert letters(project) == [("me@example.org", "me@example.org")]


def test_without_its_variables_a_project_writes_a_preview_and_says_so(project: Path) -> None:
    say(project, VARIABLES)

    assert send(project) == (0, ["preview-letter"])
    assert len(letters(project)) == 1


def test_with_its_variables_it_writes_to_the_list(project: Path) -> None:
    say(project, VARIABLES)
    environment = {"DESK": "Desk <desk@example.org>", "PEOPLE": PEOPLE, "MAIL_HOST": "127.0.0.1"}

    assert send(project, environment=environment) == (0, [])
    assert [sender for sender, _ in letters(project)] == ["Desk <desk@example.org>"] * 2


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "missing-server"),
        ({"MAIL_HOST": "127.0.0.1"}, "missing-delivery"),
        ({"MAIL_HOST": "127.0.0.1", "DESK": "desk@example.org"}, "missing-list"),
        ({"MAIL_HOST": "127.0.0.1", "DESK": "desk", "PEOPLE": PEOPLE}, "bad-address"),
    ],
)
def test_really_sending_needs_all_of_them(project: Path, environment: Mapping[str, str], code: str) -> None:
    say(project, VARIABLES)

    status, said = send(project, "--send", environment=environment)

    assert status == 1
    assert code in said
    assert not (project / "delivery").exists()


def test_the_briefings_of_this_repository_take_their_mail_from_the_environment() -> None:
    written = (Path(__file__).parents[2] / "reportgen.yaml").read_text("utf-8")

    assert "@" not in written.partition("delivery:")[2].partition("checks:")[0]
