"""Letter → message: mixed → alternative → related, stable ids, the same bytes for the same letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from reportgen.deliver.message.headers import (
    POLICY,
    address_of,
    assert_intended,
    checked,
    link_target,
    list_id,
    mailbox,
)
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Attachment, Letter, Mailing, Message
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import ProfileId

_LONGEST_LINE = 998  # RFC 5322 2.1.1, octets without the line end
_MOST_REFERENCES = 8  # so that the field stays far below the longest line


def compose_message(letter: Letter) -> Message:
    """The whole message; raises ContentError for values that are unsafe in a header."""
    mailing, recipient = letter.mailing, letter.recipient
    sender = mailbox(mailing.sender, "sender", mailing.at("from"))
    to = address_of(recipient.address, recipient.name, "recipient", recipient.span)
    key = letter_key(letter.edition, mailing.profile, to.addr_spec, letter.proof)

    message = EmailMessage(policy=POLICY)
    for name, value in _headers(letter, sender, to, key):
        message[name] = value
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for picture in letter.pictures:
        _add_picture(message, picture)
    for attachment in letter.attachments:
        kind, _, subtype = attachment.media_type.partition("/")
        name = checked(attachment.name, "attachment's name", mailing.at("attach"))
        message.add_attachment(attachment.content, maintype=kind, subtype=subtype, filename=name)
    _fix_boundaries(message, key)

    content = message.as_bytes()
    assert_intended(message, content, recipient.span)
    _assert_lines(content, mailing)
    return Message(
        key=key,
        profile=mailing.profile,
        edition=f"{letter.edition} (proof)" if letter.proof else letter.edition,
        sender=sender.addr_spec,
        address=to.addr_spec,
        message_id=message_id(key, sender.domain),
        content=content,
        digests={each.name: hashlib.sha256(each.content).hexdigest() for each in letter.attachments},
    )


def letter_key(edition: str, profile: ProfileId, address: str, proof: str = "") -> str:
    """What makes a letter the same letter: edition, profile and recipient; a proof is always another."""
    parts = [edition, profile, address.lower(), *([proof] if proof else [])]
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]


def message_id(key: str, domain: str) -> str:
    """The Message-ID of the letter with this key (RFC 5322 3.6.4)."""
    return f"<{key}@{domain}>"


def content_id(picture: Attachment) -> str:
    """What the HTML calls a picture by, after `cid:` (RFC 2392)."""
    return f"{hashlib.sha256(picture.content).hexdigest()[:24]}@pictures"


def judge_size(message: Message, mailing: Mailing) -> Diagnostic | None:
    """A warning or an error when the encoded message is larger than mail servers like."""
    size = len(message.content)
    if size <= mailing.warn_at:
        return None
    is_refused = size > mailing.refuse_at
    bound = mailing.refuse_at if is_refused else mailing.warn_at
    return Diagnostic(
        code="message-too-large" if is_refused else "message-large",
        message=f"the message to {message.address} is {size:,} bytes on the wire, more than {bound:,}",
        span=mailing.at("limits.refuse" if is_refused else "limits.warn"),
        hint="attach fewer formats, or give a link instead: attach: [pdf], or attach: [] with link: https://…",
        severity=Severity.ERROR if is_refused else Severity.WARNING,
    )


def _headers(letter: Letter, sender: Address, to: Address, key: str) -> Iterator[tuple[str, Address | str]]:
    mailing = letter.mailing
    yield "From", sender
    yield "To", to
    if mailing.reply_to:
        yield "Reply-To", mailbox(mailing.reply_to, "reply address", mailing.at("reply_to"))
    yield "Subject", checked(letter.subject, "subject", mailing.at("subject"))
    yield "Date", format_datetime(datetime.fromisoformat(letter.date))
    yield "Message-ID", message_id(key, sender.domain)
    # All letters of a series share one root that was never sent, so that readers show them as one thread
    # even after a server on the way gave them other ids.
    root = message_id(letter_key("thread", mailing.profile, to.addr_spec), sender.domain)
    earlier = [
        message_id(letter_key(each, mailing.profile, to.addr_spec), sender.domain) for each in letter.earlier
    ]
    if earlier:
        yield "In-Reply-To", earlier[-1]
    yield "References", " ".join([root, *earlier[-_MOST_REFERENCES:]])
    yield "List-ID", f"<{list_id(mailing.list_id, mailing.at('list_id'))}>"
    yield "Auto-Submitted", "auto-generated"  # RFC 3834 5: no out-of-office answers
    if letter.unsubscribe:
        where = mailing.at("unsubscribe")
        targets = [link_target(each, "unsubscribe address", where) for each in letter.unsubscribe]
        yield "List-Unsubscribe", ", ".join(f"<{each}>" for each in targets)
        if any(each.startswith("https://") for each in targets):
            yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"  # RFC 8058 3.1


def _add_picture(message: EmailMessage, picture: Attachment) -> None:
    kind, _, subtype = picture.media_type.partition("/")
    # The second picture joins the multipart/related that the first one made around the HTML.
    html = message.get_body(("related", "html"))
    assert isinstance(html, EmailMessage)  # noqa: S101  # every letter has one
    html.add_related(
        picture.content,
        maintype=kind,
        subtype=subtype,
        cid=f"<{content_id(picture)}>",
        disposition="inline",
        filename=picture.name,
    )


def _fix_boundaries(message: EmailMessage, key: str) -> None:
    parts = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary("=_" + hashlib.sha256(f"{key}{number}".encode()).hexdigest()[:30])


def _assert_lines(content: bytes, mailing: Mailing) -> None:
    if all(len(line) <= _LONGEST_LINE for line in content.split(b"\r\n")):
        return
    raise DeliveryError(
        [Diagnostic(code="header-too-long", message="a header line is over 998 bytes", span=mailing.span)]
    )
