from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from email import message_from_bytes
from email.errors import FirstHeaderLineIsContinuationDefect, MultipartInvariantViolationDefect
from email.message import EmailMessage, Message, MIMEPart
from email.parser import BytesHeaderParser
from email.policy import default

import pytest
from fast_mail_parser import parse_email

from deliver.letters_made import LETTER, MAILING, PDF, WORD, letter_to
from reportgen.deliver.message import headers
from reportgen.deliver.message.message import compose_message, content_id, judge_size, letter_key
from reportgen.errors import ContentError, DeliveryError
from reportgen.model.delivery import Attachment, Letter
from reportgen.model.diagnostic import Severity
from reportgen.model.names import ProfileId

PICTURES = (
    Attachment("picture.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"one"),
    Attachment("picture.jpg", "image/jpeg", b"\xff\xd8\xff" + b"two"),
)


def back(letter: Letter) -> EmailMessage:
    message = message_from_bytes(compose_message(letter).content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def shape(message: MIMEPart) -> object:
    kind = message.get_content_type()
    return [kind, *(shape(each) for each in message.iter_parts())] if message.is_multipart() else kind


def test_a_letter_is_mixed_of_alternatives_and_attachments() -> None:
    assert shape(back(LETTER)) == [
        "multipart/mixed",
        ["multipart/alternative", "text/plain", "text/html"],
        PDF.media_type,
        WORD.media_type,
    ]


def test_pictures_are_related_to_the_html_that_shows_them() -> None:
    message = back(replace(LETTER, pictures=PICTURES, attachments=()))

    assert shape(message) == [
        "multipart/alternative",
        "text/plain",
        ["multipart/related", "text/html", "image/png", "image/jpeg"],
    ]
    named = [part["Content-ID"] for part in message.walk() if part["Content-ID"]]
    assert named == [f"<{content_id(each)}>" for each in PICTURES]


def test_attachments_come_back_byte_for_byte_in_a_second_parser() -> None:
    second = parse_email(compose_message(replace(LETTER, pictures=PICTURES)).content)

    found = {each.filename: bytes(each.content) for each in second.attachments}
    assert {name: found[name] for name in ("note.pdf", "note.docx")} == {
        "note.pdf": PDF.content,
        "note.docx": WORD.content,
    }
    assert "".join(second.text_plain).replace("\r\n", "\n").strip() == LETTER.text.strip()
    assert "".join(second.text_html).strip() == LETTER.html
    assert second.warnings == []


@pytest.mark.parametrize(
    "name", ["Übersicht-für-Räte.pdf", f"报告-{'长' * 50}.pdf", "обзор.pdf", "हिन्दी.pdf"]
)
def test_an_attachment_keeps_its_name_in_every_script_and_in_two_parsers(name: str) -> None:
    content = compose_message(replace(LETTER, attachments=(replace(PDF, name=name),))).content
    first = message_from_bytes(content, policy=default)
    assert isinstance(first, EmailMessage)

    assert [each.get_filename() for each in first.iter_attachments()] == [name]
    assert [each.filename for each in parse_email(content).attachments] == [name]
    assert content.isascii()


def test_attachments_come_back_byte_for_byte_in_the_first_parser() -> None:
    found = {each.get_filename(): each.get_content() for each in back(LETTER).iter_attachments()}

    assert found == {"note.pdf": PDF.content, "note.docx": WORD.content}


def test_one_letter_has_one_message_id_and_another_for_each_reader_edition_and_report() -> None:
    same = compose_message(LETTER)
    others = [
        letter_to("ben@example.org"),
        replace(LETTER, edition="4"),
        replace(LETTER, mailing=replace(MAILING, profile=ProfileId("visitors"))),
        replace(LETTER, proof="proof 1"),
    ]

    assert compose_message(replace(LETTER, subject="Another")).message_id == same.message_id
    assert len({same.message_id, *(compose_message(each).message_id for each in others)}) == 5


def test_upper_case_in_an_address_is_no_other_reader() -> None:
    council = ProfileId("council")

    assert letter_key("1", council, "Anna@Example.org") == letter_key("1", council, "anna@example.org")


def test_letters_to_one_reader_form_a_thread() -> None:
    first = back(replace(LETTER, edition="1", earlier=()))
    second = back(replace(LETTER, edition="2", earlier=("1",)))
    third = back(LETTER)

    root = first["References"]
    assert first["In-Reply-To"] is None
    assert second["In-Reply-To"] == first["Message-ID"]
    assert third["In-Reply-To"] == second["Message-ID"]
    assert third["References"].split() == [root, first["Message-ID"], second["Message-ID"]]


def test_a_hundred_editions_do_not_make_a_line_too_long() -> None:
    message = compose_message(replace(LETTER, edition="101", earlier=tuple(map(str, range(1, 101)))))

    assert max(map(len, message.content.split(b"\r\n"))) <= 998


def test_the_headers_of_a_list_stand_on_one_line_each() -> None:
    far = "https://example.org/leave/" + "x" * 300
    lines = compose_message(replace(LETTER, unsubscribe=(far, "mailto:leave@example.org"))).content.split(
        b"\r\n"
    )

    assert f"List-Unsubscribe: <{far}>, <mailto:leave@example.org>".encode() in lines
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines
    assert b"List-ID: <council.notes.example.org>" in lines
    assert b"Auto-Submitted: auto-generated" in lines


def test_one_click_needs_an_https_address() -> None:
    by_mail = back(replace(LETTER, unsubscribe=("mailto:leave@example.org",)))

    assert by_mail["List-Unsubscribe"] == "<mailto:leave@example.org>"
    assert by_mail["List-Unsubscribe-Post"] is None


def test_every_line_ends_with_crlf_and_none_is_bare() -> None:
    content = compose_message(LETTER).content

    assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
    assert content.isascii()


def test_the_same_letter_is_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from deliver.letters_made import LETTER\n"
        "from reportgen.deliver.message.message import compose_message\n"
        "sys.stdout.buffer.write(compose_message(LETTER).content)\n"
    )
    here = __file__.rpartition("/deliver/")[0]
    ran = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code, here], capture_output=True, check=True
    )

    assert ran.stdout == compose_message(LETTER).content


