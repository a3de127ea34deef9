"""`reportgen send`: letters with a report, written to the outbox, sent only when told."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.call import Call
from reportgen.cli.command import command as make_command
from reportgen.cli.moment import moment
from reportgen.cli.table import in_table
from reportgen.cli.workflow import tell_workflow

if TYPE_CHECKING:
    from reportgen.app.send import Claimed, Prepared, SendOrder, Sent
    from reportgen.model.delivery import Receipt

UNCERTAIN = "uncertain: ask those recipients, then add --resend-uncertain or --assume-delivered to --send"


@make_command("send", example="reportgen send -p policy")
@click.option(
    "-p",
    "--profile",
    "profiles",
    multiple=True,
    required=True,
    metavar="PROFILE",
    help="The audience whose report is sent.",
)
@click.option(
    "--send",
    "sends",
    is_flag=True,
    default=False,
    help="Really send. Without it letters are only written to the outbox.",
)
@click.option(
    "--to",
    "proof_to",
    default=None,
    metavar="ADDRESS",
    help="Send one proof to ADDRESS and nothing to the list.",
)
@click.option("--status", is_flag=True, default=False, help="Show what the ledger knows; send nothing.")
@click.option(
    "--claim",
    "claims",
    is_flag=True,
    default=False,
    help="Enter in the ledger what is about to be sent; send nothing.",
)
@click.option(
    "--resend-uncertain",
    "resends",
    is_flag=True,
    default=False,
    help="With --send: send again what a crash left uncertain; it may arrive twice.",
)
@click.option(
    "--assume-delivered",
    "assumes",
    is_flag=True,
    default=False,
    help="With --send: count what a crash left uncertain as delivered.",
)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="FILE",
    help="The record of what was sent, instead of the one named in `delivery`.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Where the built reports lie; by default build/ in the project.",
)
def command(
    call: Call,
    *,
    profiles: tuple[str, ...],
    sends: bool,
    proof_to: str | None,
    status: bool,
    claims: bool,
    resends: bool,
    assumes: bool,
    ledger: Path | None,
    output: Path | None,
) -> None:
    """Write one letter for each recipient to build/outbox/, and send them only with --send.

    Each recipient gets each edition once, however often this runs.
    """
    from reportgen.app.send import SendOrder, claim, ledger_status, prepare, send  # noqa: PLC0415  # loaded only to run
    from reportgen.deliver.sending import Doubt  # noqa: PLC0415  # as above

    if sum((sends, proof_to is not None, status, claims)) > 1:
        raise click.UsageError("--send, --to, --claim and --status exclude each other")
    if resends and assumes:
        raise click.UsageError("--resend-uncertain and --assume-delivered exclude each other")
    if (resends or assumes) and not sends:
        raise click.UsageError("--resend-uncertain and --assume-delivered say what --send does: add --send")
    doubt = Doubt.RESEND if resends else Doubt.ASSUME_DELIVERED if assumes else Doubt.REPORT
    order = SendOrder(
        start=call.folder,
        profiles=profiles,
        output=output,
        ledger=ledger,
        now=moment(os.environ),
        environment=os.environ,
        proof_to=proof_to,
    )
    if status:
        _tell_status(call, ledger_status(order))
    elif claims:
        _tell_claimed(call, claim(order, call.step))
    elif sends or proof_to is not None:
        _tell_sent(call, send(order, doubt, call.step))
    else:
        _tell_prepared(call, order, prepare(order, call.step))


def _tell_status(call: Call, receipts: tuple[Receipt, ...]) -> None:
    text = _receipt_table(receipts) if receipts else "nothing has been sent yet"
    call.answer([_as_json(each) for each in receipts], text)


def _tell_prepared(call: Call, order: SendOrder, prepared: Prepared) -> None:
    rows = [
        (each.message.profile, each.message.address, len(each.message.content), each.state)
        for each in prepared.posted
    ]
    left_out = [each for mail in prepared.mails for each in mail.left_out]
    names = " ".join(f"-p {each}" for each in order.profiles)
    lines = [
        *([in_table(("report", "to", "bytes", "now"), rows)] if rows else []),
        *left_out,
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
            for each in prepared.posted
        ],
        "left_out": left_out,
    }
    call.answer(result, "\n".join(lines), prepared.told)


def _tell_claimed(call: Call, claimed: Claimed) -> None:
    exit_code = 5 if claimed.uncertain else 0
    if claimed.uncertain:
        text = f"{_receipt_table(claimed.uncertain)}\n{UNCERTAIN}"
    else:
        text = "the ledger says what is about to be sent; next: --send --resend-uncertain"
    result = {"uncertain": [_as_json(each) for each in claimed.uncertain]}
    call.answer(result, text, claimed.prepared.told, exit_code=exit_code)
    click.get_current_context().exit(exit_code)


def _tell_sent(call: Call, sent: Sent) -> None:
    from reportgen.deliver.receipts import receipts_as_markdown  # noqa: PLC0415  # loaded only to run

    exit_code = 0 if sent.is_clean else 5
    receipts = [each for sending in sent.sendings for each in (*sending.receipts, *sending.uncertain)]
    untried = [each.address for sending in sent.sendings for each in sending.untried]
    left_out = [each for mail in sent.prepared.mails for each in mail.left_out]
    counts = {
        **Counter(each.outcome.value for each in receipts),
        "earlier": sum(len(sending.skipped) for sending in sent.sendings),
        "untried": len(untried),
        "unchanged": len(left_out),
    }
    lines = [
        *([_receipt_table(receipts)] if receipts else []),
        *left_out,
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
    }
    stopped = tuple(dict.fromkeys(each for sending in sent.sendings for each in sending.stopped))
    tell_workflow(os.environ, counts, receipts_as_markdown(receipts).decode())
    call.answer(result, "\n".join(lines), (*sent.prepared.told, *stopped), exit_code=exit_code)
    click.get_current_context().exit(exit_code)


def _summary(counts: dict[str, int]) -> str:
    words = {
        "accepted": "accepted by the server",
        "refused": "refused",
        "deferred": "deferred",
        "intent": "uncertain",
        "untried": "not tried",
        "earlier": "sent earlier",
        "unchanged": "left out because nothing changed",
    }
    said = [f"{counts[name]} {text}" for name, text in words.items() if counts.get(name)]
    return ", ".join(said) or "nobody is on the list"


def _receipt_table(receipts: tuple[Receipt, ...] | list[Receipt]) -> str:
    from reportgen.deliver.receipts import IN_WORDS  # noqa: PLC0415  # loaded only to run

    rows = [
        (each.profile, each.edition, each.address, IN_WORDS[each.outcome].partition(":")[0], each.answer)
        for each in receipts
    ]
    return in_table(("report", "edition", "to", "outcome", "server"), rows)


def _as_json(receipt: Receipt) -> dict[str, object]:
    from reportgen.deliver.ledger_lines import plain  # noqa: PLC0415  # loaded only to run

    return plain(receipt)
