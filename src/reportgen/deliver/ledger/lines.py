"""Receipts ↔ the lines of a ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportgen.errors import DeliveryError
from reportgen.model.delivery import Outcome, Receipt
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.names import ProfileId
from reportgen.model.span import Span

# Ends a line that a crash cut short: valid entries end with a brace.
TORN = b" #torn"


def write_line(receipt: Receipt) -> bytes:
    """One entry with its line end."""
    return json.dumps(plain(receipt), ensure_ascii=True, sort_keys=True).encode() + b"\n"


def plain(receipt: Receipt) -> dict[str, object]:
    """A receipt as JSON values, for ledgers and for people."""
    return {
        "key": receipt.key,
        "profile": receipt.profile,
        "edition": receipt.edition,
        "to": receipt.address,
        "message_id": receipt.message_id,
        "outcome": receipt.outcome,
        "answer": receipt.answer,
        "at": receipt.at,
        "files": dict(receipt.digests),
    }


def read_lines(path: Path, content: bytes) -> Iterator[tuple[str, Receipt]]:
    """Every entry by key, oldest first; raises DeliveryError for a line that no crash explains.

    A torn last line is skipped: its intent was never acted on, and a lost outcome leaves its intent.
    """
    lines = content.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip() or number == len(lines) or line.endswith(TORN):
            continue
        try:
            receipt = _receipt(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise DeliveryError([_broken(path, number)]) from error
        yield receipt.key, receipt


def _receipt(entry: dict[str, Any]) -> Receipt:
    return Receipt(
        key=entry["key"],
        profile=ProfileId(entry["profile"]),
        edition=entry["edition"],
        address=entry["to"],
        message_id=entry["message_id"],
        outcome=Outcome(entry["outcome"]),
        answer=entry["answer"],
        at=entry["at"],
        digests=dict(entry["files"]),
    )


def _broken(path: Path, line: int) -> Diagnostic:
    return Diagnostic(
        code="ledger-broken",
        message="this line is no entry of a ledger",
        span=Span(str(path), line),
        hint="restore the ledger from its backup; without it nobody can say who got what",
    )
