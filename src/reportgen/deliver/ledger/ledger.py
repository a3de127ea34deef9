"""The append-only record of what was sent: intent before, outcome after, on disk before the next step."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from reportgen.deliver.ledger.lines import TORN, read_line, read_lines, write_line
from reportgen.errors import DeliveryError
from reportgen.model.delivery import Message, Outcome, Receipt
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span

_PART = 1_048_576  # bytes read at once


class Ledger:
    """One JSON object a line; a line torn by a crash is marked and a new one started.

    Held under an exclusive lock while open, so that two senders never share it. This gives each
    recipient a message at most once: SMTP cannot promise exactly once, and what a crash left
    as `intent` stays uncertain until a person decides.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._failure: OSError | None = None
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
            content = _content(self._file)
            self._receipts = dict(read_lines(path, content))
            self._end_last_line(content)
        except OSError as error:
            os.close(self._file)
            raise DeliveryError([_unusable(path, error)]) from error
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
        """Raises OSError also after an earlier one: a line that was cut must not be lengthened."""
        if self._failure is not None:
            raise self._failure
        try:
            while line:
                line = line[os.write(self._file, line) :]
            os.fsync(self._file)
        except OSError as error:
            self._failure = error
            raise

    def _end_last_line(self, content: bytes) -> None:
        last = content.rpartition(b"\n")[2]
        if last:
            self._append(b"\n" if read_line(last) is not None else TORN + b"\n")


def read_ledger(path: Path) -> Mapping[str, Receipt]:
    """The last entry for each key, without locking; empty when there is no ledger yet."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DeliveryError([_unusable(path, error)]) from error
    try:
        return dict(read_lines(path, _content(descriptor)))
    except OSError as error:
        raise DeliveryError([_unusable(path, error)]) from error
    finally:
        os.close(descriptor)


def _content(descriptor: int) -> bytes:
    """All bytes of an open file; raises OSError for what is none, such as a device or a pipe."""
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    parts: list[bytes] = []
    size = 0
    while part := os.pread(descriptor, _PART, size):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _open(path: Path) -> int:
    """The file, made with its folder where there is none, and both safely on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK, 0o600)
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
