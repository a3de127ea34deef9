"""A sender killed without warning at a random point, and run again: what became of every letter."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from deliver.letters_made import messages
from deliver.mail_server import Mailroom, running
from reportgen.deliver.ledger.ledger import Ledger
from reportgen.deliver.transport.delivery import send_messages
from reportgen.deliver.transport.smtp import SmtpConnection
from reportgen.model.delivery import Login, Security, Server

TESTS = Path(__file__).parents[1]


@dataclass(frozen=True)
class Aftermath:
    """`twice` and `lost` must be empty: `lost` got nothing and are not listed as uncertain either."""

    killed_at: int
    uncertain: tuple[str, ...]
    twice: tuple[str, ...]
    lost: tuple[str, ...]


def kill_and_run_again(folder: Path, recipients: int, chance: random.Random) -> Aftermath:
    """Kill a sender of `recipients` letters once a random share of its ledger is written; then run again."""
    ledger = folder / "ledger.jsonl"
    room = Mailroom()
    with running(room) as server:
        point = chance.randrange(2 * recipients)
        sender = subprocess.Popen(  # noqa: S603  # our own interpreter
            [sys.executable, __file__, str(ledger), str(server.port), str(recipients)],
            env={**os.environ, "PYTHONPATH": str(TESTS)},
        )
        try:
            _wait_for(ledger, point, sender)
            time.sleep(chance.random() * 0.004)
        finally:
            sender.kill()
            assert sender.wait() in (0, -9)
        killed_at = _lines(ledger)
        uncertain = _send(ledger, server, recipients)
    got = Counter(room.addresses)
    everybody = [each.address for each in messages(recipients)]
    return Aftermath(
        killed_at=killed_at,
        uncertain=uncertain,
        twice=tuple(each for each in everybody if got[each] > 1),
        lost=tuple(each for each in everybody if got[each] == 0 and each not in uncertain),
    )


def _send(ledger: Path, server: Server, recipients: int) -> tuple[str, ...]:
    """Send to everybody; returns who is uncertain."""
    with Ledger(ledger) as book, SmtpConnection(server, str) as transport:
        sending = send_messages(
            messages(recipients), transport, book, pause=lambda _: None, between=60 / server.per_minute
        )
    assert not sending.untried
    return tuple(each.address for each in sending.uncertain)


def _wait_for(ledger: Path, point: int, sender: subprocess.Popen[bytes]) -> None:
    while sender.poll() is None and _lines(ledger) < point:
        time.sleep(0.0005)


def _lines(ledger: Path) -> int:
    return ledger.read_bytes().count(b"\n") if ledger.exists() else 0


if __name__ == "__main__":
    port = int(sys.argv[2])
    _send(
        Path(sys.argv[1]),
        Server("127.0.0.1", port, Security.NONE, Login.NONE, "", (), 60_000, 5.0),
        int(sys.argv[3]),
    )
