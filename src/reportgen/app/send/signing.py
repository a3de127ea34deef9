"""Composed letters of one report → the messages that go out, signed where the project says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from reportgen.app.send.letters import Mail
from reportgen.deliver.message.dkim import VARIABLE as DKIM_VARIABLE
from reportgen.deliver.message.dkim import sign_message
from reportgen.deliver.message.headers import mailbox
from reportgen.deliver.message.smime import PASSPHRASE, read_identity, seal_message
from reportgen.deliver.message.smime import VARIABLE as SMIME_VARIABLE
from reportgen.deliver.transport.secrets import find_private_key
from reportgen.model.delivery import Message
from reportgen.workspace.output.built import load_file


def sign_mail(root: Path, mail: Mail, environment: Mapping[str, str], now: datetime) -> tuple[Message, ...]:
    """Every message: S/MIME first, since DKIM signs what leaves; raises DeliveryError without a key."""
    messages = tuple(each.message for each in mail.outbox_letters)
    delivery = mail.delivery
    if delivery.certificate is not None:
        mailing = delivery.mailing
        sender = mailbox(mailing.sender, "sender", mailing.at("from")).addr_spec
        identity = read_identity(
            load_file(root / delivery.certificate),
            find_private_key(environment, SMIME_VARIABLE, f"smime:{sender}"),
            environment.get(PASSPHRASE),
            now,
        )
        messages = tuple(seal_message(each, identity) for each in messages)
    if delivery.signature is not None:
        account = f"dkim:{delivery.signature.selector}.{delivery.signature.domain}"
        key = find_private_key(environment, DKIM_VARIABLE, account)
        messages = tuple(sign_message(each, delivery.signature, key) for each in messages)
    return messages
