"""Senders against a server of random answers, killed at random points: what became of every letter."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import socket
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from deliver.any_server import GOOD, Record, Taken, converse
from deliver.letters_made import messages
from reportgen.deliver.ledger.ledger import Ledger, read_ledger
from reportgen.deliver.transport.delivery import send_messages
from reportgen.deliver.transport.smtp import SmtpConnection
from reportgen.model.delivery import Login, Outcome, Security, Server

READERS = 3
RUNS = 3  # with random answers; one more with a server as it should be
SECRET = "hunter2-secret"  # noqa: S105  # a word of this test
OPERATIONS = 60  # of one run; about as many as it needs where all goes well
ODD = (
    b"\r\n", b"250\r\n", b"hello\r\n", b"250-one\r\n550 two\r\n", b"250-x\r\n" * 200, b"250 " + b"x" * 9_000,
    b"250 OK\r\n250 queued\r\n", b"354 go on\r\n250 queued\r\n", b"550 no\r\n250 yes\r\n", b"2500 OK\r\n",
    b"421 closing\r\n", b"\xff\xfe\r\n", b"250\n", b"250-\r\n",
)  # fmt: skip


@dataclass
class Story:
    """One list of readers: what the server took, and how each run of the sender ended."""

    seed: int
    taken: list[Taken] = field(default_factory=list)
    endings: list[str] = field(default_factory=list)
    ledger: bytes = b""
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def lies(self) -> Iterator[str]:
        """Everything that must never happen."""
        content = {each.address: each.content for each in messages(READERS)}
        for address, letter in content.items():
            got = [each for each in self.taken if each.address == address]
            outcome = self.outcomes.get(address)
            if not all(_is_refusal(each.answer) for each in got[:-1]):
                yield f"{address} got the letter again after an answer that was no refusal"
            if outcome is Outcome.ACCEPTED and not any(
                each.answer.startswith(b"2") and each.content == letter for each in got
            ):
                yield f"{address} counts as accepted, and the server has no such letter"
            if any(not _is_refusal(each.answer) for each in got) and outcome not in (
                Outcome.ACCEPTED,
                Outcome.INTENT,
            ):
                yield f"{address} may have the letter, and the ledger says {outcome}"
            if outcome not in (Outcome.ACCEPTED, Outcome.INTENT):
                yield f"{address} has no letter after a run in which everything went well"
        if SECRET.encode() in self.ledger:
            yield "the ledger repeats the secret"
        yield from (each for each in self.endings if each.startswith("traceback"))


@dataclass(frozen=True)
class Sender:
    """One run; it dies in operation `kill_at`, of which it does a `share` first."""

    ledger: Path
    login: Login
    kill_at: int | None
    share: float


def tell(seed: int, folder: Path) -> Story:
    """Run the sender some times against random answers, then once against good ones."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    story, ledger = Story(seed), folder / f"{seed}.jsonl"
    login = chance.choice((Login.NONE, Login.PASSWORD))
    # A server can only repeat what it was told.
    word = "word" if login is Login.NONE else SECRET
    for run in range(RUNS + 1):
        is_last = run == RUNS
        kill_at = chance.randrange(OPERATIONS) if not is_last and chance.random() < 0.5 else None
        oddness = 0.0 if is_last else chance.choice((0.05, 0.2, 0.5))
        _run(story, _answers(chance, oddness, word), Sender(ledger, login, kill_at, chance.random()))
    if ledger.exists():
        story.ledger = ledger.read_bytes()
    story.outcomes = {each.address: each.outcome for each in read_ledger(ledger).values()}
    ledger.unlink(missing_ok=True)
    return story


def _run(story: Story, answers: Callable[[str], bytes | None], sender: Sender) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    alive, held = os.pipe()
    child = os.fork()
    if child == 0:
        _send(sender, int(listener.getsockname()[1]), held)
    os.close(held)
    record = Record()
    # The pipe ends when the sender does, however it does.
    while listener.fileno() in select.select([listener.fileno(), alive], [], [])[0]:
        connection, _ = listener.accept()
        with connection, suppress(OSError):
            connection.settimeout(5)
            converse(connection, answers, record)
    ended = os.read(alive, 100_000).decode()
    _, status = os.waitpid(child, 0)
    os.close(alive)
    listener.close()
    story.taken += record.taken
    story.endings.append(ended or f"killed by {status}")


def _send(sender: Sender, port: int, held: int) -> None:
    """In the child: send to everybody, or die on the way."""
    ending = ""
    try:
        if sender.kill_at is not None:
            _die_at(sender.kill_at, sender.share)
        server = Server("127.0.0.1", port, Security.NONE, sender.login, "desk", (), 60_000, 0.05)
        with Ledger(sender.ledger) as book, SmtpConnection(server, lambda: SECRET) as connection:
            sending = send_messages(messages(READERS), connection, book, pause=lambda _: None, between=0.0)
        words = [each.message for each in sending.stopped]
        ending = f"ended {json.dumps(words)}"
        if SECRET in repr(sending):
            ending = "traceback: the secret is in what is printed"
    except BaseException:  # noqa: BLE001  # whatever it is, the parent has to hear of it
        ending = f"traceback {traceback.format_exc()}"
    finally:
        with suppress(OSError):
            os.write(held, ending.encode())
        os._exit(0)


def _die_at(kill_at: int, share: float) -> None:
    """Kill this process in its n-th operation on the disk or the network, with a part of it done."""
    number = count()

    def dying(operation: Callable[..., Any], *, cuts: int | None) -> Callable[..., Any]:
        def wrapped(*arguments: Any) -> Any:
            if next(number) != kill_at:
                return operation(*arguments)
            if cuts is not None:
                whole = arguments[cuts]
                operation(*arguments[:cuts], whole[: int(share * (len(whole) + 1))])
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        return wrapped

    os.write = dying(os.write, cuts=1)
    os.fsync = dying(os.fsync, cuts=None)
    socket.socket.sendall = dying(socket.socket.sendall, cuts=1)  # type: ignore[method-assign]  # in this process only
    socket.socket.recv = dying(socket.socket.recv, cuts=None)  # type: ignore[method-assign]  # as above


def _answers(chance: random.Random, oddness: float, word: str) -> Callable[[str], bytes | None]:
    def answer(step: str) -> bytes | None:
        if chance.random() >= oddness:
            return GOOD.get(step, b"500 what\r\n")
        kind = chance.random()
        if kind < 0.1:
            return None
        if kind < 0.13:
            return b""
        if kind < 0.4:
            return chance.choice(ODD)
        return f"{chance.randrange(1000):03} {word}\r\n".encode()

    return answer


def _is_refusal(answer: bytes) -> bool:
    """Whether this is the whole of one answer 4xx or 5xx, after which the letter may be sent again."""
    return answer[:1] in (b"4", b"5") and answer[:3].isdigit() and answer[3:4] in (b" ", b"\r", b"\n")
