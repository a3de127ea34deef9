"""What is wrong with a report, gathered while it is composed."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.compose.missing_signs import MissingSigns
from reportgen.model.diagnostic import Diagnostic
from reportgen.model.span import Span
from reportgen.model.text.place import Place


class Mistakes:
    """Every mistake of one composition, each once."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self._missing = MissingSigns()

    def report(self, code: str, message: str, place: Place | Span | None, hint: str | None = None) -> None:
        """Take one mistake and where it stands."""
        span = place.span if isinstance(place, Place) else place
        self._found.setdefault(Diagnostic(code, message, span, hint))

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
        return len(self._found) + len(self._missing)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All of them, in the order in which they were met."""
        return tuple(dict.fromkeys((*self._found, *self._missing.diagnostics())))
