"""Bytes of one message → the delivery failures that it reports (RFC 3464), if it reports any.

Whoever can write to the mailbox of bounces writes these files, so nothing in them is trusted: only the
outermost parts are looked at, no part is parsed within another, and every text is cut and cleaned.
"""

from __future__ import annotations

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import islice

MOST_PARTS = 20
MOST_GROUPS = 1000  # recipients in one report
LONGEST_TEXT = 300
LONGEST_HEAD = 100_000  # bytes of fields
LONGEST_STATUS = 1_000_000  # bytes about all recipients
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")  # RFC 3463 2
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
_BLANK = re.compile(rb"\r?\n[ \t]*\r?\n")
_STATUS_PARTS = frozenset({"message/delivery-status", "message/global-delivery-status"})  # RFC 6533
_ORIGINAL = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"})


@dataclass(frozen=True, slots=True)
class Bounce:
    """One recipient of one message who did not get it; `message_ids` are those the report speaks of.

    `status` is the enhanced status code (RFC 3463), `reason` the words of the server that gave up.
    """

    address: str
    status: str
    reason: str
    message_ids: frozenset[str]

    @property
    def is_permanent(self) -> bool:
        """Whether trying again would not help."""
        return self.status.startswith("5")


def read_bounces(content: bytes) -> tuple[Bounce, ...] | None:
    """The failures that a report tells; empty for one of delays or successes, None for what is no report."""
    try:
        head = _fields(content)
        kind = str(head.get_param("report-type", "")).lower()
        if head.get_content_type() != "multipart/report" or kind != "delivery-status":
            return None
        parts = list(_parts(content, str(head.get_boundary() or "")))
        return _bounces(head, parts)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        # What the standard library raises for headers that were made to break it.
        return None


def _bounces(head: Message, parts: list[tuple[str, bytes]]) -> tuple[Bounce, ...] | None:
    status = next((body for kind, body in parts if kind in _STATUS_PARTS), None)
    if status is None:
        return None
    named = [str(head.get(name, "")) for name in ("In-Reply-To", "References")]
    for kind, body in parts:
        if kind in _ORIGINAL:
            named.append(str(_fields(body).get("Message-ID", "")))
    found = frozenset(_MESSAGE_ID.findall(" ".join(named)))
    # The first group is about the message as a whole and has no action (RFC 3464 2.2).
    groups = _BLANK.split(status[:LONGEST_STATUS].strip(b"\r\n"), maxsplit=MOST_GROUPS)
    fields = [_fields(each.lstrip(b"\r\n")) for each in groups[:MOST_GROUPS]]
    return tuple(
        Bounce(_address(each), _status(each), _reason(each), found)
        for each in fields
        if str(each.get("Action", "")).strip().lower() == "failed"
    )


def _fields(content: bytes) -> Message:
    """The fields at the beginning, however their lines end; no more of them than any server writes."""
    found = _BLANK.search(content, 0, LONGEST_HEAD)
    head = content[: found.start()] if found else content[:LONGEST_HEAD]
    return BytesHeaderParser().parsebytes(head + b"\n\n")


def _parts(content: bytes, boundary: str) -> Iterator[tuple[str, bytes]]:
    """Media type and content of each outermost part."""
    if not boundary:
        return
    name = re.escape(boundary.encode("ascii", "replace"))
    mark = re.compile(rb"(?:^|\r?\n)--" + name + rb"(--)?[ \t]*(?=\r?\n|$)")
    places = list(islice(mark.finditer(content), MOST_PARTS + 1))
    for begins, ends in zip(places, [*places[1:], None], strict=True):
        if begins[1]:
            return
        part = content[begins.end() : ends.start() if ends else len(content)].lstrip(b"\r\n")
        found = _BLANK.search(part)
        head = _fields(part)
        body = part[found.end() :] if found else b""
        yield head.get_content_type(), _decoded(body, str(head.get("Content-Transfer-Encoding", "")))


def _decoded(body: bytes, encoding: str) -> bytes:
    match encoding.strip().lower():
        case "base64":
            try:
                return b64decode(body)
            except binascii.Error:
                return b""
        case "quoted-printable":
            return quopri.decodestring(body)
        case _:
            return body


def _address(fields: Message) -> str:
    """The address that the letter was written to, else the one it ended at (RFC 3464 2.3.1, 2.3.2)."""
    written = str(fields.get("Original-Recipient") or fields.get("Final-Recipient") or "")
    return _clean(written.rpartition(";")[2]).strip("<> ")


def _status(fields: Message) -> str:
    found = _STATUS.search(str(fields.get("Status", "")))
    # A failure without a readable code is one for good: "failed" says that nobody tries again.
    return found[0] if found else "5.0.0"


def _reason(fields: Message) -> str:
    return _clean(str(fields.get("Diagnostic-Code", "")).partition(";")[2])


def _clean(text: str) -> str:
    """Printable words on one line, not many of them."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:LONGEST_TEXT]