@pytest.mark.parametrize(
    ("warn", "refuse", "severity"),
    [(10_000, 20_000, None), (5_000, 20_000, Severity.WARNING), (4_000, 5_000, Severity.ERROR)],
)
def test_the_size_on_the_wire_is_counted_and_judged(
    warn: int, refuse: int, severity: Severity | None
) -> None:
    mailing = replace(MAILING, warn_at=warn, refuse_at=refuse)
    message = compose_message(LETTER)
    found = judge_size(message, mailing)

    assert 5_000 < len(message.content) < 10_000
    assert len(message.content) > len(PDF.content) + len(WORD.content)
    assert (found.severity if found else None) == severity


@pytest.mark.parametrize("name", ["a\r\nb.pdf", "=?utf-8?q?a?=.pdf"])
def test_a_hostile_file_name_is_refused(name: str) -> None:
    with pytest.raises(ContentError, match="attachment's name"):
        compose_message(replace(LETTER, attachments=(replace(PDF, name=name),)))


def test_a_list_id_is_words_and_dots() -> None:
    with pytest.raises(ContentError, match="no list id"):
        compose_message(replace(LETTER, mailing=replace(MAILING, list_id="a list")))


class _OldHeaderParser(BytesHeaderParser):
    """What the parser of Python 3.11.2 says of a multipart message whose parts it was not asked to read."""

    def parsebytes(self, text: bytes | bytearray, headersonly: bool = True) -> Message:  # noqa: FBT001, FBT002  # as above it
        message = super().parsebytes(text, headersonly)
        if message.get_content_maintype() == "multipart":
            message.defects.append(MultipartInvariantViolationDefect())
        return message


def test_a_parser_that_misses_the_parts_it_was_not_given_is_no_altered_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(headers, "BytesHeaderParser", _OldHeaderParser)

    assert compose_message(LETTER).content.startswith(b"From: ")


def test_a_header_that_a_parser_finds_fault_with_is_an_altered_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Strict(BytesHeaderParser):
        def parsebytes(self, text: bytes | bytearray, headersonly: bool = True) -> Message:  # noqa: FBT001, FBT002  # as above
            message = super().parsebytes(text, headersonly)
            message.defects.append(FirstHeaderLineIsContinuationDefect("x"))
            return message

    monkeypatch.setattr(headers, "BytesHeaderParser", Strict)

    with pytest.raises(DeliveryError, match="other headers"):
        compose_message(LETTER)
