"""A protected connection + user and secret → logged in, or why not; what the server said is not repeated."""

from __future__ import annotations

import hmac
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from urllib.parse import quote

from reportgen.deliver.transport.steps import BROKEN, Reply, broken
from reportgen.deliver.transport.wire import Wire
from reportgen.model.delivery import Login

ACCEPTED = 235  # RFC 4954 6
_CHALLENGE = 334
_ENHANCED = re.compile(r"[45]\.\d{1,3}\.\d{1,3}")
LONGEST_QUOTATION = 500  # characters of the server's words
_CODE = re.compile(r"\d{3} ")
_SHORTEST_MIDDLE = 4  # signs of base64 that may stand anywhere
_MEANINGS: Mapping[int, str] = {  # RFC 4954 6, RFC 5321 4.2.3
    432: "the password has to be changed first",
    454: "it cannot check it for the moment",
    534: "it wants a stronger way to log in, or a password made for this program",
    535: "user or secret are wrong",
    538: "it wants a protected connection",
}

Response = Callable[[str], bytes | None]
"""The server's challenge, as it stands in the reply → what to answer; None where there is no answer."""


def log_in(wire: Wire, kind: Login, offered: frozenset[str], user: str, secret: str) -> Reply | None:
    """The last answer, without the server's words, which may repeat the secret; None without a common way.

    One try: a second with another mechanism could lock the account.
    """
    mechanisms = _MECHANISMS[kind]
    name = next((each for each in mechanisms if each in offered), None)
    if name is None:
        return None
    responses = list(mechanisms[name](user, secret))
    at_once = responses.pop(0)("") if name in _AT_ONCE else None
    reply = wire.command(f"AUTH {name}" if at_once is None else f"AUTH {name} {_encoded(at_once)}")
    for respond in responses:
        if reply.code != _CHALLENGE:
            break
        response = respond(reply.text)
        if response is None:
            return broken("its challenge cannot be answered")
        reply = wire.command(_encoded(response))
    return _without_words(reply)


def secret_forms(user: str, secret: str) -> frozenset[str]:
    """The secret as a server could repeat it: as it is, percent-encoded, in hexadecimal, in base64."""
    if not secret:
        return frozenset()
    raw = secret.encode()
    encoded = (_encoded(each) for each in (raw, _plain(user, secret), _bearer(user, secret)))
    # Base64 of a text with one or two bytes before it looks otherwise; its middle does not depend on them.
    middles = (_encoded(b"x" * shift + raw)[skipped:-4] for shift, skipped in enumerate((0, 2, 3)))
    long_enough = (each for each in middles if len(each) > _SHORTEST_MIDDLE)
    forms = (secret, quote(secret), quote(secret, safe=""), raw.hex(), *encoded, *long_enough)
    return frozenset(each.casefold() for each in forms)


def quotable(text: str, forms: frozenset[str]) -> str:
    """The beginning of `text`, or only its code where it repeats a secret anywhere."""
    plain = "".join(text.casefold().split())
    if not any("".join(form.split()) in plain for form in forms):
        return text[:LONGEST_QUOTATION]
    code = _CODE.match(text)
    return f"{code[0] if code else ''}(left out: the server's words repeat the secret)"


def _plain(user: str, secret: str) -> bytes:
    return f"\0{user}\0{secret}".encode()  # RFC 4616 2


def _bearer(user: str, secret: str) -> bytes:
    return f"user={user}\x01auth=Bearer {secret}\x01\x01".encode()


def _digest(user: str, secret: str) -> Response:
    """CRAM-MD5 (RFC 2195)."""

    def respond(challenge: str) -> bytes | None:
        try:
            asked = b64decode(challenge.encode("ascii"), validate=True)
            return f"{user} {hmac.new(secret.encode(), asked, 'md5').hexdigest()}".encode()
        except ValueError:  # no base64, or a machine that forbids MD5
            return None

    return respond


# In the order of preference. A refused token comes as a challenge, which takes an empty answer before 535.
_MECHANISMS: Mapping[Login, Mapping[str, Callable[[str, str], tuple[Response, ...]]]] = {
    Login.PASSWORD: {
        "PLAIN": lambda user, secret: (lambda _: _plain(user, secret),),
        "LOGIN": lambda user, secret: (lambda _: user.encode(), lambda _: secret.encode()),
        "CRAM-MD5": lambda user, secret: (_digest(user, secret),),
    },
    Login.XOAUTH2: {"XOAUTH2": lambda user, secret: (lambda _: _bearer(user, secret), lambda _: b"")},
}
_AT_ONCE = frozenset({"PLAIN", "XOAUTH2"})


def _encoded(text: bytes) -> str:
    return b64encode(text).decode("ascii")


def _without_words(reply: Reply) -> Reply:
    if reply.code == BROKEN:
        return reply
    enhanced = _ENHANCED.match(reply.text)
    meaning = _MEANINGS.get(reply.code, "it does not say why in a way that may be repeated")
    return Reply(reply.code, (enhanced[0], meaning) if enhanced else (meaning,))
