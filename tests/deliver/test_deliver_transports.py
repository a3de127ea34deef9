"""What hands letters over: the usual transports, and those that packages bring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from deliver.mail_server import Mailroom
from deliver.projects_sent import call, change, codes, succeed
from reportgen.deliver.transport import table
from reportgen.deliver.transport.table import BUILT_IN, DOOR, choose_transports
from reportgen.deliver.transport.transport import Answer, Transport, TransportContext
from reportgen.errors import UsageError
from reportgen.model.delivery import Delivery, Message, Outcome, Server
from reportgen.model.diagnostic import Diagnostic
from reportgen.plug_ins import load_plug_ins

# aiosmtpd 1.4.6 uses its own deprecated attributes.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")

WITH_SERVER = "  server: {host: 127.0.0.1, port: 25, security: none, per_minute: 60000}\n"


class Pigeons:
    """A transport as a package may bring it: it takes every letter with it."""

    name = "pigeons"

    def __init__(self) -> None:
        self.carried: list[str] = []

    def find_mistakes(self, delivery: Delivery) -> tuple[Diagnostic, ...]:
        assert delivery.options == {"loft": "north"}
        return ()

    @contextmanager
    def open(self, delivery: Delivery, context: TransportContext) -> Iterator[Pigeons]:
        assert delivery.server is None
        assert context.outbox.is_dir()
        yield self

    def make_ready(self) -> None:
        pass

    def deliver(self, message: Message) -> Answer:
        self.carried.append(message.address)
        return Answer(Outcome.ACCEPTED, "flown off")


def entry(value: str) -> EntryPoint:
    return EntryPoint("pigeons", value, DOOR.group)


def use(project: Path, settings: str) -> None:
    change(project, ("reportgen.yaml", WITH_SERVER, settings))


def test_files_take_each_letter_once_for_another_program(project: Path) -> None:
    use(project, "  transport: files\n")
    succeed(project, "send", "-p", "council", "--send")
    folder = project / "build" / "outbox" / "outgoing"
    written = {each.name: each.read_bytes() for each in folder.iterdir()}
    succeed(project, "send", "-p", "council", "--send")

    assert len(written) == 2
    assert all(name.endswith(".eml") for name in written)
    assert any(b"<anna@example.org>" in content for content in written.values())
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == written
    assert "accepted" in succeed(project, "send", "-p", "council", "--status")


def test_files_go_to_the_folder_that_the_project_names(project: Path) -> None:
    use(project, "  transport: files\n  options: {folder: pickup/letters}\n")
    succeed(project, "send", "-p", "council", "--send")

    assert len(list((project / "pickup" / "letters").glob("*.eml"))) == 2


def test_a_folder_that_cannot_be_made_sends_nothing(project: Path) -> None:
    (project / "pickup").write_text("a file", "utf-8")
    use(project, "  transport: files\n  options: {folder: pickup/letters}\n")
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert (result.exit_code, codes(result)) == (5, ["no-letter-folder"])


def test_a_letter_that_cannot_be_written_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    use(project, "  transport: files\n  options: {folder: pickup}\n")
    for name in succeed(project, "send", "-p", "council", "--json").split('"'):
        if name.endswith("@example.org"):
            _block(project / "pickup", name)
    result = call(project, "send", "-p", "council", "--send")

    assert result.exit_code == 5
    assert "2 deferred" in result.output


def _block(folder: Path, address: str) -> None:
    """Put a folder with something in it where the letter should go."""
    (letter,) = (folder.parent / "build" / "outbox").glob(f"*{address.partition('@')[0]}*.eml")
    (folder / letter.name / "something").mkdir(parents=True)


@pytest.mark.parametrize("asked", [("--send",), ()])
def test_an_option_that_the_transport_does_not_know_is_named(project: Path, asked: tuple[str, ...]) -> None:
    use(project, "  transport: files\n  options: {foler: pickup}\n")
    result = call(project, "send", "-p", "council", *asked, "--json")

    assert (result.exit_code, codes(result)) == (1, ["unknown-transport-option"])
    assert not (project / "pickup").exists()


def test_an_unknown_transport_is_named_with_the_nearest(
    project: Path, room: Mailroom, server: Server
) -> None:
    change(project, ("reportgen.yaml", "  recipients:", "  transport: smpt\n  recipients:"))
    result = call(project, "send", "-p", "council", "--send")

    assert server.port
    assert result.exit_code == 1
    assert "unknown-transport" in result.output
    assert 'did you mean "smtp"?' in result.output
    assert room.taken == []


def test_an_unknown_transport_is_named_before_letters_are_written(project: Path) -> None:
    use(project, "  transport: filez\n")
    result = call(project, "send", "-p", "council", "--json")

    assert (result.exit_code, codes(result)) == (1, ["unknown-transport"])
    assert not (project / "build" / "outbox").exists()


def test_letters_are_written_without_a_server_and_sent_only_with_one(project: Path) -> None:
    use(project, "")
    succeed(project, "send", "-p", "council")
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert (result.exit_code, codes(result)) == (1, ["missing-server"])


def test_a_secret_among_the_options_is_refused(project: Path) -> None:
    use(project, "  transport: pigeons\n  options: {api_key: feather}\n")
    result = call(project, "send", "-p", "council", "--send", "--json")

    assert (result.exit_code, codes(result)) == (1, ["secret-in-file"])


def test_a_transport_of_another_package_carries_the_letters(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pigeons = Pigeons()
    monkeypatch.setattr(table, "foreign_transports", lambda: (pigeons,))
    use(project, "  transport: pigeons\n  options: {loft: north}\n")
    succeed(project, "send", "-p", "council", "--send")

    assert sorted(pigeons.carried) == ["anna@example.org", "ben@example.org"]


def test_a_transport_of_another_package_is_loaded_by_its_entry_point() -> None:
    (transport,) = load_plug_ins(DOOR, [entry(f"{__name__}:Pigeons")])

    assert transport.name == "pigeons"


@pytest.mark.parametrize("value", ["nowhere:Nothing", "json:dumps"])
def test_an_entry_point_that_is_no_transport_is_reported(value: str) -> None:
    with pytest.raises(UsageError) as refused:
        load_plug_ins(DOOR, [entry(value)])

    assert [each.code for each in refused.value.diagnostics] == ["broken-plug-in"]


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_every_name_leads_to_a_transport_that_knows_it(name: str) -> None:
    transport = table._built_in(name)  # the row of the table

    assert isinstance(transport, Transport)
    assert transport.name == name
    assert choose_transports([]) == ()
