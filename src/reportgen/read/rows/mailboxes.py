"""A mail address as people write it → the one form that letters, comparisons and the ledger use."""

from __future__ import annotations

import re
import unicodedata

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span

_ATOMS = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# RFC 5321 4.5.3.1: octets of the local part and of the domain.
_ADDRESS = re.compile(rf"(?=.{{1,64}}@.{{1,253}}\Z){_ATOMS}(?:\.{_ATOMS})*@{_LABEL}(?:\.{_LABEL})*")
_LONGEST = 1_000  # characters of what may still become an address
_SHOWN = 100  # characters of it in a message


def ascii_address(written: str) -> str | None:
    """The address with its domain in ASCII and lower case (IDNA 2008, RFC 5891); None for what is none.

    Whatever a name server takes for the same domain gives the same text: full-width letters, other full
    stops, invisible signs and capitals are mapped as UTS 46 says, without its transitional exceptions.
    """
    local, _, domain = unicodedata.normalize("NFC", written[: _LONGEST + 1]).rpartition("@")
    plain = f"{local}@{_ascii_domain(domain)}"
    return plain if len(written) <= _LONGEST and _ADDRESS.fullmatch(plain) else None


def same_mailbox_key(address: str) -> str:
    """What two addresses have in common that lead to one mailbox; what is no address stands for itself.

    Servers that tell capitals before the `@` apart are unheard of (RFC 5321 2.4), so those count as one.
    """
    return (ascii_address(address) or address).casefold()


def bad_address(written: str, what: str, span: Span) -> Diagnostic:
    """What to say of a `what` that is no address."""
    shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    message = f'the {what} is no mail address: "{shown}"'
    return Diagnostic("bad-address", message, span, "write name@example.org or Name <name@example.org>")


def _ascii_domain(domain: str) -> str:
    """Empty for a domain that IDNA 2008 does not allow."""
    if domain.isascii():
        return domain.lower()
    import idna  # noqa: PLC0415  # its tables take 10 ms to load, and few lists need them

    try:
        return idna.encode(domain, uts46=True, std3_rules=True, transitional=False).decode("ascii").lower()
    except UnicodeError:  # idna.IDNAError is one
        return ""
