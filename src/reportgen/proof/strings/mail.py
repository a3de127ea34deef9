"""A letter → its strings, and the files in it."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message


def parts_of_mail(content: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Name, headers and content of the whole letter and of each of its parts, encodings undone."""
    yield from _parts(message_from_bytes(content), "the letter")


def _parts(message: Message, name: str) -> Iterator[tuple[str, str, bytes]]:
    headers = "\n".join(f"{key}: {_readable(str(value))}" for key, value in message.items())
    around = f"{message.preamble or ''}\n{message.epilogue or ''}"
    payload = message.get_payload(decode=True)
    yield name, f"{headers}\n{around}", payload if isinstance(payload, bytes) else b""
    if message.is_multipart():
        for number, part in enumerate(message.get_payload(), 1):
            if isinstance(part, Message):
                yield from _parts(part, part.get_filename() or f"{part.get_content_type()} ({number})")


def _readable(value: str) -> str:
    """A header as it was written, and with its encoded words undone (RFC 2047)."""
    from email.header import decode_header, make_header  # noqa: PLC0415  # only letters need it

    try:
        undone = str(make_header(decode_header(value)))
    except (ValueError, LookupError):
        return value
    return f"{undone}\n{value}"
