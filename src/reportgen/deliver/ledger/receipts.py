"""Receipts → JSON and Markdown: who, which message, which files, what the server said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from reportgen.deliver.ledger.lines import plain
from reportgen.model.delivery import Outcome, Receipt

JSON_FILE = "receipts.json"
MARKDOWN_FILE = "receipts.md"

IN_WORDS = {
    Outcome.ACCEPTED: "accepted",
    Outcome.REFUSED: "refused",
    Outcome.DEFERRED: "deferred: run again",
    Outcome.BOUNCED: "bounced: it did not arrive",
    Outcome.INTENT: "uncertain: it may or may not have arrived",
}


def receipts_as_json(receipts: Iterable[Receipt]) -> bytes:
    """One list, in the order of sending."""
    return (json.dumps([plain(each) for each in receipts], indent=1, ensure_ascii=False) + "\n").encode()


def receipts_as_markdown(receipts: Iterable[Receipt]) -> bytes:
    """A table of messages and a list of the files in them, for people and job summaries."""
    return ("\n".join(_lines(tuple(receipts))) + "\n").encode()


def _lines(receipts: tuple[Receipt, ...]) -> Iterator[str]:
    yield "# Receipts"
    yield ""
    yield "Accepted means that the mail server took the message, not that it was read."
    yield ""
    if not receipts:
        yield "No message was sent."
        return
    yield "| report | edition | to | outcome | at (UTC) | Message-ID | server's answer |"
    yield "|---|---|---|---|---|---|---|"
    for each in receipts:
        cells = (
            each.profile,
            each.edition,
            each.address,
            IN_WORDS[each.outcome],
            each.at,
            f"`{each.message_id}`",
            each.answer,
        )
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"
    yield ""
    yield "| file | SHA-256 |"
    yield "|---|---|"
    files = sorted({pair for each in receipts for pair in each.digests.items()})
    for name, digest in files:
        yield f"| {_cell(name)} | `{digest}` |"


def _cell(text: str) -> str:
    """One line without signs that would end the cell or become markup; addresses stay readable."""
    plain_text = " ".join(text.split())
    if plain_text.startswith("`") and plain_text.endswith("`"):
        return plain_text.replace("|", "\\|")
    return "".join(f"\\{sign}" if sign in "|<>*_[]`\\" else sign for sign in plain_text)
