"""The append-only record of what was sent: intent before, outcome after, on disk before the next step."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from reportgen.deliver.ledger.lines import TORN, read_lines, write_line
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Message, Outcome, Receipt
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span


class Ledger:
    """One JSON object a line; a line torn by a crash is marked and a new one started.

    Held under an exclusive lock while open, so that two senders never share it. This gives each
    recipient a message at most once: SMTP cannot promise exactly once, and what a crash left
    as `intent` stays uncertain until a person decides.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = _open(path)
        except OSError as error:
            raise DeliveryError([_unusable(path, error)]) from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise DeliveryError([_busy(path)]) from error
        try:
            self._receipts = dict(read_lines(path, path.read_bytes()))
            self._mend_torn_line()
        except BaseException:
            os.close(self._file)
            raise

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

    def known(self, key: str) -> Receipt | None:
        """The last entry for one key."""
        return self._receipts.get(key)

    def enter(self, message: Message, outcome: Outcome, answer: str = "") -> Receipt:
        """Append one line and wait until the disk has it."""
        return self._keep(
            Receipt(
                key=message.key,
                profile=message.profile,
                edition=message.edition,
                address=message.address,
                message_id=message.message_id,
                outcome=outcome,
                answer=answer,
                at=_now(),
                digests=message.digests,
            )
        )

    def amend(self, receipt: Receipt, outcome: Outcome, answer: str) -> Receipt:
        """Append what became of a message after it was sent."""
        return self._keep(replace(receipt, outcome=outcome, answer=answer, at=_now()))

    def _keep(self, receipt: Receipt) -> Receipt:
        try:
            self._append(write_line(receipt))
        except OSError as error:
            raise DeliveryError([_unusable(self._path, error)]) from error
        self._receipts[receipt.key] = receipt
        return receipt

    def _append(self, line: bytes) -> None:
        while line:
            line = line[os.write(self._file, line) :]
        os.fsync(self._file)

    def _mend_torn_line(self) -> None:
        size = os.fstat(self._file).st_size
        if size and os.pread(self._file, 1, size - 1) != b"\n":
            self._append(TORN + b"\n")


def read_ledger(path: Path) -> Mapping[str, Receipt]:
    """The last entry for each key, without locking; empty when there is no ledger yet."""
    try:
        return dict(read_lines(path, path.read_bytes()))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DeliveryError([_unusable(path, error)]) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _open(path: Path) -> int:
    """The file, made with its folder where there is none, and both safely on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return descriptor


def _busy(path: Path) -> Diagnostic:
    return Diagnostic(
        code="ledger-busy",
        message="another process is sending with this ledger",
        span=Span(str(path)),
        hint="wait until it ends; two senders never share a ledger",
    )


def _unusable(path: Path, error: OSError) -> Diagnostic:
    return Diagnostic(
        code="ledger-unusable",
        message=f"the ledger cannot be used: {error.strerror or error}",
        span=Span(str(path)),
        hint="nothing is sent without a record; make the file writable, or name another with --ledger",
    )
