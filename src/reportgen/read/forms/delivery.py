"""The form of `delivery`: in `reportgen.yaml`, and in profiles that differ from it."""

from __future__ import annotations

from reportgen.model.delivery import Login, Oversize, Security, Unchanged
from reportgen.read.forms.fields import LINE, TEXT, WHOLE
from reportgen.read.forms.form import Form, given, needed, nested, optional
from reportgen.read.forms.kinds import bounded, listed, one_of, table, word_of
from reportgen.read.forms.profile import AT_LEAST_ONE, FILE_NAME, POSITIVE


class SizesForm(Form):
    """Bounds for one message, encoded."""

    warn = given(POSITIVE, "megabytes from which a warning is given", default=10)
    refuse = given(POSITIVE, "megabytes above which nothing is sent", default=20)


class PictureForm(Form):
    """A picture at the top of the letter."""

    file = needed(LINE, "a PNG or JPEG below content/")
    alt = given(TEXT, "what it shows; empty for decoration", default="")


class ServerForm(Form):
    """The SMTP server that takes the letters."""

    host = needed(LINE, "name of the server, or env:NAME")
    port = optional(bounded(WHOLE, ge=1, le=65535), "default 465 for tls, 587 for starttls, 25 for none")
    security = given(
        one_of(Security), "tls, starttls, or none for a server on this machine", default=Security.STARTTLS
    )
    login = given(one_of(Login), "none, password or xoauth2", default=Login.NONE)
    user = given(TEXT, "name to log in with", default="")
    token_command = given(listed(LINE), "program and arguments that print an access token", default=())
    per_minute = given(AT_LEAST_ONE, "most messages a minute", default=60)
    timeout = given(POSITIVE, "seconds to wait for the server", default=30)


class SignatureForm(Form):
    """A DKIM signature; the private key stands in the environment."""

    domain = needed(LINE, "domain that signs")
    selector = needed(LINE, "name of the key in the domain's DNS")


class SmimeForm(Form):
    """An S/MIME signature; the private key stands in the environment or in a keyring."""

    certificate = needed(LINE, "PEM file: the sender's certificate, then those up to an authority")


class DeliveryForm(Form):
    """How a report is mailed, and to whom."""

    from_ = optional(LINE, "sender: Name <name@example.org>, or env:NAME", name="from")
    reply_to = optional(LINE, "where answers go; default the sender")
    subject = given(
        LINE, "with {{ name }} values", default="{{ report.title }}: edition {{ edition.number }}"
    )
    body = given(
        FILE_NAME, "templates/NAME.html.j2 and templates/NAME.txt.j2 that make the letter", default="mail"
    )
    attach = optional(
        listed(word_of("pdf", "docx", "docx-redline")),
        "formats to attach, default the profile's; [] for letters that only link",
    )
    link = optional(LINE, "https address of the report, with {{ name }} values")
    list_id = optional(LINE, "id of the list (RFC 2919); default from profile and sender")
    unsubscribe = given(
        listed(LINE), "https or mailto addresses to leave the list, with {{ name }} values", default=()
    )
    recipients = optional(LINE, "a YAML or CSV file, or env:NAME")
    unchanged = given(
        one_of(Unchanged),
        "skip: no letter where nothing changed for the reader; or send",
        default=Unchanged.SKIP,
    )
    oversize = given(
        one_of(Oversize),
        "above the limit: refuse, shed attachments from the last on, or link only",
        default=Oversize.REFUSE,
    )
    limits = given(nested(SizesForm), "bounds for one message", default=SizesForm(warn=10.0, refuse=20.0))
    ledger = given(LINE, "the record of what was sent; never delete it", default="delivery/ledger.jsonl")
    picture = optional(nested(PictureForm), "shown at the top of the letter")
    transport = given(LINE, "what hands letters over: smtp, files, or a package's own", default="smtp")
    options = given(table(LINE, LINE), "settings of that transport", default={})
    server = optional(nested(ServerForm), "the SMTP server")
    dkim = optional(nested(SignatureForm), "sign each message (RFC 6376)")
    smime = optional(nested(SmimeForm), "sign each letter (RFC 8551)")
