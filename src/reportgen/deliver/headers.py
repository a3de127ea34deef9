"""Header values in, header values out: refused when they could become another header."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy, default
from email.utils import formataddr, parseaddr

from reportgen.errors import DeliveryError
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span

# C0 and C1 controls, Unicode line ends, bidi overrides, and what reads as an encoded word (RFC 2047).
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]|=\?[^?]*\?[bqBQ]\?"
)
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")

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


class _Folding(EmailPolicy):
    """The standard policy, but one line for structured fields and RFC 2047 limits for subjects."""

    def _fold(self, name: str, value: str, *, refold_binary: bool = False) -> str:
        if name.lower() in _ONE_LINE:
            return f"{name}: {value}{self.linesep}"
        if name.lower() == "subject" and not str(value).isascii():
            encoded = Header(str(value), "utf-8", maxlinelen=76, header_name=name).encode(
                linesep=self.linesep
            )
            return f"{name}: {encoded}{self.linesep}"
        folded: str = super()._fold(name, value, refold_binary=refold_binary)  # type: ignore[misc]  # not in typeshed
        return folded


POLICY = _Folding(linesep="\r\n", max_line_length=78)


def checked(value: str, what: str, span: Span) -> str:
    """`value`, or DeliveryError when it could break out of its header."""
    if _UNSAFE.search(value):
        raise DeliveryError(
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


def mailbox(value: str, what: str, span: Span) -> tuple[str, str]:
    """Name and address of `Name <address>`; the domain in its ASCII form (RFC 5891)."""
    name, address = parseaddr(checked(value, what, span))
    local, at, domain = address.rpartition("@")
    try:
        ascii_address = f"{local}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        ascii_address = ""
    if not _ADDRESS.fullmatch(ascii_address):
        raise DeliveryError(
            [
                Diagnostic(
                    code="bad-address",
                    message=f"the {what} is no mail address: {value!r}",
                    span=span,
                    hint="write name@example.org or Name <name@example.org>",
                )
            ]
        )
    return name, ascii_address


def named_address(name: str, address: str) -> str:
    """`Name <address>` with the name encoded where it must be."""
    return formataddr((name, address)) if name else address


def assert_intended(message: EmailMessage, content: bytes, span: Span) -> None:
    """Parse the bytes back: exactly the headers that were meant, or DeliveryError."""
    back = message_from_bytes(content, policy=default)
    same_names = [name.lower() for name in message] == [name.lower() for name in back]
    same_subject = " ".join(str(back["Subject"]).split()) == " ".join(str(message["Subject"]).split())
    if same_names and same_subject and str(back["To"]) and not back.defects:
        return
    raise DeliveryError(
        [
            Diagnostic(
                code="message-altered",
                message="the composed message reads back with other headers",
                span=span,
            )
        ]
    )
