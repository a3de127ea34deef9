"""What `reportgen send` did → what it prints."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from reportgen.cli.output.call import Call
from reportgen.cli.output.ending import answer_and_end
from reportgen.cli.output.table import in_table
from reportgen.cli.output.workflow_files import write_workflow_files

if TYPE_CHECKING:
    from reportgen.app.send.bounces import Bounced
    from reportgen.app.send.send import Claimed, Prepared, SendRequest, Sent
    from reportgen.model.delivery import Receipt

UNCERTAIN = "uncertain: ask those recipients, then add --resend-uncertain or --assume-delivered to --send"


def show_status(call: Call, receipts: tuple[Receipt, ...]) -> None:
    """What the ledgers know."""
    text = _receipt_table(receipts) if receipts else "nothing has been sent yet"
    call.answer([_as_json(each) for each in receipts], text)


def show_bounced(call: Call, bounced: Bounced) -> None:
    """Which letters came back."""
    counts = [f"{len(bounced.receipts)} bounced"]
    if bounced.known:
        counts.append(f"{bounced.known} known before")
    summary = f"{bounced.messages} messages read: {', '.join(counts)}"
    lines = [*([_receipt_table(bounced.receipts)] if bounced.receipts else []), summary]
    result = {
        "messages": bounced.messages,
        "known": bounced.known,
        "receipts": [_as_json(each) for each in bounced.receipts],
    }
    call.answer(result, "\n".join(lines), bounced.diagnostics)


def show_prepared(call: Call, request: SendRequest, prepared: Prepared) -> None:
    """Which letters lie in the outbox."""
    rows = [
        (each.message.profile, each.message.address, len(each.message.content), each.state)
        for each in prepared.outbox_letters
    ]
    left_out = [each for mail in prepared.mails for each in mail.left_out]
    suppressed = [each for mail in prepared.mails for each in mail.suppressed]
    names = " ".join(f"-p {each}" for each in request.profiles)
    lines = [
        *([in_table(("report", "to", "bytes", "now"), rows)] if rows else []),
        *left_out,
        *suppressed,
        f"{len(rows)} letters lie in {prepared.outbox}; nothing was sent",
        f"look at them: {prepared.outbox / 'index.html'}; then: reportgen send {names} --send",
    ]
    result = {
        "outbox": str(prepared.outbox),
        "sent": False,
        "letters": [
            {
                "profile": each.message.profile,
                "edition": each.message.edition,
                "to": each.message.address,
                "subject": each.letter.subject,
                "message_id": each.message.message_id,
                "bytes": len(each.message.content),
                "now": each.state,
            }
            for each in prepared.outbox_letters
        ],
        "left_out": left_out,
        "suppressed": suppressed,
    }
    call.answer(result, "\n".join(lines), prepared.diagnostics)


def show_claimed(call: Call, claimed: Claimed) -> None:
    """Whether the ledgers hold an intent for every letter now."""
    exit_code = 5 if claimed.uncertain else 0
    if claimed.uncertain:
        text = f"{_receipt_table(claimed.uncertain)}\n{UNCERTAIN}"
    else:
        text = "the ledger says what is about to be sent; next: --send --resend-uncertain"
    result = {"uncertain": [_as_json(each) for each in claimed.uncertain]}
    answer_and_end(call, result, text, claimed.prepared.diagnostics, exit_code=exit_code)


def show_sent(call: Call, sent: Sent) -> None:
    """What became of every letter, here and on the page of a hosted workflow."""
    from reportgen.deliver.ledger.receipts import receipts_as_markdown  # noqa: PLC0415  # loaded only to run

    exit_code = 0 if sent.is_clean else 5
    receipts = [each for sending in sent.sendings for each in (*sending.receipts, *sending.uncertain)]
    untried = [each.address for sending in sent.sendings for each in sending.untried]
    left_out = [each for mail in sent.prepared.mails for each in mail.left_out]
    suppressed = [each for mail in sent.prepared.mails for each in mail.suppressed]
    counts = {
        **Counter(each.outcome.value for each in receipts),
        "earlier": sum(len(sending.skipped) for sending in sent.sendings),
        "untried": len(untried),
        "unchanged": len(left_out),
        "suppressed": len(suppressed),
    }
    lines = [
        *([_receipt_table(receipts)] if receipts else []),
        *left_out,
        *suppressed,
        *(f"{each}: not tried" for each in untried),
        _summary(counts),
    ]
    if counts.get("intent"):
        lines.append(UNCERTAIN)
    result = {
        "outbox": str(sent.prepared.outbox),
        "sent": bool(counts.get("accepted")),
        "counts": counts,
        "receipts": [_as_json(each) for each in receipts],
        "untried": untried,
        "left_out": left_out,
        "suppressed": suppressed,
    }
    stopped = dict.fromkeys(each for sending in sent.sendings for each in sending.stopped)
    diagnostics = (*sent.prepared.diagnostics, *stopped, *sent.unwritten)
    write_workflow_files(os.environ, counts, receipts_as_markdown(receipts).decode())
    answer_and_end(call, result, "\n".join(lines), diagnostics, exit_code=exit_code)


def _summary(counts: dict[str, int]) -> str:
    words = {
        "accepted": "accepted",
        "refused": "refused",
        "deferred": "deferred",
        "intent": "uncertain",
        "untried": "not tried",
        "earlier": "sent earlier",
        "unchanged": "left out because nothing changed",
        "suppressed": "left out because their last letter bounced",
    }
    shown = [f"{counts[name]} {text}" for name, text in words.items() if counts.get(name)]
    return ", ".join(shown) or "nobody is on the list"


def _receipt_table(receipts: tuple[Receipt, ...] | list[Receipt]) -> str:
    from reportgen.deliver.ledger.receipts import IN_WORDS  # noqa: PLC0415  # loaded only to run

    rows = [
        (each.profile, each.edition, each.address, IN_WORDS[each.outcome].partition(":")[0], each.answer)
        for each in receipts
    ]
    return in_table(("report", "edition", "to", "outcome", "server"), rows)


def _as_json(receipt: Receipt) -> dict[str, object]:
    from reportgen.deliver.ledger.lines import plain  # noqa: PLC0415  # loaded only to run

    return plain(receipt)
