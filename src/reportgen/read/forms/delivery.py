"""The form of `delivery`: in `reportgen.yaml`, and in profiles that differ from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.model.delivery import Login, Oversize, Security, Unchanged
from reportgen.read.forms.fields import Form, Line, Number, Text, Whole
from reportgen.read.forms.profile import FileName

Port = Annotated[Whole, Field(ge=1, le=65535)]
Count = Annotated[Whole, Field(ge=1)]
Positive = Annotated[Number, Field(gt=0)]


class SizesForm(Form):
    """Bounds for one message, encoded."""

    warn: Positive = Field(default=10, description="megabytes from which a warning is given")
    refuse: Positive = Field(default=20, description="megabytes above which nothing is sent")


class PictureForm(Form):
    """A picture at the top of the letter."""

    file: Line = Field(description="a PNG or JPEG below content/")
    alt: Text = Field(default="", description="what it shows; empty for decoration")


class ServerForm(Form):
    """The SMTP server that takes the letters."""

    host: Line = Field(description="name of the server")
    port: Port | None = Field(default=None, description="default 465 for tls, 587 for starttls, 25 for none")
    security: Security = Field(
        default=Security.STARTTLS, description="tls, starttls, or none for a server on this machine"
    )
    login: Login = Field(default=Login.NONE, description="none, password or xoauth2")
    user: Text = Field(default="", description="name to log in with")
    token_command: tuple[Line, ...] = Field(
        default=(), description="program and arguments that print an access token"
    )
    per_minute: Count = Field(default=60, description="most messages a minute")
    timeout: Positive = Field(default=30, description="seconds to wait for the server")


class SignatureForm(Form):
    """A DKIM signature; the private key stands in the environment."""

    domain: Line = Field(description="domain that signs")
    selector: Line = Field(description="name of the key in the domain's DNS")


class SmimeForm(Form):
    """An S/MIME signature; the private key stands in the environment or in a keyring."""

    certificate: Line = Field(description="PEM file: the sender's certificate, then those up to an authority")


class DeliveryForm(Form):
    """How a report is mailed, and to whom."""

    from_: Line = Field(alias="from", description="sender: Name <name@example.org>")
    reply_to: Line | None = Field(default=None, description="where answers go; default the sender")
    subject: Line = Field(
        default="{{ report.title }}: edition {{ edition.number }}", description="with {{ name }} values"
    )
    body: FileName = Field(
        default="mail", description="templates/NAME.html.j2 and templates/NAME.txt.j2 that make the letter"
    )
    attach: tuple[Literal["pdf", "docx", "docx-redline"], ...] | None = Field(
        default=None, description="formats to attach, default the profile's; [] for letters that only link"
    )
    link: Line | None = Field(default=None, description="https address of the report, with {{ name }} values")
    list_id: Line | None = Field(
        default=None, description="id of the list (RFC 2919); default from profile and sender"
    )
    unsubscribe: tuple[Line, ...] = Field(
        default=(), description="https or mailto addresses to leave the list, with {{ name }} values"
    )
    recipients: Line = Field(description="a YAML or CSV file, or env:NAME")
    unchanged: Unchanged = Field(
        default=Unchanged.SKIP, description="skip: no letter where nothing changed for the reader; or send"
    )
    oversize: Oversize = Field(
        default=Oversize.REFUSE,
        description="above the limit: refuse, shed attachments from the last on, or link only",
    )
    limits: SizesForm = Field(default=SizesForm(), description="bounds for one message")
    ledger: Line = Field(
        default="delivery/ledger.jsonl", description="the record of what was sent; never delete it"
    )
    picture: PictureForm | None = Field(default=None, description="shown at the top of the letter")
    server: ServerForm | None = Field(default=None, description="the SMTP server")
    dkim: SignatureForm | None = Field(default=None, description="sign each message (RFC 6376)")
    smime: SmimeForm | None = Field(default=None, description="sign each letter (RFC 8551)")
