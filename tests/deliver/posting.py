"""Messages sent to a server without waiting."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from pathlib import Path

from reportgen.deliver.ledger.ledger import Ledger
from reportgen.deliver.transport.delivery import IfUncertain, Sending, send_messages
from reportgen.deliver.transport.smtp import SmtpConnection
from reportgen.model.delivery import Message, Outcome, Server


def post(
    server: Server,
    wanted: tuple[Message, ...],
    ledger: Path,
    *,
    secret: Callable[[], str] = lambda: "right",
    context: ssl.SSLContext | None = None,
    if_uncertain: IfUncertain = IfUncertain.REPORT,
) -> tuple[Sending, list[float]]:
    """Send without waiting; the second value is how long it would have waited."""
    waited: list[float] = []
    with Ledger(ledger) as book, SmtpConnection(server, secret, context) as transport:
        sending = send_messages(
            wanted,
            transport,
            book,
            pause=waited.append,
            between=60 / server.per_minute,
            if_uncertain=if_uncertain,
        )
    return sending, waited


def outcomes(sending: Sending) -> dict[str, Outcome]:
    every = (*sending.receipts, *sending.uncertain)
    return {each.address.partition("@")[0]: each.outcome for each in every}
