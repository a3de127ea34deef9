from __future__ import annotations

from collections.abc import Iterable

import pytest

from reportgen.app.init import init
from reportgen.app.send.settings import delivery_of
from reportgen.errors import ContentError
from reportgen.model.delivery import Delivery, Login, Recipient, Security, Unchanged, Undeliverable
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.span import Span
from reportgen.read import read_sound_project
from reportgen.read.rows.recipients import read_recipients
from reportgen.workspace import load_files

LEAST = """
delivery:
  from: Town notes <notes@example.org>
  recipients: delivery/council.csv
"""
SERVER = "  server: {host: mail.example.org, "


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("starter") / "project"
    init(folder)
    return dict(load_files(folder))


def read(starter: dict[str, bytes], written: str, profile: str = "", name: str = "council") -> Delivery:
    files = dict(starter)
    files["reportgen.yaml"] += written.encode()
    files[f"profiles/{name}.yaml"] += profile.encode()
    return delivery_of(read_sound_project(files), ProfileId(name), {})


def mistakes(starter: dict[str, bytes], written: str) -> list[Diagnostic]:
    with pytest.raises(ContentError) as caught:
        read(starter, written)
    return list(caught.value.diagnostics)


def test_sender_and_list_are_enough(starter: dict[str, bytes]) -> None:
    found = read(starter, LEAST)

    mailing = found.mailing
    assert mailing.sender == "Town notes <notes@example.org>"
    assert mailing.attach == (Format.PDF, Format.DOCX)
    assert mailing.unchanged is Unchanged.SKIP
    assert (mailing.warn_at, mailing.refuse_at) == (10_000_000, 20_000_000)
    assert (found.server, found.ledger) == (None, "delivery/ledger.jsonl")


@pytest.mark.parametrize(("security", "port"), [("tls", 465), ("starttls", 587), ("none", 25)])
def test_the_port_follows_the_security(starter: dict[str, bytes], security: str, port: int) -> None:
    server = read(starter, f"{LEAST}{SERVER}security: {security}}}\n").server

    assert server is not None
    assert (server.security, server.port, server.login) == (Security(security), port, Login.NONE)


def test_a_profile_changes_what_it_names_and_keeps_the_rest(starter: dict[str, bytes]) -> None:
    project = f"{LEAST}{SERVER}port: 2525}}\n"
    profile = "\ndelivery:\n  attach: [pdf]\n  server: {per_minute: 5}\n"
    found = read(starter, project, profile)

    assert found.mailing.attach == (Format.PDF,)
    assert found.mailing.sender == "Town notes <notes@example.org>"
    assert found.server is not None
    assert (found.server.port, found.server.per_minute) == (2525, 5)


def test_a_project_without_delivery_says_what_to_add(starter: dict[str, bytes]) -> None:
    assert [each.code for each in mistakes(starter, "")] == ["missing-delivery"]


@pytest.mark.parametrize("key", ["password", "token", "api-key", "Secret"])
def test_a_secret_in_a_file_is_refused_where_it_stands(starter: dict[str, bytes], key: str) -> None:
    found = mistakes(starter, f"{LEAST}  server:\n    host: mail.example.org\n    {key}: hunter2\n")

    assert [each.code for each in found] == ["secret-in-file"]
    assert found[0].span is not None
    assert (found[0].span.path, found[0].span.column) == ("reportgen.yaml", 5)
    assert "REPORTGEN_SMTP_PASSWORD" in (found[0].hint or "")
    assert "hunter2" not in found[0].message


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("  atach: [pdf]\n", "unknown-field", "atach"),
        ("  attach: [html]\n", "unknown-value", "attach"),
        ("  attach: []\n", "wrong-delivery", "need a link"),
        ("  link: http://example.org\n", "wrong-delivery", "https"),
        ("  unsubscribe: [leave@example.org]\n", "wrong-delivery", "mailto"),
        ("  limits: {warn: 30}\n", "wrong-delivery", "refusal"),
        (f"{SERVER}login: password}}\n", "wrong-delivery", "user"),
        (f"{SERVER}token_command: [get-token]}}\n", "wrong-delivery", "xoauth2"),
        ("  server: {host: 'desk:pw@mail.example.org'}\n", "wrong-delivery", "name only"),
        (f"{SERVER}port: 70000}}\n", "wrong-value", "port"),
    ],
)
def test_what_cannot_hold_is_reported_where_it_stands(
    starter: dict[str, bytes], written: str, code: str, said: str
) -> None:
    found = mistakes(starter, LEAST + written)

    lines = starter["reportgen.yaml"].count(b"\n") + LEAST.count("\n") + 1
    assert [(each.code, each.span.line if each.span else 0) for each in found] == [(code, lines)]
    assert said in found[0].message


