"""`delivery` of the project, overlaid by that of a profile → how the profile's report is mailed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.delivery import (
    FROM_ENVIRONMENT,
    Delivery,
    Login,
    Mailing,
    Oversize,
    Security,
    Server,
    Signature,
    Undeliverable,
)
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.profile import Format, Profile
from reportgen.model.span import Span
from reportgen.read.about import ABOUT
from reportgen.read.forms.delivery import DeliveryForm, ServerForm
from reportgen.read.forms.filled import fill
from reportgen.read.yaml.nodes import Field, Fields, Node, child, leaves

_KEY = "delivery"
_MEGABYTE = 1_000_000
_PORTS: Mapping[Security, int] = {
    Security.TLS: 465,  # RFC 8314 3.3
    Security.STARTTLS: 587,  # RFC 6409 3.1
    Security.NONE: 25,
}
_SECRETS = frozenset({"password", "passwd", "pass", "secret", "token", "key", "api_key", "client_secret"})


def read_deliveries(
    about: Node, trees: Mapping[ProfileId, Node], profiles: Iterable[Profile]
) -> Mapping[ProfileId, Delivery | Undeliverable]:
    """Give the delivery settings of each profile that has a report, or every mistake in them."""
    return {each.id: _read(about, trees, each) for each in profiles if not each.is_base}


def _read(about: Node, trees: Mapping[ProfileId, Node], profile: Profile) -> Delivery | Undeliverable:
    chain = (about, *(trees.get(each) for each in (*reversed(profile.ancestors), profile.id)))
    node = _merged(chain)
    if node is None:
        return Undeliverable((_missing(profile),))
    mistakes = list(_secrets(node))
    form = None if mistakes else fill(DeliveryForm, node, mistakes.append)
    if form is not None:
        mistakes += _contradictions(form, node)
    return Undeliverable(tuple(mistakes)) if form is None or mistakes else _delivery(form, node, profile)


def _merged(chain: Iterable[Node | None]) -> Fields | None:
    """The project's mapping, then those of the profile and what it extends, the nearest last."""
    merged: Fields | None = None
    for tree in chain:
        node = child(tree, _KEY)
        if isinstance(node, Fields):
            merged = node if merged is None else _overlaid(merged, node)
    return merged


def _overlaid(base: Fields, over: Fields) -> Fields:
    """Mappings merge key by key, everything else is replaced."""
    fields = dict(base.fields)
    for name, field in over.fields.items():
        below = fields.get(name)
        if below is not None and isinstance(below.node, Fields) and isinstance(field.node, Fields):
            fields[name] = Field(field.key, _overlaid(below.node, field.node))
        else:
            fields[name] = field
    return Fields(fields, over.span)


def _missing(profile: Profile) -> Diagnostic:
    return Diagnostic(
        code="missing-delivery",
        message=f'nothing says how "{profile.id}" is mailed',
        span=Span(ABOUT),
        hint="add `delivery:` with `server`, `from` and `recipients`; see `reportgen help delivery`",
    )


def _secrets(node: Fields) -> Iterator[Diagnostic]:
    """Secrets that stand in the file, wherever in the mapping."""
    for place in (node, child(node, "server"), child(node, "options")):
        if not isinstance(place, Fields):
            continue
        for name, field in place.fields.items():
            if name.lower().replace("-", "_") in _SECRETS:
                yield Diagnostic(
                    code="secret-in-file",
                    message=f'"{name}" is a secret and stands in a file that others read',
                    span=field.key,
                    hint="delete it, change it at the server, and set REPORTGEN_SMTP_PASSWORD instead "
                    "(or REPORTGEN_SMTP_PASSWORD_FILE, a keyring, or token_command)",
                )


def _contradictions(form: DeliveryForm, node: Node) -> Iterator[Diagnostic]:
    """Fields that cannot hold together."""
    if form.attach == () and not form.link:
        yield _wrong("letters without attachments need a link", node, "attach", "add `link: https://…`")
    if form.link is not None and not form.link.startswith("https://"):
        yield _wrong("the link must be an https address", node, "link", "start it with https://")
    if form.oversize is Oversize.LINK and not form.link:
        yield _wrong("a link for large letters needs a link", node, "oversize", "add `link: https://…`")
    for number, address in enumerate(form.unsubscribe):
        if not address.startswith(("https://", "mailto:")):
            message = "an unsubscribe address starts with https:// or mailto:"
            yield _wrong(message, node, f"unsubscribe.{number}", "readers leave by web or by mail")
    if form.limits.warn > form.limits.refuse:
        yield _wrong("the warning lies above the refusal", node, "limits.warn", "make `warn` the smaller one")
    if form.server is not None:
        yield from _server_contradictions(form.server, node)


def _server_contradictions(form: ServerForm, node: Node) -> Iterator[Diagnostic]:
    host = form.host.removeprefix(FROM_ENVIRONMENT)
    if "@" in host or "/" in host or ":" in host.strip("[]").replace("::", ""):
        yield _wrong("the host is a name only", node, "server.host", "put port and user in their own fields")
    if form.login is not Login.NONE and not form.user:
        yield _wrong("a login needs a user", node, "server.login", "add `user: …`")
    if form.token_command and form.login is not Login.XOAUTH2:
        hint = "set `login: xoauth2`, or drop the command"
        yield _wrong("a token command is only for xoauth2", node, "server.token_command", hint)


def _wrong(message: str, node: Node, field: str, hint: str) -> Diagnostic:
    return Diagnostic("wrong-delivery", message, _places(node).get(field, node.span), hint)


def _places(node: Node) -> Mapping[str, Span]:
    return dict(leaves(node)) if isinstance(node, Fields) else {}


def _delivery(form: DeliveryForm, node: Fields, profile: Profile) -> Delivery:
    mailing = Mailing(
        profile=profile.id,
        sender=form.from_ or "",
        reply_to=form.reply_to,
        subject=form.subject,
        body=form.body,
        attach=_formats(form, profile),
        link=form.link,
        list_id=form.list_id or "",
        unsubscribe=form.unsubscribe,
        unchanged=form.unchanged,
        warn_at=round(form.limits.warn * _MEGABYTE),
        refuse_at=round(form.limits.refuse * _MEGABYTE),
        span=node.span,
        places=_places(node),
        oversize=form.oversize,
    )
    picture = form.picture
    return Delivery(
        mailing=mailing,
        server=None if form.server is None else _server(form.server),
        recipients=form.recipients or "",
        ledger=form.ledger,
        picture=None if picture is None else picture.file,
        picture_alt="" if picture is None else picture.alt,
        signature=None if form.dkim is None else Signature(form.dkim.domain, form.dkim.selector),
        certificate=None if form.smime is None else form.smime.certificate,
        transport=form.transport,
        options=form.options,
    )


def _formats(form: DeliveryForm, profile: Profile) -> tuple[Format, ...]:
    """HTML is never attached: mail servers take such letters for fraud. A redline is only if it is named."""
    if form.attach is None:
        return tuple(each for each in profile.formats if each in {Format.PDF, Format.DOCX})
    return tuple(dict.fromkeys(Format(each) for each in form.attach))


def _server(form: ServerForm) -> Server:
    return Server(
        host=form.host,
        port=form.port or _PORTS[form.security],
        security=form.security,
        login=form.login,
        user=form.user,
        token_command=form.token_command,
        per_minute=form.per_minute,
        timeout=form.timeout,
    )
