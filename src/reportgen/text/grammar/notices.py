"""Mistakes and warnings of one text, gathered while it is read → diagnostics, each kind of warning once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.text.place import Place


@dataclass(slots=True)
class Notices:
    """`warnings` holds the first place of each kind, `counts` how often it was met."""

    mistakes: list[Diagnostic] = field(default_factory=list)
    warnings: dict[tuple[str, str], Diagnostic] = field(default_factory=dict)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        """Take a mistake."""
        self.mistakes.append(Diagnostic(code, message, place.span, hint))

    def warn(
        self,
        message: str,
        place: Place,
        hint: str,
        *,
        is_counted: bool = True,
        code: str = "unsupported-markup",
    ) -> None:
        """Take what other programs read and a report does not; an end counts with what it ends."""
        kind = (code, message)
        if is_counted or kind not in self.counts:
            self.counts[kind] = self.counts.get(kind, 0) + 1
        self.warnings.setdefault(kind, Diagnostic(code, message, place.span, hint, Severity.WARNING))

    @property
    def all(self) -> tuple[Diagnostic, ...]:
        """Every mistake, and one warning for each kind with how often it stands in the text."""
        return (*self.mistakes, *(self._counted(kind) for kind in self.warnings))

    def _counted(self, kind: tuple[str, str]) -> Diagnostic:
        first, count = self.warnings[kind], self.counts[kind]
        return (
            first if count == 1 else replace(first, message=f"{first.message}, {count:,} times in this text")
        )