def people(text: str) -> list[tuple[str, str]]:
    return [(each.address, each.name) for each in read_recipients("list", text.encode())]


BOTH = [("anna@example.org", "Anna, the First"), ("ben@example.org", "")]


@pytest.mark.parametrize(
    "text",
    [
        'address,name\nanna@example.org,"Anna, the First"\nben@example.org,\n',
        "name;address\nAnna, the First;anna@example.org\n;ben@example.org\n",
        "\ufeffAddress\tName\r\nanna@example.org\tAnna, the First\r\n\r\nben@example.org\t\r\n",
        "- address: anna@example.org\n  name: Anna, the First\n- ben@example.org\n",
        "# people\n- Anna, the First <anna@example.org>\n- {address: ben@example.org}\n",
        '[{"address": "anna@example.org", "name": "Anna, the First"}, {"address": "ben@example.org"}]',
    ],
)
def test_a_list_may_be_csv_or_yaml(text: str) -> None:
    assert people(text) == BOTH


@pytest.mark.parametrize(
    "text", ["address,ward\nanna@example.org,North\n", "- {address: anna@example.org, ward: North}\n"]
)
def test_further_columns_are_values_for_the_letter(text: str) -> None:
    (anna,) = read_recipients("list", text.encode())

    assert anna.values == {"ward": "North"}


def test_a_recipient_knows_line_and_column_of_the_address() -> None:
    (anna,) = read_recipients("people.csv", b"name,address\nAnna, anna@example.org\n")

    assert anna == Recipient("anna@example.org", "Anna", {}, Span("people.csv", 2, 7, 23))


def test_an_address_in_quotes_has_its_column_too() -> None:
    (anna,) = read_recipients("people.csv", b'name,address\n"A, ""B""","anna@example.org"\n')

    assert anna == Recipient("anna@example.org", 'A, "B"', {}, Span("people.csv", 2, 13, 29))


def spans(diagnostics: Iterable[Diagnostic]) -> list[tuple[str, int]]:
    return [(each.code, each.span.line if each.span else 0) for each in diagnostics]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("empty-list", 1)]),
        ("address\n", [("empty-list", 1)]),
        ("name,ward\nAnna,North\n", [("missing-column", 1)]),
        ("address,name,name\n", [("wrong-column", 1)]),
        ("address,name\na@b.org,A,B\nc@d.org\n", [("broken-row", 2), ("broken-row", 3)]),
        ('address,name\na@b.org,"Anna\nc@d.org,B\n', [("broken-row", 2)]),
        ('address,name\na@b.org,"Anna\nB"\n', [("broken-row", 2)]),
        ("address,name\n,Anna\n", [("missing-field", 2)]),
        ("address\na@b.org\nA@B.org\n", [("duplicate-recipient", 3)]),
        ("- name: Anna\n", [("missing-field", 1)]),
        ("- [a@b.org]\n", [("wrong-value", 1)]),
        ("- address: a@b.org\n  ward: [North]\n", [("wrong-value", 2)]),
        ("- address: a@b.org\n  name: |\n    A\n    B\n", [("wrong-value", 2)]),
        ("- name: Anna\n- address:\n- address: a@b.org\n", [("missing-field", 1), ("missing-field", 2)]),
        ("- address: a@b.org\n  name: Null\n", [("wrong-value", 2)]),
        ("address\na\x00@b.org\n", [("binary-content", 2)]),
    ],
)
def test_every_mistake_of_a_list_is_reported_with_its_line(text: str, found: list[tuple[str, int]]) -> None:
    with pytest.raises(ContentError) as caught:
        read_recipients("list", text.encode())

    assert spans(caught.value.diagnostics) == found


def test_mistakes_in_delivery_concern_only_the_reports_that_are_mailed(starter: dict[str, bytes]) -> None:
    files = dict(starter)
    files["reportgen.yaml"] += b"delivery: {from: Town notes <notes@example.org>, attach: []}\n"
    files["profiles/council.yaml"] += b"delivery: {link: 'https://example.org'}\n"
    deliveries = dict(read_sound_project(files).deliveries)

    council, other = deliveries.pop(ProfileId("council")), next(iter(deliveries.values()))
    assert isinstance(council, Delivery)
    assert isinstance(other, Undeliverable)
    assert [each.code for each in other.mistakes] == ["wrong-delivery"]


def test_a_letter_in_plain_text_that_is_no_text_is_reported(starter: dict[str, bytes]) -> None:
    with pytest.raises(ContentError) as caught:
        read_sound_project({**starter, "templates/mail.txt.j2": b"Dear \xff"})

    (mistake,) = caught.value.diagnostics
    assert (mistake.code, mistake.span and mistake.span.path) == ("wrong-encoding", "templates/mail.txt.j2")
