"""The append-only record of what was sent: intent before, outcome after, on disk before the next step."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Message, Outcome, Receipt
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span


class Ledger:
    """One JSON object a line; a line torn by a crash is repaired by starting a new one.

    Held under an exclusive lock while open, so that two senders never share it. This gives each
    recipient a message at most once: SMTP cannot promise exactly once, and what a crash left
    as `intent` stays uncertain until a person decides.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise DeliveryError([_busy(path)]) from error
        self._receipts = dict(_read(path))
        self._mend_torn_line()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._file)

    @property
    def receipts(self) -> Mapping[str, Receipt]:
        """The last entry for each key."""
        return dict(self._receipts)

    def enter(self, message: Message, outcome: Outcome, answer: str = "") -> Receipt:
        """Append one line and wait until the disk has it."""
        receipt = Receipt(message.key, message.address, message.message_id, outcome, answer, message.digests)
        line = json.dumps(_plain(receipt), ensure_ascii=True, sort_keys=True) + "\n"
        os.write(self._file, line.encode())
        os.fsync(self._file)
        self._receipts[receipt.key] = receipt
        return receipt

    def _mend_torn_line(self) -> None:
        size = os.fstat(self._file).st_size
        if size and os.pread(self._file, 1, size - 1) != b"\n":
            os.write(self._file, b"\n")
            os.fsync(self._file)


def read_ledger(path: Path) -> Mapping[str, Receipt]:
    """The last entry for each key, without locking; empty when there is no ledger yet."""
    return dict(_read(path))


def _read(path: Path) -> list[tuple[str, Receipt]]:
    if not path.exists():
        return []
    receipts: list[tuple[str, Receipt]] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            receipt = Receipt(
                entry["key"],
                entry["to"],
                entry["message_id"],
                Outcome(entry["outcome"]),
                entry["answer"],
                entry["files"],
            )
        except (ValueError, KeyError, TypeError):
            if _is_torn(path, number):
                continue
            raise DeliveryError([_broken(path, number)]) from None
        receipts.append((receipt.key, receipt))
    return receipts


def _is_torn(path: Path, number: int) -> bool:
    """A line cut short by a crash holds no closing brace; anything else was edited."""
    return not path.read_bytes().split(b"\n")[number - 1].rstrip().endswith(b"}")


def _plain(receipt: Receipt) -> dict[str, object]:
    return {
        "key": receipt.key,
        "to": receipt.address,
        "message_id": receipt.message_id,
        "outcome": receipt.outcome,
        "answer": receipt.answer,
        "files": dict(receipt.digests),
    }


def _busy(path: Path) -> Diagnostic:
    return Diagnostic(
        code="ledger-busy",
        message="another process is sending with this ledger",
        span=Span(str(path)),
        hint="wait until it ends; two senders never share a ledger",
    )


def _broken(path: Path, line: int) -> Diagnostic:
    return Diagnostic(
        code="ledger-broken",
        message="this line is no entry of a ledger",
        span=Span(str(path), line),
        hint="restore the ledger from its backup; without it nobody can say who got what",
    )
