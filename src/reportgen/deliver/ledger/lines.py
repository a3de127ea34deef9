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
_TEXTS = ("key", "profile", "edition", "to", "message_id", "answer", "at")


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

    A torn line is skipped: its intent was never acted on, and a lost outcome leaves its intent. One that is
    whole counts, even where its line end is missing or somebody marked it as torn.
    """
    lines = content.split(b"\n")
    for number, line in enumerate(lines, 1):
        entry = line.removesuffix(TORN)
        if not entry.strip():
            continue
        receipt = read_line(entry)
        if receipt is not None:
            yield receipt.key, receipt
        elif number < len(lines) and entry == line:
            raise DeliveryError([_broken(path, number)])


def read_line(line: bytes) -> Receipt | None:
    """The entry in one line; None where it is none, or only a part of one."""
    try:
        return _receipt(json.loads(line))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _receipt(entry: dict[str, Any]) -> Receipt:
    files = dict(entry["files"])
    texts = [entry[each] for each in _TEXTS]
    if not all(isinstance(each, str) for each in (*texts, *files, *files.values())):
        raise TypeError
    key, profile, edition, address, message_id, answer, at = texts
    return Receipt(
        key=key,
        profile=ProfileId(profile),
        edition=edition,
        address=address,
        message_id=message_id,
        outcome=Outcome(entry["outcome"]),
        answer=answer,
        at=at,
        digests=files,
    )


def _broken(path: Path, line: int) -> Diagnostic:
    return Diagnostic(
        code="ledger-broken",
        message="this line is no entry of a ledger",
        span=Span(str(path), line),
        hint="restore the ledger from its backup; without it nobody can say who got what",
    )
