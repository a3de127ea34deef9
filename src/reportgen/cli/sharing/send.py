"""`reportgen send`: letters with a report, written to the outbox, sent only when told."""

from __future__ import annotations

import os
from pathlib import Path

import click

from reportgen.cli.command import command as make_command
from reportgen.cli.moment import moment
from reportgen.cli.output.call import Call
from reportgen.cli.sharing.send_messages import (
    show_bounced,
    show_claimed,
    show_prepared,
    show_sent,
    show_status,
)


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
    "--bounces",
    "source",
    type=click.Path(path_type=Path, exists=True),
    default=None,
    metavar="PATH",
    help="Note in the ledger which letters came back, from delivery reports; send nothing.",
)
@click.option(
    "--resend-bounced",
    "resends_bounced",
    is_flag=True,
    default=False,
    help="Write also to those whose last letter came back for good.",
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
    source: Path | None,
    resends_bounced: bool,
    ledger: Path | None,
    output: Path | None,
) -> None:
    """Write one letter for each recipient to build/outbox/, and send them only with --send.

    Each recipient gets each edition once, however often this runs.
    """
    from reportgen.app.send.send import (  # noqa: PLC0415  # loaded only to run
        SendRequest,
        claim,
        ledger_status,
        prepare,
        send,
        take_bounces,
    )
    from reportgen.deliver.transport.delivery import IfUncertain  # noqa: PLC0415  # as above

    if sum((sends, proof_to is not None, status, claims, source is not None)) > 1:
        raise click.UsageError("--send, --to, --claim, --bounces and --status exclude each other")
    if resends and assumes:
        raise click.UsageError("--resend-uncertain and --assume-delivered exclude each other")
    if (resends or assumes) and not sends:
        raise click.UsageError("--resend-uncertain and --assume-delivered say what --send does: add --send")
    if_uncertain = (
        IfUncertain.RESEND if resends else IfUncertain.ASSUME_DELIVERED if assumes else IfUncertain.REPORT
    )
    request = SendRequest(
        start=call.folder,
        profiles=profiles,
        output=output,
        ledger=ledger,
        now=moment(os.environ),
        environment=os.environ,
        proof_to=proof_to,
        writes_to_bounced=resends_bounced,
    )
    if status:
        show_status(call, ledger_status(request))
    elif source is not None:
        show_bounced(call, take_bounces(request, source, call.step))
    elif claims:
        show_claimed(call, claim(request, call.step))
    elif sends or proof_to is not None:
        show_sent(call, send(request, if_uncertain, call.step))
    else:
        show_prepared(call, request, prepare(request, call.step))
