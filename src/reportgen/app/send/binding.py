"""What is attached + what was sent before → nothing, or why a letter would not carry its edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportgen.errors import StaleError
from reportgen.model.delivery import Message, Outcome, Receipt
from reportgen.model.diagnostic import Diagnostic

_MAY_HAVE_ARRIVED = frozenset({Outcome.ACCEPTED, Outcome.INTENT, Outcome.BOUNCED})


def assert_same_files(messages: Iterable[Message], ledger: Mapping[str, Receipt]) -> None:
    """Raise StaleError where the same edition went to others with other bytes in a file of the same name.

    Letters that were accepted before are not asked about: nobody sends them again.
    """
    wrong = dict.fromkeys(each for message in messages for each in _differences(message, ledger))
    if wrong:
        raise StaleError(wrong)


def _differences(message: Message, ledger: Mapping[str, Receipt]) -> Iterator[Diagnostic]:
    known = ledger.get(message.key)
    if known is not None and known.outcome is Outcome.ACCEPTED:
        return
    for receipt in ledger.values():
        if (receipt.profile, receipt.edition) != (message.profile, message.edition):
            continue
        if receipt.outcome not in _MAY_HAVE_ARRIVED:
            continue
        for name, digest in message.digests.items():
            if receipt.digests.get(name, digest) != digest:
                yield _other_file(message, name)


def _other_file(message: Message, name: str) -> Diagnostic:
    return Diagnostic(
        code="edition-sent-otherwise",
        message=f'edition {message.edition} of "{message.profile}" went to others with another {name}',
        hint="build the state that the edition records, or record what it shows now: reportgen edition new",
    )
