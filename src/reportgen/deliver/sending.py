"""Messages + transport + ledger → receipts; each recipient at most once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportgen.deliver.ledger import Ledger
from reportgen.deliver.smtp import Answer, Transport
from reportgen.model.delivery import Message, Outcome, Receipt

WAITS = (1.0, 4.0, 16.0)  # seconds before each further try of a deferred message


class Doubt(StrEnum):
    """What to do with messages that a crash left uncertain."""

    REPORT = "report"
    RESEND = "resend"
    ASSUME_DELIVERED = "assume-delivered"


@dataclass(frozen=True, slots=True)
class Sending:
    """`skipped` were accepted in an earlier run; `uncertain` may or may not have arrived."""

    receipts: tuple[Receipt, ...]
    skipped: tuple[Receipt, ...]
    uncertain: tuple[Receipt, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every message is known to be accepted."""
        return not self.uncertain and all(each.outcome is Outcome.ACCEPTED for each in self.receipts)


def send_messages(
    messages: Iterable[Message],
    transport: Transport,
    ledger: Ledger,
    *,
    pause: Callable[[float], None],
    per_minute: int,
    doubt: Doubt = Doubt.REPORT,
) -> Sending:
    """Send what the ledger does not know as sent: intent, hand over, outcome, one by one."""
    sent: list[Receipt] = []
    skipped: list[Receipt] = []
    uncertain: list[Receipt] = []
    for message in messages:
        known = ledger.receipts.get(message.key)
        if known is not None and known.outcome is Outcome.ACCEPTED:
            skipped.append(known)
            continue
        if known is not None and known.outcome is Outcome.INTENT and doubt is not Doubt.RESEND:
            if doubt is Doubt.ASSUME_DELIVERED:
                skipped.append(ledger.enter(message, Outcome.ACCEPTED, "assumed delivered"))
            else:
                uncertain.append(known)
            continue
        if sent:
            pause(60 / per_minute)
        receipt = _hand_over(message, transport, ledger, pause)
        (uncertain if receipt.outcome is Outcome.INTENT else sent).append(receipt)
    return Sending(tuple(sent), tuple(skipped), tuple(uncertain))


def _hand_over(
    message: Message, transport: Transport, ledger: Ledger, pause: Callable[[float], None]
) -> Receipt:
    answer = Answer(Outcome.DEFERRED, "")
    for wait in (0.0, *WAITS):
        if wait:
            pause(wait)
        transport.make_ready()
        ledger.enter(message, Outcome.INTENT)
        answer = transport.deliver(message)
        receipt = ledger.enter(message, answer.outcome, answer.text)
        if answer.outcome is not Outcome.DEFERRED:
            return receipt
    return receipt
