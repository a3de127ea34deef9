"""Letter → message: mixed → alternative, stable ids, the same bytes for the same letter."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from reportgen.deliver.headers import POLICY, assert_intended, checked, mailbox, named_address
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Letter, Mailing, Message
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.names import ProfileId

_LONGEST_LINE = 998  # RFC 5322 2.1.1, octets without the line end


def compose_message(letter: Letter) -> Message:
    """The whole message; raises DeliveryError for unsafe headers and letters over the limit."""
    mailing, recipient = letter.mailing, letter.recipient
    sender_name, sender = mailbox(mailing.sender, "sender", mailing.span)
    _, address = mailbox(recipient.address, "recipient's address", recipient.span)
    domain = sender.rpartition("@")[2]
    key = letter_key(letter.edition, mailing.profile, address)
    message_id = _message_id(key, domain)

    message = EmailMessage(policy=POLICY)
    message["From"] = named_address(sender_name, sender)
    message["To"] = named_address(checked(recipient.name, "recipient's name", recipient.span), address)
    if mailing.reply_to:
        message["Reply-To"] = mailbox(mailing.reply_to, "reply address", mailing.span)[1]
    message["Subject"] = checked(letter.subject, "subject", mailing.span)
    message["Date"] = format_datetime(datetime.fromisoformat(letter.date))
    message["Message-ID"] = message_id
    if letter.previous_edition is not None:
        earlier = _message_id(letter_key(letter.previous_edition, mailing.profile, address), domain)
        message["In-Reply-To"] = earlier
        message["References"] = earlier
    message["List-ID"] = f"<{checked(mailing.list_id, 'list id', mailing.span)}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    if mailing.unsubscribe:
        addresses = ", ".join(
            f"<{checked(each, 'unsubscribe address', mailing.span)}>" for each in mailing.unsubscribe
        )
        message["List-Unsubscribe"] = addresses
        if any(each.startswith("https://") for each in mailing.unsubscribe):
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058 3.1

    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for attachment in letter.attachments:
        kind, _, subtype = attachment.media_type.partition("/")
        name = checked(attachment.name, "attachment's name", mailing.span)
        message.add_attachment(attachment.content, maintype=kind, subtype=subtype, filename=name)
    _fix_boundaries(message, key)

    content = message.as_bytes()
    assert_intended(message, content, mailing.span)
    _assert_lines(content, mailing)
    digests = {each.name: hashlib.sha256(each.content).hexdigest() for each in letter.attachments}
    return Message(key, sender, address, message_id, content, digests)


def letter_key(edition: str, profile: ProfileId, address: str) -> str:
    """What makes a letter the same letter: edition, profile and recipient."""
    return hashlib.sha256(f"{edition}|{profile}|{address.lower()}".encode()).hexdigest()[:32]


def judge_size(message: Message, mailing: Mailing) -> Diagnostic | None:
    """A warning or an error when the encoded message is larger than mail servers like."""
    size = len(message.content)
    if size <= mailing.warn_at:
        return None
    is_refused = size > mailing.refuse_at
    return Diagnostic(
        code="message-too-large" if is_refused else "message-large",
        message=f"the message to {message.address} is {size:,} bytes on the wire",
        span=mailing.span,
        hint="attach fewer formats, or give a link instead",
        severity=Severity.ERROR if is_refused else Severity.WARNING,
    )


def _message_id(key: str, domain: str) -> str:
    return f"<{key}@{domain}>"


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
