"""A project, its environment and what a call asks → how one of its reports is mailed, and by whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportgen.errors import ContentError
from reportgen.model.delivery import FROM_ENVIRONMENT, Delivery, Undeliverable
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.project import Project

NOBODY = "preview@example.org"
"""The address of a preview where no other is known; mail to it is never delivered (RFC 2606 3)."""

_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>/]+")


def delivery_of(project: Project, profile: ProfileId, environment: Mapping[str, str]) -> Delivery:
    """The settings of one report, those that stand in `environment` put in, and empty where they do not.

    Raises ContentError with every mistake in them.
    """
    found = project.deliveries[profile]
    if isinstance(found, Undeliverable):
        raise ContentError(found.mistakes)
    server = found.server
    if server is not None:
        host = _value(server.host, environment)
        server = replace(server, host=host) if host else None
    mailing = replace(found.mailing, sender=_value(found.mailing.sender, environment))
    return replace(found, mailing=mailing, server=server)


def with_sender(delivery: Delivery, project: Project, proof_to: str | None, *, is_preview: bool) -> Delivery:
    """The same with a sender: the one who gets a proof may send it, and anybody a preview.

    Raises ContentError where letters go to others and nothing says from whom.
    """
    mailing = delivery.mailing
    user = "" if delivery.server is None else delivery.server.user
    own = [user, proof_to or ""] if proof_to else []
    further = [*own, user, project.about.contact, NOBODY] if is_preview else own
    sender = mailing.sender or next((each for each in further if _ADDRESS.fullmatch(each)), "")
    if not sender:
        message = f'nothing says who sends the letters about "{mailing.profile}"'
        hint = "add `from: Name <name@example.org>` to `delivery`, or set the variable that it names"
        raise ContentError([Diagnostic("missing-delivery", message, mailing.at("from"), hint)])
    domain = sender.rpartition("@")[2].rstrip(">")
    list_id = mailing.list_id or f"{mailing.profile}.{domain}"
    return replace(delivery, mailing=replace(mailing, sender=sender, list_id=list_id))


def _value(written: str, environment: Mapping[str, str]) -> str:
    if not written.startswith(FROM_ENVIRONMENT):
        return written
    return environment.get(written.removeprefix(FROM_ENVIRONMENT), "").strip()
