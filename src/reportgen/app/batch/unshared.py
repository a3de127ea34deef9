"""Rows that were laid out in full → steps for those that had to be, warnings for the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.report.unshareable import Refusal

HINT = "laid out in full a report is the same, only later; please report this"


@dataclass(slots=True)
class Unshared:
    """Is called from several threads with why rows share nothing; `step` gets a line for each.

    Faults are kept, one for each reason, with the rows that met it.
    """

    step: Callable[[str], None]
    whole: Refusal | None = None
    faults: dict[str, list[int]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def report_all(self, refused: Refusal) -> None:
        """No row shares a layout."""
        self.whole = refused
        self.step(f"rows share no layout: {refused.reason}")

    def report(self, row: int, refused: Refusal) -> None:
        """Row number `row` needed a full layout."""
        self.step(f"row {row} is laid out in full: {refused.reason}")
        if refused.is_fault:
            with self.lock:
                self.faults.setdefault(refused.reason, []).append(row)

    def warnings(self) -> Iterator[Diagnostic]:
        """One for each kind of fault."""
        if self.whole is not None and self.whole.is_fault:
            yield _warning(f"rows share no layout: {self.whole.reason}")
        for reason, rows in self.faults.items():
            more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
            yield _warning(f"row {min(rows)}{more} could not be set into shared pages: {reason}")


def _warning(message: str) -> Diagnostic:
    return Diagnostic("unshared-layout", message, hint=HINT, severity=Severity.WARNING)
