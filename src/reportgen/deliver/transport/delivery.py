"""Messages + open transport + ledger → receipts; each recipient at most once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportgen.deliver.ledger.ledger import Ledger
from reportgen.deliver.transport.transport import Connection
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Message, Outcome, Receipt
from reportgen.model.diagnostic import Diagnostic

WAITS = (1.0, 4.0, 16.0)  # seconds before each further try of a deferred message


class IfUncertain(StrEnum):
    """What to do with messages that a crash left uncertain."""

    REPORT = "report"
    RESEND = "resend"
    ASSUME_DELIVERED = "assume-delivered"


@dataclass(frozen=True, slots=True)
class Sending:
    """`skipped` were accepted in an earlier run; `uncertain` may or may not have arrived.

    `untried` were not attempted because of `stopped`.
    """

    receipts: tuple[Receipt, ...]
    skipped: tuple[Receipt, ...]
    uncertain: tuple[Receipt, ...]
    untried: tuple[Message, ...]
    stopped: tuple[Diagnostic, ...]

    @property
    def is_clean(self) -> bool:
        """Whether every message is known to be accepted."""
        accepted = all(each.outcome is Outcome.ACCEPTED for each in self.receipts)
        return accepted and not self.uncertain and not self.untried


def send_messages(
    messages: Iterable[Message],
    connection: Connection,
    ledger: Ledger,
    *,
    pause: Callable[[float], None],
    between: float,
    if_uncertain: IfUncertain = IfUncertain.REPORT,
) -> Sending:
    """Send what the ledger does not know as sent, `between` seconds apart: intent, hand over, outcome.

    What the server defers is tried again after everybody else, a little later each time. A server that
    cannot be reached ends the run; what it already took keeps its receipts.
    """
    skipped: list[Receipt] = []
    uncertain: list[Receipt] = []
    wanted: dict[str, Message] = {}
    for message in messages:
        known = ledger.known(message.key)
        if known is not None and known.outcome is Outcome.ACCEPTED:
            skipped.append(known)
        elif known is None or known.outcome is not Outcome.INTENT or if_uncertain is IfUncertain.RESEND:
            # Two letters of one key are the same letter, however the list came to hold its reader twice.
            wanted.setdefault(message.key, message)
        elif if_uncertain is IfUncertain.ASSUME_DELIVERED:
            skipped.append(ledger.enter(message, Outcome.ACCEPTED, "assumed delivered"))
        else:
            uncertain.append(known)

    before = {key: ledger.known(key) for key in wanted}
    receipts, stopped = _hand_over(tuple(wanted.values()), connection, ledger, pause, between)
    untried = tuple(each for key, each in wanted.items() if key not in receipts)
    return Sending(
        receipts=tuple(each for each in receipts.values() if each.outcome is not Outcome.INTENT),
        skipped=tuple(skipped),
        uncertain=(*uncertain, *(each for each in receipts.values() if each.outcome is Outcome.INTENT)),
        untried=untried,
        stopped=(*stopped, *_give_back((each for each in untried if before[each.key]), ledger)),
    )


def _give_back(untried: Iterable[Message], ledger: Ledger) -> tuple[Diagnostic, ...]:
    """Claimed, or meant to be sent again, and certainly not sent: the next run need not ask."""
    try:
        for message in untried:
            ledger.enter(message, Outcome.DEFERRED, "not tried")
    except DeliveryError as error:
        return error.diagnostics
    return ()


def claim_messages(messages: Iterable[Message], ledger: Ledger) -> tuple[Receipt, ...]:
    """Enter an intent for everything that was not sent, so that a copy of the ledger can be kept first.

    Returns what was uncertain before; then nothing is claimed. A later `send_messages` with
    `Doubt.RESEND` sends what was claimed.
    """
    wanted: list[Message] = []
    uncertain: list[Receipt] = []
    for message in messages:
        known = ledger.known(message.key)
        if known is not None and known.outcome is Outcome.INTENT:
            uncertain.append(known)
        elif known is None or known.outcome is not Outcome.ACCEPTED:
            wanted.append(message)
    if not uncertain:
        for message in wanted:
            ledger.enter(message, Outcome.INTENT, "claimed")
    return tuple(uncertain)


def _hand_over(
    wanted: Sequence[Message],
    connection: Connection,
    ledger: Ledger,
    pause: Callable[[float], None],
    between: float,
) -> tuple[dict[str, Receipt], tuple[Diagnostic, ...]]:
    """The last receipt of each message by key, and why the server cannot be reached, if so."""
    receipts: dict[str, Receipt] = {}
    pending = list(wanted)
    obstacle: Diagnostic | None = None
    for wait in (0.0, *WAITS):
        if not pending:
            break
        if wait:
            pause(wait)
        left: list[Message] = []
        for place, message in enumerate(pending):
            if place:
                pause(between)
            try:
                obstacle = connection.make_ready()
            except DeliveryError as error:
                return receipts, error.diagnostics
            if obstacle is not None:
                left += pending[place:]
                break
            try:
                receipts[message.key], failed = _deliver(message, connection, ledger)
            except DeliveryError as error:
                return receipts, error.diagnostics
            if failed:
                return receipts, failed
            if receipts[message.key].outcome is Outcome.DEFERRED:
                left.append(message)
        pending = left
    return receipts, (obstacle,) if obstacle is not None else ()


def _deliver(
    message: Message, connection: Connection, ledger: Ledger
) -> tuple[Receipt, tuple[Diagnostic, ...]]:
    """Ask the ledger, enter an intent, hand over, enter the outcome.

    Raises DeliveryError where no intent could be entered, so that nothing was sent. Where no outcome could
    be, the letter is uncertain for whoever reads the ledger, and so it is here.
    """
    known = ledger.known(message.key)
    if known is not None and known.outcome is Outcome.ACCEPTED:
        return known, ()
    intent = ledger.enter(message, Outcome.INTENT)
    answer = connection.deliver(message)
    try:
        return ledger.enter(message, answer.outcome, answer.text), ()
    except DeliveryError as error:
        return replace(intent, answer=f"{answer.text} (not in the ledger)"), error.diagnostics
