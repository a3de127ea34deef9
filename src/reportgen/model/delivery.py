"""Who gets a report by mail, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from reportgen.model.diagnostic import Diagnostic
from reportgen.model.frozen import frozen
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format
from reportgen.model.span import Span


@frozen
class Recipient:
    """One person: `values` are the further columns of the list, for the letter's text."""

    address: str
    name: str
    values: Mapping[str, str]
    span: Span


class Security(StrEnum):
    """How a connection is protected; `none` is only for servers on this machine."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class Login(StrEnum):
    """How we say who we are (RFC 4954, XOAUTH2)."""

    NONE = "none"
    PASSWORD = "password"  # noqa: S105 - a method's name, no secret
    XOAUTH2 = "xoauth2"


@frozen
class Server:
    """An SMTP server; the secret itself never stands in a file of the project.

    `timeout` is in seconds.
    """

    host: str
    port: int
    security: Security
    login: Login
    user: str
    token_command: tuple[str, ...]
    per_minute: int
    timeout: float


class Oversize(StrEnum):
    """What happens to a message above its limit: nothing is sent, attachments stay out one by one, or all.

    `shed` begins with the last attachment.
    """

    REFUSE = "refuse"
    SHED = "shed"
    LINK = "link"


class Unchanged(StrEnum):
    """What a recipient gets whose report shows nothing new: no letter, or one that says so."""

    SKIP = "skip"
    SEND = "send"


FROM_ENVIRONMENT = "env:"
"""What stands before the name of a variable that holds a setting."""


@frozen
class Mailing:
    """How a profile's report is mailed. Sizes are encoded bytes on the wire.

    `attach` is empty for letters that only link; `link` is then required. An https
    `unsubscribe` address adds one-click unsubscribing (RFC 8058). `subject`, `link` and
    `unsubscribe` may hold `{{ name }}`; `body` names the pair of templates. `places` tells where
    each field stands. `sender` and `list_id` may be empty until a call to send knows its environment.
    """

    profile: ProfileId
    sender: str
    reply_to: str | None
    subject: str
    body: str
    attach: tuple[Format, ...]
    link: str | None
    list_id: str
    unsubscribe: tuple[str, ...]
    unchanged: Unchanged
    warn_at: int
    refuse_at: int
    span: Span
    places: Mapping[str, Span]
    oversize: Oversize = Oversize.REFUSE

    def at(self, field: str) -> Span:
        """Where `field` was written, or else the whole mapping."""
        return self.places.get(field, self.span)


@frozen
class Signature:
    """Where the public key of a DKIM signature lies in the DNS (RFC 6376 3.6.2)."""

    domain: str
    selector: str


@frozen
class Delivery:
    """Everything that `send` needs to know; `server` is only needed to really send.

    `recipients` is a path, or `env:NAME` for a list that stands in an environment variable; "" where nothing
    says who gets letters. `certificate`
    is the path of the certificate that letters are signed with by S/MIME. `transport` names what hands
    letters over, `options` are its own settings.
    """

    mailing: Mailing
    server: Server | None
    recipients: str
    ledger: str
    picture: str | None
    picture_alt: str
    signature: Signature | None
    certificate: str | None = None
    transport: str = "smtp"
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def pause(self) -> float:
        """Seconds between two letters: the pace that the server allows."""
        return 0.0 if self.server is None else 60 / self.server.per_minute


@frozen
class Undeliverable:
    """Why a report cannot be mailed as its settings stand; nobody needs to know who mails nothing."""

    mistakes: tuple[Diagnostic, ...]


@frozen
class Attachment:
    """A finished file under the name that readers see."""

    name: str
    media_type: str
    content: bytes


@frozen
class Letter:
    """One message to one person, before it becomes bytes. `date` is ISO 8601 in UTC.

    `earlier` are the editions this person got before, oldest first. `pictures` are shown within the
    HTML as `cid:NAME`. `proof` is empty for the letter itself and tells proofs of it apart.
    """

    mailing: Mailing
    recipient: Recipient
    edition: str
    earlier: tuple[str, ...]
    date: str
    subject: str
    text: str
    html: str
    link: str | None
    unsubscribe: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    pictures: tuple[Attachment, ...]
    proof: str = ""


@frozen
class Message:
    """A composed message: `content` is the whole RFC 5322 text, CRLF line ends."""

    key: str
    profile: ProfileId
    edition: str
    sender: str
    address: str
    message_id: str
    content: bytes
    digests: Mapping[str, str]


class Outcome(StrEnum):
    """What became of one message. `intent` left over from a crash means that nobody knows.

    `bounced` is what the server accepted and later could not deliver.
    """

    INTENT = "intent"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DEFERRED = "deferred"
    BOUNCED = "bounced"


@frozen
class Receipt:
    """The last thing known of one message: `answer` is the server's own words, `at` ISO 8601 in UTC."""

    key: str
    profile: ProfileId
    edition: str
    address: str
    message_id: str
    outcome: Outcome
    answer: str
    at: str
    digests: Mapping[str, str]
