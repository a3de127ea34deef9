"""The exceptions of reportgen.

ReportgenError          carries diagnostics, has an exit code
  ├── ContentError      1   the content needs a change
  ├── UsageError        2   wrong usage or configuration of the call
  ├── StaleError        3   what is built is not what would be built now
  ├── EngineError       4   an engine, font or system library failed or is missing
  └── DeliveryError     5   built, but delivery failed or is uncertain
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.model.diagnostic import Diagnostic


class ReportgenError(Exception):
    """Carries every diagnostic found before giving up, ordered by place."""

    exit_code = 70

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda each: each.sort_key))
        super().__init__("; ".join(each.message for each in self.diagnostics))

    def __reduce__(self) -> tuple[type[ReportgenError], tuple[tuple[Diagnostic, ...]]]:
        """Keep the diagnostics across process borders."""
        return (type(self), (self.diagnostics,))


class ContentError(ReportgenError):
    """The content needs a change."""

    exit_code = 1


class UsageError(ReportgenError):
    """The call itself is wrong."""

    exit_code = 2


class StaleError(ReportgenError):
    """What is built is not what would be built now."""

    exit_code = 3


class EngineError(ReportgenError):
    """An engine, font or system library failed or is missing."""

    exit_code = 4


class DeliveryError(ReportgenError):
    """Built, but delivery failed or is uncertain."""

    exit_code = 5
