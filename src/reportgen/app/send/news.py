"""Recipients + ledger + editions → what is new to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from reportgen.deliver.message.headers import address_of
from reportgen.deliver.message.letters import News
from reportgen.deliver.message.message import letter_key
from reportgen.errors import ContentError
from reportgen.model.delivery import Mailing, Outcome, Receipt, Recipient, Unchanged
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.editions.edition import Edition
from reportgen.model.editions.passages import Snapshot
from reportgen.model.names import ProfileId
from reportgen.model.project import Project
from reportgen.record.differences.difference import compare_snapshots
from reportgen.record.differences.sentences import tell_difference
from reportgen.record.editions.snapshot import recorded_snapshot


@dataclass(frozen=True, slots=True)
class Reader:
    """One recipient with their news; `state` says in words what would happen now.

    `receipt` is what the ledger knows of this edition's letter.
    """

    recipient: Recipient
    news: News
    receipt: Receipt | None
    is_left_out: bool
    state: str
    is_suppressed: bool = False


def find_news(
    mailing: Mailing,
    recipients: Iterable[Recipient],
    edition: Edition,
    project: Project,
    ledger: Mapping[str, Receipt],
    *,
    suppressed: Mapping[str, Receipt],
) -> tuple[Reader, ...]:
    """Each recipient's news since the last edition they got; raises ContentError for bad addresses.

    `suppressed` are those to whom nothing can be delivered, by address in lower case.
    """
    readers: list[Reader] = []
    wrong: list[Diagnostic] = []
    diagnostics: dict[str, tuple[str, ...]] = {}
    editions = {str(each.number): each for each in project.editions if each.number < edition.number}
    for recipient in recipients:
        try:
            address = address_of(recipient.address, recipient.name, "recipient", recipient.span).addr_spec
        except ContentError as mistake:
            wrong += mistake.diagnostics
            continue
        earlier = tuple(each for each in editions if _has(ledger, letter_key(each, mailing.profile, address)))
        if earlier and earlier[-1] not in diagnostics:
            diagnostics[earlier[-1]] = _sentences(project, mailing.profile, editions[earlier[-1]], edition)
        news = News(
            earlier=earlier,
            since_date=editions[earlier[-1]].date if earlier else "",
            sentences=diagnostics[earlier[-1]] if earlier else (),
        )
        receipt = ledger.get(letter_key(str(edition.number), mailing.profile, address))
        reader = _reader(mailing, recipient, news, receipt)
        bounce = suppressed.get(address.lower())
        readers.append(reader if bounce is None else _suppressed(reader, bounce))
    if wrong:
        raise ContentError(wrong)
    return tuple(readers)


def _has(ledger: Mapping[str, Receipt], key: str) -> bool:
    receipt = ledger.get(key)
    return receipt is not None and receipt.outcome is Outcome.ACCEPTED


def _sentences(project: Project, profile: ProfileId, before: Edition, after: Edition) -> tuple[str, ...]:
    nothing = Snapshot(profile, (), ())
    old, new = (recorded_snapshot(each, profile) or nothing for each in (before, after))
    return tell_difference(compare_snapshots(old, new), project.claims)


def _reader(mailing: Mailing, recipient: Recipient, news: News, receipt: Receipt | None) -> Reader:
    has_nothing = bool(news.earlier) and not news.sentences
    if has_nothing and receipt is None and mailing.unchanged is Unchanged.SKIP:
        state = f"{recipient.address}: nothing changed for them since edition {news.earlier[-1]}"
        return Reader(recipient, news, receipt, is_left_out=True, state=state)
    return Reader(recipient, news, receipt, is_left_out=False, state=_state(receipt))


def _suppressed(reader: Reader, bounce: Receipt) -> Reader:
    state = (
        f"{reader.recipient.address}: not written to, since edition {bounce.edition} bounced "
        f"({bounce.answer}); correct the list, or add --resend-bounced"
    )
    return replace(reader, is_suppressed=True, state=state)


def _state(receipt: Receipt | None) -> str:
    if receipt is None:
        return "would be sent"
    words = {
        Outcome.ACCEPTED: "accepted on {}; not sent again",
        Outcome.INTENT: "uncertain since {}: sent again only with --resend-uncertain",
        Outcome.REFUSED: "refused by the server on {}; would be tried again",
        Outcome.BOUNCED: "bounced on {}; would be tried again",
        Outcome.DEFERRED: "deferred by the server on {}; would be tried again",
    }
    return words[receipt.outcome].format(receipt.at)
