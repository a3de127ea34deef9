"""Letters about nothing, for tests."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from reportgen.deliver.message.message import compose_message
from reportgen.model.delivery import Attachment, Letter, Mailing, Message, Recipient, Unchanged
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.span import Span

PDF = Attachment("note.pdf", "application/pdf", b"%PDF-1.7\n.\n..\r\n\x00\xff" + bytes(range(256)) * 8)
WORD = Attachment(
    "note.docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    b"PK\x03\x04" + bytes(range(255, -1, -1)) * 9,
)
MAILING = Mailing(
    profile=ProfileId("council"),
    sender="Town notes <notes@example.org>",
    reply_to="Desk <desk@example.org>",
    subject="",
    body="mail",
    attach=(Format.PDF, Format.DOCX),
    link="https://example.org/council",
    list_id="council.notes.example.org",
    unsubscribe=(),
    unchanged=Unchanged.SKIP,
    warn_at=10_000_000,
    refuse_at=20_000_000,
    span=Span("reportgen.yaml", 1),
    places={"subject": Span("reportgen.yaml", 4, 12)},
)
LETTER = Letter(
    mailing=MAILING,
    recipient=Recipient("anna@example.org", "Anna", {}, Span("council.csv", 2, 1)),
    edition="3",
    earlier=("1", "2"),
    date="2026-11-22T06:17:00+00:00",
    subject="Evening hours",
    text="Dear Anna,\n\n.\nFrom here on, nothing changed.\n",
    html="<!DOCTYPE html><html><body><p>Dear Anna</p></body></html>",
    link="https://example.org/council",
    unsubscribe=("https://example.org/leave?who=anna%40example.org", "mailto:leave@example.org"),
    attachments=(PDF, WORD),
    pictures=(),
)


def letter_to(address: str, name: str = "") -> Letter:
    return replace(LETTER, recipient=Recipient(address, name, {}, Span("council.csv", 2)))


@cache
def messages(count: int) -> tuple[Message, ...]:
    """Small messages to `count` people."""
    letters = (replace(letter_to(f"reader{number}@example.org"), attachments=()) for number in range(count))
    return tuple(compose_message(each) for each in letters)
