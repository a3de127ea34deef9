"""One thing to tell an author, and where."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from reportgen.model.frozen import frozen
from reportgen.model.span import Span


class Severity(StrEnum):
    """How much a diagnostic weighs: errors stop a build, the others are said."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Diagnostic:
    """`code` finishes the sentence "this file has a …"; `message` is lower case without full stop."""

    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by place, so that one run always prints the same list."""
        span = self.span or Span("", 0)
        return (span.path, span.line, span.column or 0, self.code, self.message)


# The one way to report a mistake: each reader is handed a `Reporter` and calls it once per mistake.
Reporter: TypeAlias = Callable[[Diagnostic], None]
