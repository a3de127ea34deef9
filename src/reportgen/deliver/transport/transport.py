"""What carries messages away: the protocol that every transport keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from reportgen.model.delivery import Delivery, Message, Outcome
from reportgen.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one message. DEFERRED may be tried again; INTENT means that nobody knows."""

    outcome: Outcome
    text: str


class Connection(Protocol):
    """An open transport, which takes one message after the other."""

    def make_ready(self) -> Diagnostic | None:
        """Connect where needed: None when all is ready, or why not at the moment.

        Raises DeliveryError where waiting cannot help.
        """
        ...

    def deliver(self, message: Message) -> Answer:
        """Hand one message over, once. Called only after `make_ready` gave None."""
        ...


@dataclass(frozen=True, slots=True)
class TransportContext:
    """What a call brings along: the project's `root`, its `outbox`, and the environment for secrets.

    `publish` writes files by their paths below a folder, each whole, and never through a link below it.
    """

    root: Path
    outbox: Path
    environment: Mapping[str, str]
    publish: Callable[[Path, Mapping[str, bytes]], None]


@runtime_checkable
class Transport(Protocol):
    """The door for transports of your own: entry-point group `reportgen.transports`.

    reportgen composes, signs, keeps the ledger and the pace; a transport only hands messages over.
    """

    @property
    def name(self) -> str:
        """The word for `transport` in the settings."""
        ...

    def find_mistakes(self, delivery: Delivery) -> tuple[Diagnostic, ...]:
        """What the settings lack for this transport; asked before anything is sent."""
        ...

    def open(self, delivery: Delivery, context: TransportContext) -> AbstractContextManager[Connection]:
        """A connection for the letters of one report; nothing is reached before the first `make_ready`."""
        ...
