from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message as OldMessage
from email.policy import compat32, default

import pytest
from fast_mail_parser import parse_email
from hypothesis import given, settings
from hypothesis import strategies as st

from deliver.letters_made import LETTER, letter_to
from reportgen.deliver.message.headers import address_of, link_target, mailbox
from reportgen.deliver.message.message import compose_message
from reportgen.errors import ContentError, ReportgenError
from reportgen.model.delivery import Letter
from reportgen.model.span import Span

HERE = Span("list.csv", 2)
HEADERS = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "List-ID",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Content-Type",
]
HOSTILE = (
    "Hi\r\nBcc: evil@example.com",
    "Hi\nBcc: evil@example.com",
    "Hi\rBcc: evil@example.com",
    "Hi\r\n\r\n<script>alert(1)</script>",
    "Hi\n Bcc: evil@example.com",
    "Hi\x0bBcc: evil@example.com",
    "Hi\x0cBcc: evil@example.com",
    "Hi\x85Bcc: evil@example.com",
    "Hi\u2028Bcc: evil@example.com",
    "Hi\u2029Bcc: evil@example.com",
    "Hi\x00Bcc: evil@example.com",
    "Hi\x1cBcc: evil@example.com",
    "Hi\x1dBcc: evil@example.com",
    "Hi\x1eBcc: evil@example.com",
    "=?utf-8?q?Hi=0D=0ABcc=3A_evil=40example.com?=",
    "=?UTF-8?B?SGkNCkJjYzogZXZpbEBleGFtcGxlLmNvbQ==?=",
    "=?us-ascii?Q?=0ABcc:_evil@example.com?=",
    "Hi =?utf-8?q?=0D=0A?= Bcc: evil@example.com",
    "\ud800Bcc: evil@example.com",
    "\u202emoc.elpmaxe",
    "evil@example.com, Hi",
    "Hi <evil@example.com>",
    "Hi>, <evil@example.com",
    '"Hi" <evil@example.com>,',
    "Hi; evil@example.com",
    "Hi (comment) [evil]",
    "Hi: group; undisclosed:;",
    "Ü" * 400,
    "word " * 150,
    "x" * 700 + "Ł",
)


def test_there_are_thirty_hostile_values() -> None:
    assert len(set(HOSTILE)) == 30


def parsed(letter: Letter) -> tuple[OldMessage, bytes]:
    content = compose_message(letter).content
    return message_from_bytes(content, policy=compat32), content


def is_refused(letter: Letter) -> bool:
    """Whether it is refused as unsafe; any other refusal surfaces."""
    try:
        compose_message(letter)
    except ContentError as wrong:
        return {each.code for each in wrong.diagnostics} == {"unsafe-header"}
    return False


def test_only_what_could_break_out_is_refused() -> None:
    refused = [value for value in HOSTILE if is_refused(replace(LETTER, subject=value))]

    assert refused == list(HOSTILE[:20])


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_title_is_refused_or_stays_inside_its_header(value: str) -> None:
    letter = replace(LETTER, subject=value)
    if is_refused(letter):
        return

    back, content = parsed(letter)
    assert back.keys() == HEADERS
    assert list(parse_email(content).headers) == HEADERS
    assert message_from_bytes(content, policy=default)["Subject"].split() == value.split()


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_is_refused_or_stays_inside_its_header(value: str) -> None:
    letter = letter_to("anna@example.org", value)
    if is_refused(letter):
        return

    back, content = parsed(letter)
    assert back.keys() == HEADERS
    to = message_from_bytes(content, policy=default)["To"].addresses
    assert [each.addr_spec for each in to] == ["anna@example.org"]
    second = parse_email(content).headers["To"][0]
    assert second.count("anna@example.org") == 1
    quotes = str.maketrans("", "", '"\\')
    assert second.rpartition("<")[0].translate(quotes).split() == value.translate(quotes).split()


@pytest.mark.parametrize(
    "value", [*HOSTILE, "a@b.org, c@d.org", "a@b.org\u3000", "a b@c.org", "a@b@c.org", ""]
)
def test_a_hostile_address_is_always_refused(value: str) -> None:
    with pytest.raises(ContentError) as caught:
        compose_message(letter_to(value))

    assert [each.code for each in caught.value.diagnostics] in (["unsafe-header"], ["bad-address"])
    assert [each.span for each in caught.value.diagnostics] == [Span("council.csv", 2)]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_unsubscribe_address_is_always_refused(value: str) -> None:
    with pytest.raises(ContentError):
        compose_message(replace(LETTER, unsubscribe=(f"https://example.org/{value}>",)))


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_whatever_a_subject_holds_the_headers_are_those_intended(value: str) -> None:
    try:
        back, _ = parsed(replace(LETTER, subject=value))
    except ReportgenError:
        return

    assert back.keys() == HEADERS


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("anna@example.org", "", "anna@example.org"),
        ("Anna Müller <anna@example.org>", "Anna Müller", "anna@example.org"),
        ('"Müller, Anna" <anna@example.org>', "Müller, Anna", "anna@example.org"),
        ("x@exämple.org", "", "x@xn--exmple-cua.org"),
    ],
)
def test_mailboxes_are_read_as_written(written: str, name: str, address: str) -> None:
    found = mailbox(written, "sender", HERE)

    assert (found.display_name, found.addr_spec) == (name, address)


@pytest.mark.parametrize(
    "written",
    ["änna@example.org", "a..b@example.org", ".a@example.org", "a@-b.org", "a@b..org", "a@" + "b" * 64],
)
def test_what_no_server_takes_is_no_address(written: str) -> None:
    with pytest.raises(ContentError, match="no mail address"):
        address_of(written, "", "recipient", HERE)


@pytest.mark.parametrize(
    "written", ["http://example.org", "https://a b", "https://a>,<b", "javascript:x", "https://ü"]
)
def test_what_could_break_a_list_header_is_no_link(written: str) -> None:
    with pytest.raises(ContentError, match="no address"):
        link_target(written, "unsubscribe address", HERE)


@pytest.mark.parametrize(
    "written",
    [
        "a@b.de",
        "a@x1.io",
        "a.b+c@mail-1.example.org",
        f"{'a' * 64}@example.org",
        f"a@{'b' * 63}.org",
        "a@münchen.example",
    ],
)
def test_an_address_may_be_as_short_and_as_long_as_the_standard_has_it(written: str) -> None:
    assert address_of(written, "", "recipient", HERE).addr_spec.partition("@")[0] == written.partition("@")[0]


@pytest.mark.parametrize("written", [f"{'a' * 65}@example.org", f"a@{'b' * 64}.org", "a@-b.de", "a@b-.de"])
def test_an_address_beyond_the_standard_is_none(written: str) -> None:
    with pytest.raises(ContentError):
        address_of(written, "", "recipient", HERE)
