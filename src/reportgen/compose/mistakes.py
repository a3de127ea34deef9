"""What is wrong with a report, gathered while it is composed."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.missing_signs import MissingSigns
from reportgen.model.diagnostic import Diagnostic, Severity
from reportgen.model.span import Span
from reportgen.model.text.place import Place


class Mistakes:
    """Every mistake of one composition, each once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._missing = MissingSigns()

    def report(self, code: str, message: str, place: Place | Span | None, hint: str | None = None) -> None:
        """Take one mistake and where it stands."""
        self._report(code, message, place, hint, Severity.ERROR)

    def warn(self, code: str, message: str, place: Place | Span | None, hint: str | None = None) -> None:
        """Take what its author should know and what keeps no report from being built."""
        self._report(code, message, place, hint, Severity.WARNING)

    def note(self, code: str, message: str, place: Place | Span | None, hint: str | None = None) -> None:
        """Take what its author may want to know."""
        self._report(code, message, place, hint, Severity.NOTE)

    def add(self, diagnostic: Diagnostic) -> None:
        """Take one that another made."""
        self._found.setdefault(diagnostic)

    def report_missing(self, theme: str, sign: str, name: str, place: Place | Span | None) -> None:
        """Take one character that no font of the theme has, which Unicode calls `name`."""
        self._missing.add(theme, sign, name, place.span if isinstance(place, Place) else place)

    def take(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take all that others found."""
        self._found.update(dict.fromkeys(diagnostics))

    def __len__(self) -> int:
        return len(self.found)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """What stands in the way of the report, in the order in which it was met."""
        return tuple(each for each in self._all() if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What does not."""
        return tuple(each for each in self._all() if each.severity is not Severity.ERROR)

    def _all(self) -> Iterable[Diagnostic]:
        return dict.fromkeys((*self._found, *self._missing.diagnostics()))

    def _report(
        self, code: str, message: str, place: Place | Span | None, hint: str | None, severity: Severity
    ) -> None:
        span = place.span if isinstance(place, Place) else place
        self._found.setdefault(Diagnostic(code, message, span, hint, severity))
