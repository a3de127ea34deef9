"""Header values in, header values out: refused when they could become another header."""

from __future__ import annotations

import re
from email.errors import MultipartInvariantViolationDefect
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import EmailPolicy, default

from reportgen.errors import ContentError, DeliveryError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span
from reportgen.read.rows.mailboxes import ascii_address, bad_address

# C0 and C1 controls, Unicode line ends, bidi overrides, and what reads as an encoded word (RFC 2047).
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
    r"|=\?[^?]*\?[bqBQ]\?"
)
_NAMED = re.compile(r'(?P<name>"[^"<>]*+"\s*+|[^"<>]*+)<(?P<address>[^<>]*+)>')
# What may stand between the angle brackets of a List- header (RFC 2369 2, RFC 2919 3).
_LINK = re.compile(r"(?:https://|mailto:)[!#-;=?-~]+")
_LIST_ID = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")

# Structured fields that servers and readers want unfolded and never encoded.
_ONE_LINE = frozenset(
    {
        "message-id",
        "in-reply-to",
        "references",
        "list-id",
        "list-unsubscribe",
        "list-unsubscribe-post",
        "auto-submitted",
    }
)
_MAILBOXES = frozenset({"from", "to", "reply-to"})
_SHORT_NAME = 40
_FOLD = "\r\n "


class _Folding(EmailPolicy):
    """The standard policy, but one line for structured fields and RFC 2047 limits for words in the others.

    The stock folding of Python 3.11 encodes long structured fields, starts long subjects on the second
    line, and loses parts of long names.
    """

    def _fold(self, name: str, value: str, *, refold_binary: bool = False) -> str:
        if name.lower() in _ONE_LINE:
            return f"{name}: {value}{self.linesep}"
        if name.lower() == "subject":
            return f"{name}: {_words(str(value), name)}{self.linesep}"
        if name.lower() in _MAILBOXES:
            return f"{name}: {f',{_FOLD}'.join(_written(each) for each in _addresses(value))}{self.linesep}"
        folded: str = super()._fold(name, value, refold_binary=refold_binary)  # type: ignore[misc]  # not in typeshed
        return folded


def _words(text: str, header: str) -> str:
    """Folded words, encoded where they are not ASCII."""
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(text, charset, maxlinelen=76, header_name=header).encode(linesep="\r\n")


def _written(address: Address) -> str:
    """`Name <address>` with a name that is long or not ASCII as encoded words (RFC 2047 5.3)."""
    name = address.display_name
    if name.isascii() and len(name) <= _SHORT_NAME:
        return str(address)
    return f"{_words_of_name(name)}{_FOLD}<{address.addr_spec}>"


def _words_of_name(name: str) -> str:
    return Header(name, "utf-8", maxlinelen=70, header_name="Reply-To").encode(linesep="\r\n")


def _addresses(header: object) -> tuple[Address, ...]:
    return tuple(getattr(header, "addresses", ()))


POLICY = _Folding(linesep="\r\n", max_line_length=78)


def checked(value: str, what: str, span: Span) -> str:
    """`value`, or ContentError when it could break out of its header or hide what it is."""
    if _UNSAFE.search(value):
        raise ContentError(
            [
                Diagnostic(
                    code="unsafe-header",
                    message=f"the {what} holds a control character or an encoded word",
                    span=span,
                    hint="write it as plain text on one line",
                )
            ]
        )
    return value


def mailbox(value: str, what: str, span: Span) -> Address:
    """The one mailbox that `name@example.org` or `Name <name@example.org>` names.

    The domain takes its ASCII form (IDNA 2008, RFC 5891).
    """
    named = _NAMED.fullmatch(checked(value, what, span).strip())
    name, written = (named["name"].strip().strip('"'), named["address"]) if named else ("", value.strip())
    return address_of(written.strip(), name, what, span)


def address_of(written: str, name: str, what: str, span: Span) -> Address:
    """The mailbox of a bare address and a name; raises ContentError for what is no address."""
    plain = ascii_address(checked(written, what, span))
    if plain is None:
        raise ContentError([bad_address(written, what, span)])
    return Address(" ".join(checked(name, f"name of the {what}", span).split()), addr_spec=plain)


def link_target(value: str, what: str, span: Span) -> str:
    """`value` where it is one https or mailto address in ASCII; raises ContentError otherwise."""
    if _LINK.fullmatch(checked(value, what, span)):
        return value
    hint = "start it with https:// or mailto:, and percent-encode spaces, quotes and letters beyond ASCII"
    raise ContentError([Diagnostic("bad-address", f'the {what} is no address: "{value}"', span, hint)])


def list_id(value: str, span: Span) -> str:
    """`value` where it is words joined by dots (RFC 2919 3); raises ContentError otherwise."""
    if _LIST_ID.fullmatch(value):
        return value
    hint = "write it like policy.briefings.example.org"
    raise ContentError([Diagnostic("bad-address", f'this is no list id: "{value}"', span, hint)])


def assert_intended(message: EmailMessage, content: bytes, span: Span) -> None:
    """Parse the bytes back: exactly the headers that were meant, or DeliveryError."""
    # The bodies follow from boundaries that are digests; reading them back would take most of the time.
    back = BytesHeaderParser(policy=default).parsebytes(content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")
    same_names = [name.lower() for name in message] == [name.lower() for name in back]
    same_mailboxes = all(_mailboxes(message[name]) == _mailboxes(back[name]) for name in ("From", "To"))
    if same_names and same_mailboxes and _subject(message) == _subject(back) and not _defects(back):
        return
    raise DeliveryError(
        [
            Diagnostic(
                code="message-altered",
                message=f"the message to {message['To']} reads back with other headers",
                span=span,
                hint="this is a bug in reportgen or in Python's email package; nothing was sent",
            )
        ]
    )


def _mailboxes(header: object) -> list[tuple[str, str]]:
    """Names without their spaces: Python 3.11 reads one between two encoded words (RFC 2047 6.2 has none)."""
    return [("".join(each.display_name.split()), each.addr_spec) for each in _addresses(header)]


def _subject(message: EmailMessage) -> str:
    return " ".join(str(message["Subject"]).split())


def _defects(message: EmailMessage) -> bool:
    """Whether the parser found fault with the headers.

    Older Pythons, as the 3.11.2 of Debian 12, also miss the parts of every multipart message, of which none
    were given (https://github.com/python/cpython/issues/106186).
    """
    found = (each for each in message.defects if not isinstance(each, MultipartInvariantViolationDefect))
    return any(found) or any(getattr(value, "defects", ()) for value in message.values())
