"""Delivery reports + ledgers → which letters did not arrive after all, noted for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.deliver.bounces import Bounce, read_bounces
from reportgen.deliver.ledger.ledger import Ledger, read_ledger
from reportgen.model.delivery import Outcome, Receipt
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span
from reportgen.workspace.mailbox import load_messages

SUPPRESSING = "5."
"""How the answer of a bounce begins after which nobody should be written to again (RFC 3463 3.1)."""


@dataclass(frozen=True, slots=True)
class Bounced:
    """`receipts` are new entries of the ledgers, `known` failures that stood in them before.

    `messages` is how many were read, `diagnostics` what could not be used and why.
    """

    receipts: tuple[Receipt, ...]
    known: int
    messages: int
    diagnostics: tuple[Diagnostic, ...]


def note_bounces(source: Path, ledgers: Iterable[Path], on_progress: Callable[[str], None]) -> Bounced:
    """Enter every failure that the messages at `source` report into the ledger that knows its letter.

    A report names the Message-ID of the letter; one that names none of ours is reported and changes nothing.
    """
    diagnostics: list[Diagnostic] = []
    found: list[tuple[str, Bounce]] = []
    count = 0
    for name, content in load_messages(source):
        count += 1
        bounces = read_bounces(content)
        if bounces is None:
            diagnostics.append(_no_report(name))
        found += ((name, each) for each in bounces or ())
    on_progress(f"{count} messages, {len(found)} failures")
    receipts: list[Receipt] = []
    used: set[int] = set()
    known = 0
    for path in dict.fromkeys(ledgers):
        # Nothing is locked, and no file made, for a ledger that knows none of these letters.
        if not any(_receipt_of(each, _by_id(read_ledger(path))) for _, each in found):
            continue
        with Ledger(path) as ledger:
            for number, (_, bounce) in enumerate(found):
                receipt = _receipt_of(bounce, _by_id(ledger.receipts))
                if receipt is None:
                    continue
                used.add(number)
                if receipt.outcome is Outcome.BOUNCED:
                    known += 1
                else:
                    receipts.append(ledger.amend(receipt, Outcome.BOUNCED, _answer(bounce)))
    diagnostics += (_no_letter(name, each) for number, (name, each) in enumerate(found) if number not in used)
    return Bounced(tuple(receipts), known, count, tuple(diagnostics))


def suppressed_addresses(ledger: Mapping[str, Receipt]) -> Mapping[str, Receipt]:
    """Address in lower case → the bounce for good after which nothing to it was accepted."""
    found: dict[str, Receipt] = {}
    for receipt in sorted(ledger.values(), key=lambda each: each.at):
        address = receipt.address.lower()
        if receipt.outcome is Outcome.BOUNCED and receipt.answer.startswith(SUPPRESSING):
            found[address] = receipt
        elif receipt.outcome is Outcome.ACCEPTED and address in found and receipt.at > found[address].at:
            del found[address]
    return found


def _by_id(ledger: Mapping[str, Receipt]) -> Mapping[str, Receipt]:
    return {each.message_id: each for each in ledger.values()}


def _receipt_of(bounce: Bounce, receipts: Mapping[str, Receipt]) -> Receipt | None:
    return next((receipts[each] for each in sorted(bounce.message_ids) if each in receipts), None)


def _answer(bounce: Bounce) -> str:
    return f"{bounce.status} {bounce.reason}".strip()


def _no_report(name: str) -> Diagnostic:
    return Diagnostic(
        code="no-delivery-report",
        message="this is no delivery report that reportgen can read",
        span=Span(name),
        hint="an answer or an out-of-office note is for people: read it yourself",
        severity=Severity.WARNING,
    )


def _no_letter(name: str, bounce: Bounce) -> Diagnostic:
    return Diagnostic(
        code="unknown-bounce",
        message=f"the ledger knows no letter that this report could be about ({bounce.address})",
        span=Span(name),
        hint="name the profile with -p, or the ledger with --ledger",
        severity=Severity.WARNING,
    )
